using System.Text;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Support;

namespace Observatoire.Bench;

/// <summary>The demonstration's returns, one file a département and month, as they are sent.</summary>
internal static class Demonstration
{
    public static EditionSeries Editions { get; } = NomenclatureFolder.Read(Repository.Nomenclature);

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
            Repository.PathOf("infra", "local", "demonstration", "returns-2017-2018.csv")
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
