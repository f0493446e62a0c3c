using System.Text;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;

namespace Observatoire.Bench;

/// <summary>The demonstration's returns, one file a département and month, as they are sent.</summary>
internal static class Demonstration
{
    public static EditionSeries Editions { get; } =
        NomenclatureFolder.Read(Path.Combine(AppContext.BaseDirectory, "nomenclature"));

    public static byte[][] Returns { get; } = Read();

    /// <summary>One return checked whole, as the service checks it without a key.</summary>
    public static CheckedFile Check(ReturnCheck check, byte[] file)
    {
        ReturnSession session = check.Begin(new ReturnAsk(null, null, new ReferenceMonth(2026, 11)));
        ReturnFileReader.Read(file, session);
        CheckedFile verdict = session.Complete(null, ReturnHistory.None);
        return verdict.Accepted ? verdict : throw new InvalidDataException("A return of the demonstration is refused.");
    }

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
