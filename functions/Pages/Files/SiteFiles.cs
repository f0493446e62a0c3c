using Observatoire.Editions;

namespace Observatoire.Pages.Files;

/// <summary>Everything of a release but its pages: where each figure they show can be found.</summary>
/// <param name="Sent">Of the indicators that départements send.</param>
/// <param name="Derived">Of those computed from them, with what each is computed from.</param>
/// <param name="Tables">What is told of territories, of départements beside each other and of groups; one without a line is absent.</param>
internal sealed record SiteFiles(
    IReadOnlyList<IndicatorFiles> Sent,
    IReadOnlyList<DerivedFile> Derived,
    IReadOnlyList<CsvFile> Tables
)
{
    public IEnumerable<CsvFile> Open =>
        [.. Sent.Select(file => file.Open), .. Derived.Select(file => file.Open), .. Tables];

    /// <summary>In the order of their publication.</summary>
    public IEnumerable<PublishedFile> All =>
        [
            .. Sent.SelectMany(file => file.Series.All),
            .. Open.Select(file => file.OfRelease),
            .. Open.Select(file => file.Stable),
        ];

    /// <returns>Null when the release has no such table.</returns>
    public CsvFile? Find(string table) =>
        Tables.FirstOrDefault(file => string.Equals(file.Name, table, StringComparison.Ordinal));

    /// <param name="figures">The figures of the release.</param>
    /// <param name="tables">What is told beside indicators.</param>
    public static SiteFiles Write(SiteFigures figures, IEnumerable<CsvFile?> tables) =>
        new(
            [
                .. figures
                    .Indicators.AsParallel()
                    .AsOrdered()
                    .Select(indicator => IndicatorFiles.Write(figures, indicator)),
            ],
            [
                .. figures
                    .Derived.AsParallel()
                    .AsOrdered()
                    .Select(indicator => new DerivedFile(
                        indicator,
                        CsvFile.Write(indicator.Code, IndicatorCsv.Write(figures, indicator))
                    )),
            ],
            [.. tables.OfType<CsvFile>()]
        );
}

/// <param name="Indicator">A ratio of what départements send.</param>
/// <param name="Open">Its figures.</param>
internal sealed record DerivedFile(IndicatorDefinition Indicator, CsvFile Open);
