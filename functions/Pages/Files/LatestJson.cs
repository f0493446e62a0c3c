using System.Text.Json;
using Observatoire.Editions;

namespace Observatoire.Pages.Files;

/// <summary>
/// <c>latest.json</c>: what the current release is made of. Uploaded last: what it names is there.
/// </summary>
internal static class LatestJson
{
    public const string Path = "latest.json";

    public static PublishedFile Write(
        SiteFigures figures,
        ReleaseStamp release,
        IReadOnlyList<IndicatorFiles> files,
        IReadOnlyList<string> pages
    )
    {
        Latest latest = new(
            release.Id,
            release.PublishedAt.ToUniversalTime(),
            figures.Edition.Period.Id,
            new LatestMonths(figures.Months[0].ToString(), figures.Months[^1].ToString()),
            release.ProvisionalFrom?.ToString(),
            [.. files.Select(file => Describe(figures, file))],
            pages
        );
        return new PublishedFile(
            Path,
            "application/json; charset=utf-8",
            JsonSerializer.SerializeToUtf8Bytes(latest, JsonFile.Options),
            ContentEncoding: null,
            Immutable: false
        );
    }

    private static LatestIndicator Describe(SiteFigures figures, IndicatorFiles file)
    {
        var months = figures.MonthsOf(file.Indicator.Code);
        return new LatestIndicator(
            file.Indicator.Code,
            file.Indicator.Label,
            file.Indicator.Unit,
            file.Csv.Path,
            file.CsvOfRelease.Path,
            file.Series.Path,
            new LatestMonths(months[0].ToString(), months[^1].ToString())
        );
    }

    private sealed record Latest(
        string Release,
        DateTimeOffset PublishedAt,
        string Edition,
        LatestMonths Months,
        string? ProvisionalFrom,
        IReadOnlyList<LatestIndicator> Indicators,
        IReadOnlyList<string> Pages
    );

    private sealed record LatestMonths(string First, string Last);

    private sealed record LatestIndicator(
        string Code,
        BilingualText Label,
        BilingualText Unit,
        string Csv,
        string CsvOfRelease,
        string Series,
        LatestMonths Months
    );
}
