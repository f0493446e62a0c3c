using Observatoire.Editions;

namespace Observatoire.Pages.Files;

/// <summary>The files of one indicator in one release, and the addresses pages give for them.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Series">For the pages' script, compressed, hashed.</param>
/// <param name="CsvOfRelease">For people and machines, compressed, hashed: what this release said for ever.</param>
/// <param name="Csv">The same bytes at the stable address, as they are.</param>
internal sealed record IndicatorFiles(
    IndicatorDefinition Indicator,
    PublishedFile Series,
    PublishedFile CsvOfRelease,
    PublishedFile Csv
)
{
    private const string JsonType = "application/json; charset=utf-8";
    private const string CsvType = "text/csv; charset=utf-8; header=present";

    public static IndicatorFiles Write(SiteFigures figures, IndicatorDefinition indicator, ReleaseStamp release)
    {
        byte[] series = SeriesJson.Write(figures, indicator, release);
        byte[] csv = IndicatorCsv.Write(figures, indicator);
        string folder = $"releases/{release.Id}";
        return new IndicatorFiles(
            indicator,
            new(
                $"{folder}/{indicator.Code}.{ContentHash.Compute(series)}.json",
                JsonType,
                Brotli.Compress(series),
                "br",
                Immutable: true
            ),
            new(
                $"{folder}/donnees/{indicator.Code}.{ContentHash.Compute(csv)}.csv",
                CsvType,
                Brotli.Compress(csv),
                "br",
                Immutable: true
            ),
            new($"donnees/{indicator.Code}.csv", CsvType, csv, ContentEncoding: null, Immutable: false)
        );
    }
}
