using System.Text.Json;
using Observatoire.Editions;

namespace Observatoire.Pages.Files;

/// <summary>
/// <c>latest.json</c>: what the current release is made of. Uploaded last: what it names is there.
/// </summary>
internal static class LatestJson
{
    public const string Path = "latest.json";

    /// <param name="figures">The figures of the release.</param>
    /// <param name="release">The release.</param>
    /// <param name="files">What is told of them.</param>
    /// <param name="labelOf">What a table is called, by its name.</param>
    /// <param name="pages">Root-absolute addresses of the pages.</param>
    public static PublishedFile Write(
        SiteFigures figures,
        ReleaseStamp release,
        SiteFiles files,
        Func<string, BilingualText> labelOf,
        IReadOnlyList<string> pages
    )
    {
        Latest latest = new(
            release.Id,
            release.PublishedAt.ToUniversalTime(),
            figures.Edition.Period.Id,
            new LatestMonths(figures.Months[0].ToString(), figures.Months[^1].ToString()),
            release.ProvisionalFrom?.ToString(),
            [.. files.Sent.Select(file => Describe(figures, file))],
            [
                .. files.Derived.Select(file => Describe(file.Open, file.Indicator.Label)),
                .. files.Tables.Select(table => Describe(table, labelOf(table.Name))),
            ],
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
            file.Open.Stable.Path,
            file.Open.OfRelease.Path,
            file.Series.Recent.Path,
            file.Series.From.ToString(),
            [.. file.Series.Years.Select(year => new LatestYear(year.Year, year.File.Path))],
            new LatestMonths(months[0].ToString(), months[^1].ToString())
        );
    }

    private static LatestFile Describe(CsvFile file, BilingualText label) =>
        new(file.Name, label, file.Stable.Path, file.OfRelease.Path);

    private sealed record Latest(
        string Release,
        DateTimeOffset PublishedAt,
        string Edition,
        LatestMonths Months,
        string? ProvisionalFrom,
        IReadOnlyList<LatestIndicator> Indicators,
        IReadOnlyList<LatestFile> Files,
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
        string SeriesFrom,
        IReadOnlyList<LatestYear> SeriesOfYears,
        LatestMonths Months
    );

    private sealed record LatestYear(int Year, string Series);

    private sealed record LatestFile(string Name, BilingualText Label, string Csv, string CsvOfRelease);
}
