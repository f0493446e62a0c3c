using System.Security.Cryptography;
using System.Text;

namespace Observatoire.Local.Demonstration;

/// <summary>One return of the demonstration: what a département sends for a month.</summary>
/// <param name="Departement">Its code.</param>
/// <param name="Month">The month, <c>2018-12</c>.</param>
/// <param name="Content">The file sent, header included.</param>
public sealed record DemonstrationReturn(string Departement, string Month, byte[] Content);

/// <summary>The demonstration file cut into the returns it is made of.</summary>
/// <param name="Returns">One a département and month, in the order of the file.</param>
/// <param name="Hash">SHA-256 of the file.</param>
public sealed record DemonstrationReturns(IReadOnlyList<DemonstrationReturn> Returns, string Hash)
{
    /// <summary>What the départements declare of their organisation before they send anything: JSON by code.</summary>
    public IReadOnlyDictionary<string, byte[]> Organisations { get; init; } = new Dictionary<string, byte[]>();

    /// <exception cref="RunnerException">When a line names no month or no département.</exception>
    public static DemonstrationReturns Read(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        string[] lines = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n").Split('\n');
        Dictionary<(string Month, string Departement), StringBuilder> slices = [];
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            if (lines[i].Split(';', 3) is not [{ Length: 7 } month, { Length: > 0 } departement, _])
            {
                throw new RunnerException(RunnerText.Current.DemonstrationUnreadable, file, i + 1);
            }

            if (!slices.TryGetValue((month, departement), out StringBuilder? slice))
            {
                slices[(month, departement)] = slice = new StringBuilder(lines[0]).Append('\n');
            }

            slice.Append(lines[i]).Append('\n');
        }

        return new DemonstrationReturns(
            [
                .. slices.Select(slice => new DemonstrationReturn(
                    slice.Key.Departement,
                    slice.Key.Month,
                    Encoding.UTF8.GetBytes(slice.Value.ToString())
                )),
            ],
            Convert.ToHexStringLower(SHA256.HashData(bytes))
        );
    }
}
