using Observatoire.Support;

namespace Observatoire.Browser;

/// <summary>The part of the demonstration these tests look at, so that they need not wait for all of it.</summary>
internal static class RealMonths
{
    /// <summary>The département and month left out, to be seen as a gap.</summary>
    public const string Absent = "23";

    private const string AbsentMonth = "2018-09";

    private static readonly HashSet<string> Months =
    [
        "2017-12",
        "2018-06",
        "2018-07",
        "2018-08",
        AbsentMonth,
        "2018-10",
        "2018-11",
        "2018-12",
    ];

    /// <summary>Writes the months wanted of the demonstration the runner ships with, and returns the file.</summary>
    public static async Task<string> WriteAsync(string folder)
    {
        string whole = Repository.PathOf("infra", "local", "demonstration", "returns-2017-2018.csv");
        string[] lines = await File.ReadAllLinesAsync(whole);
        string file = Path.Combine(folder, "returns.csv");
        await File.WriteAllLinesAsync(file, lines.Where((line, index) => index == 0 || IsWanted(line.Split(';'))));
        return file;
    }

    private static bool IsWanted(string[] fields) =>
        Months.Contains(fields[0])
        && !(
            string.Equals(fields[0], AbsentMonth, StringComparison.Ordinal)
            && string.Equals(fields[1], Absent, StringComparison.Ordinal)
        );
}
