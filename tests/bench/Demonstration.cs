using System.Text;
using Observatoire.Formats.Nomenclature;
using Observatoire.Statistics.Nomenclature;

namespace Observatoire.Bench;

/// <summary>The demonstration's returns, one file a département and month, as they are sent.</summary>
internal static class Demonstration
{
    public static EditionSeries Editions { get; } =
        NomenclatureFolder.Read(Path.Combine(AppContext.BaseDirectory, "nomenclature"));

    public static byte[][] Returns { get; } = Read();

    private static byte[][] Read()
    {
        string[] lines = File.ReadAllLines(
            Path.Combine(AppContext.BaseDirectory, "demonstration", "returns-2017-2018.csv")
        );
        return
        [
            .. lines
                .Skip(1)
                .GroupBy(line => string.Join(';', line.Split(';').Take(2)), StringComparer.Ordinal)
                .Select(group => Encoding.UTF8.GetBytes(string.Join('\n', group.Prepend(lines[0])) + "\n")),
        ];
    }
}
