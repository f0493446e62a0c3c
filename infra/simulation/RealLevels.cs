using System.Globalization;

namespace Observatoire.Simulation;

/// <summary>The real figures a département is drawn around, of the DREES: levels.csv, written by <c>convert</c>.</summary>
/// <param name="MinimumIncome">Households on RSA in December 2018.</param>
/// <param name="SocialStaff">Full-time equivalents of social and educational staff on 31 December 2017; null where the source has none.</param>
public sealed record RealLevels(long MinimumIncome, double? SocialStaff)
{
    private const string File = "levels.csv";

    private const string Header = "departement;foyers_rsa_2018_12;personnel_social_2017";

    /// <summary>Gathers them from the real returns, as <see cref="DreesConverter"/> makes them.</summary>
    /// <returns>The table, LF line ends.</returns>
    public static string Gather(string returns)
    {
        ILookup<(string Month, string Code, string Category), string[]> rows = returns
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(';'))
            .ToLookup(row => (row[0], row[3], row[5]));
        Dictionary<string, string> staff = rows[("2017-12", "ETP_POU", "SOE")]
            .ToDictionary(row => row[1], row => row[6].Replace(',', '.'), StringComparer.Ordinal);
        IEnumerable<string> lines = rows[("2018-12", "INS_FOY", "")]
            .OrderBy(row => row[1], StringComparer.Ordinal)
            .Select(row => $"{row[1]};{row[6]};{staff.GetValueOrDefault(row[1], "")}");
        return string.Join('\n', lines.Prepend(Header)) + "\n";
    }

    /// <summary>By département.</summary>
    public static IReadOnlyDictionary<string, RealLevels> Read() =>
        EmbeddedRows
            .Read(File)
            .ToDictionary(
                row => row[0],
                row => new RealLevels(
                    long.Parse(row[1], CultureInfo.InvariantCulture),
                    row[2].Length == 0 ? null : double.Parse(row[2], CultureInfo.InvariantCulture)
                ),
                StringComparer.Ordinal
            );
}

/// <summary>The tables the simulation brings along.</summary>
internal static class EmbeddedRows
{
    /// <summary>The rows of a table after its header, cut at semicolons.</summary>
    public static IEnumerable<string[]> Read(string name)
    {
        using StreamReader text = new(typeof(EmbeddedRows).Assembly.GetManifestResourceStream(name)!);
        text.ReadLine();
        while (text.ReadLine() is string line)
        {
            yield return line.Split(';');
        }
    }
}
