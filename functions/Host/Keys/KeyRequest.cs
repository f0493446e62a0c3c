using Microsoft.AspNetCore.Http.HttpResults;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Keys;

/// <summary>What the key to issue must be; everything has a value by default.</summary>
/// <param name="Label">What its holder calls it: at most 60 characters.</param>
/// <param name="Scope">What it opens.</param>
/// <param name="Simulated">True when all it deposits is synthetic.</param>
/// <param name="ExpiresAt">First instant at which it no longer opens; or give <paramref name="Days"/>.</param>
/// <param name="Days">Days it opens: 1 to 730, 365 when nothing is said.</param>
/// <param name="Replaces">Id of the key it takes the place of.</param>
/// <param name="OverlapDays">Days that one goes on opening: 0 to 60.</param>
public sealed record KeyRequest(
    string Label = "",
    KeyScope Scope = KeyScope.Deposit,
    bool Simulated = false,
    DateTimeOffset? ExpiresAt = null,
    int? Days = null,
    string? Replaces = null,
    int OverlapDays = 7
)
{
    private const int MostCharacters = 60;
    private const int MostDays = 730;
    private const int MostOverlap = 60;
    private const int UsualDays = 365;

    /// <returns>The answer that says which member cannot be used, or null.</returns>
    public ProblemHttpResult? Fault(DateTimeOffset now)
    {
        if (Label.Length > MostCharacters || Label.Any(char.IsControl))
        {
            return Unusable("label", Label.Length, $"0-{MostCharacters}");
        }

        if (Days is not null && (Days < 1 || Days > MostDays || ExpiresAt is not null))
        {
            return Unusable("days", Days, $"1-{MostDays}");
        }

        if (ExpiresAt is DateTimeOffset end && (end <= now || end > now.AddDays(MostDays)))
        {
            return Unusable(
                "expiresAt",
                Problem.Day(end),
                $"{Problem.Day(now)} - {Problem.Day(now.AddDays(MostDays))}"
            );
        }

        return OverlapDays is < 0 or > MostOverlap ? Unusable("overlapDays", OverlapDays, $"0-{MostOverlap}") : null;
    }

    public DepositKey KeyOf(string departement, string keyId, string sha256, DateTimeOffset now) =>
        new(departement, keyId, sha256, now, ExpiresAt?.ToUniversalTime() ?? now.AddDays(Days ?? UsualDays), null)
        {
            Label = Label.Trim(),
            Scope = Scope,
            Simulated = Simulated,
        };

    public DateTimeOffset EndOfOverlap(DateTimeOffset now) => now.AddDays(OverlapDays);

    private static ProblemHttpResult Unusable(string member, object value, string expected) =>
        Problem.Answer("value-not-usable", member, value, expected);
}
