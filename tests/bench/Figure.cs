using System.Text.Json;

namespace Observatoire.Bench;

/// <summary>One figure: our median time beside a peer's, both measured in turn in the same run.</summary>
/// <param name="Suite">Name of the suite.</param>
/// <param name="Name">What was done.</param>
/// <param name="Ours">Our median, milliseconds unless <see cref="Unit"/> says otherwise.</param>
/// <param name="Peer">What it is compared with.</param>
/// <param name="Theirs">The peer's median, or the limit.</param>
/// <param name="Bound">The most ours may be, as a multiple of the peer's; the least, of a rate.</param>
internal sealed record Figure(string Suite, string Name, double Ours, string Peer, double Theirs, double Bound)
{
    /// <summary>Unit of both, as the line names it.</summary>
    public string Unit { get; init; } = "ms";

    public double Ratio => Ours / Theirs;

    /// <summary>True for so many a second: the more the better.</summary>
    public bool IsRate { get; init; }

    public bool WithinLimit => IsRate ? Ratio >= Bound : Ratio <= Bound;

    public string ToJson() =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["suite"] = Suite,
                ["name"] = Name,
                [$"ours_{Unit}"] = Math.Round(Ours, 3),
                ["peer"] = Peer,
                [$"peer_{Unit}"] = Math.Round(Theirs, 3),
                ["ratio"] = Math.Round(Ratio, 4),
                [IsRate ? "min_ratio" : "max_ratio"] = Math.Round(Bound, 4),
                ["ok"] = WithinLimit,
            }
        );

    /// <summary>The line that says a peer is not there, and why.</summary>
    public static string Skipped(string suite, string peer, string reason) =>
        JsonSerializer.Serialize(
            new
            {
                suite,
                peer,
                skipped = reason,
            }
        );
}
