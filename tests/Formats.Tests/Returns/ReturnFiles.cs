using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Organisations;
using Observatoire.Support;

namespace Observatoire.Formats.Tests.Returns;

/// <summary>Files checked as the service checks them, with its nomenclature, as if it were November 2026.</summary>
internal static class ReturnFiles
{
    public static EditionSeries Editions { get; } = NomenclatureFolder.Read(Repository.Nomenclature);

    private static readonly ReturnCheck Rules = new(Editions);

    private static readonly ReturnCheck Unhurried = new(Editions, usesShortcut: false);

    public static CheckedFile Check(
        byte[] bytes,
        Organisation? organisation = null,
        ReturnHistory? history = null,
        string? month = null
    ) => Read(bytes, organisation, history, month).File;

    /// <summary>With how the file is laid out.</summary>
    public static (ReturnLayout Layout, CheckedFile File) Read(
        byte[] bytes,
        Organisation? organisation = null,
        ReturnHistory? history = null,
        string? month = null
    )
    {
        ReturnSession session = Begin(month);
        ReturnLayout layout = ReturnFileReader.Read(bytes, session);
        return (layout, session.Complete(organisation, history ?? ReturnHistory.None));
    }

    /// <summary>From a stream that is not memory, as a long body is read.</summary>
    public static CheckedFile CheckStreamed(byte[] bytes)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            using FileStream file = File.OpenRead(path);
            ReturnSession session = Begin(null);
            ReturnFileReader.Read(file, session);
            return session.Complete(null, ReturnHistory.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The verdict and every cell read, accepted or not, in words.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="usesShortcut">False to read every line in full.</param>
    public static IReadOnlyList<string> Tell(byte[] bytes, bool usesShortcut)
    {
        ReturnSession session = (usesShortcut ? Rules : Unhurried).Begin(Ask(null));
        Assert.Equal(usesShortcut, session.Shortcut is not null);
        ReturnFileReader.Read(bytes, session);
        CheckedFile file = session.Complete(null, ReturnHistory.None);
        return
        [
            $"{file.Departement} {file.Rows} {file.Findings.Errors} {file.Findings.Warnings} {file.Returns.Count}",
            .. file.RowsOfMonths.OrderBy(month => month.Key).Select(month => $"{month.Key}: {month.Value}"),
            .. file.Findings.Findings.Select(found => found.ToString()),
            .. file.Months.SelectMany(
                month => CellsOf(session.Typed(month)!.Cells),
                (month, cell) => $"{month} {cell}"
            ),
        ];
    }

    private static IEnumerable<string> CellsOf(MonthCells month) =>
        from territory in month.All.ToArray()
        from cell in Enumerable.Range(0, territory.Count)
        where territory.StatusOf(cell) != ValueStatus.Absent
        select $"{territory.Code} {cell} {territory.StatusOf(cell)} {territory.Hundredths(cell)} {territory.LineOf(cell)}";

    /// <summary>A file kept beside these tests.</summary>
    public static byte[] Bytes(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Returns", "files", name));

    private static ReturnSession Begin(string? month) => Rules.Begin(Ask(month));

    private static ReturnAsk Ask(string? month) =>
        new(null, month is null ? null : ReferenceMonth.Parse(month), new ReferenceMonth(2026, 11));
}
