using Observatoire.Editions;
using Observatoire.Editions.Time;

namespace Observatoire.Pages.Files;

/// <summary>The series of one indicator: its last months in one file, each older calendar year in a file of its own.</summary>
/// <remarks>
/// An address carries the hash of what the file says and no release: a year that nobody corrected is the same file from one
/// release to the next.
/// </remarks>
/// <param name="From">First month of <paramref name="Recent"/>.</param>
/// <param name="Recent">The last thirteen months: the last one, and those of a year it is compared over.</param>
/// <param name="Years">
/// All the months of each year that has one before <paramref name="From"/>, in order: whole years, so that the next month
/// changes none of them.
/// </param>
internal sealed record SeriesFiles(ReferenceMonth From, PublishedFile Recent, IReadOnlyList<YearSeries> Years)
{
    private const string Folder = "series/";
    private const int RecentMonths = 13;

    /// <summary>Address of the file of a year, from the root, with <c>{code}</c>, <c>{year}</c> and <c>{hash}</c> to be replaced.</summary>
    public const string YearAddress = $"/{Folder}{{code}}.{{year}}.{{hash}}.json";

    public IEnumerable<PublishedFile> All => Years.Select(year => year.File).Append(Recent);

    public static SeriesFiles Write(SiteFigures figures, IndicatorDefinition indicator)
    {
        IReadOnlyList<ReferenceMonth> months = figures.MonthsOf(indicator.Code);
        ReferenceMonth[] recent = [.. months.TakeLast(RecentMonths)];
        return new SeriesFiles(
            recent[0],
            MakeFile(indicator.Code, SeriesJson.Write(figures, indicator, recent)),
            [
                .. months
                    .Where(month => month < recent[0])
                    .Select(month => month.Year)
                    .Distinct()
                    .Select(year => WriteYear(figures, indicator, year, months)),
            ]
        );
    }

    private static YearSeries WriteYear(
        SiteFigures figures,
        IndicatorDefinition indicator,
        int year,
        IEnumerable<ReferenceMonth> months
    )
    {
        byte[] json = SeriesJson.Write(figures, indicator, [.. months.Where(month => month.Year == year)]);
        return new YearSeries(year, ContentHash.Compute(json), MakeFile($"{indicator.Code}.{year}", json));
    }

    private static PublishedFile MakeFile(string name, byte[] json) =>
        new(
            $"{Folder}{name}.{ContentHash.Compute(json)}.json",
            "application/json; charset=utf-8",
            Brotli.Compress(json),
            "br",
            Immutable: true
        );
}

/// <param name="Year">The calendar year.</param>
/// <param name="Hash">The part of its address that changes when its figures do.</param>
/// <param name="File">The file.</param>
internal sealed record YearSeries(int Year, string Hash, PublishedFile File);
