using System.Globalization;
using System.Text;
using Observatoire.Editions;

namespace Observatoire.Storage.Tests;

/// <summary>
/// Releases of a small site whose pages name one another, their assets, their series and open files; a page and an open
/// file of each release are in no other.
/// </summary>
internal static class LinkedSite
{
    private const int Pages = 24;
    private const int OpenFiles = 8;

    public const int PageCount = Pages + 2;

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"2027-02-{number:00}-r");

    public static IReadOnlyList<PublishedFile> Of(int number)
    {
        string id = Id(number);
        string asset = $"assets/site.{id}.css";
        string[] open = [.. Enumerable.Range(0, OpenFiles).Select(each => $"donnees/{each}.csv"), $"donnees/{id}.csv"];
        string[] pages =
        [
            "",
            .. Enumerable.Range(0, Pages).Select(each => $"departements/{each}/"),
            $"nouvelles/{id}/",
        ];
        string[] series = [.. pages.Select((_, index) => $"releases/{id}/{index}.0a1b.json")];
        string navigation = string.Concat(pages.Concat(open).Select(each => $"<a href=\"/{each}\">{each}</a>\n"));
        return
        [
            Text("latest.json", $"[{string.Join(',', series.Select(each => $"\"/{each}\""))}]", "application/json"),
            Text(asset, $"/* {id} */", "text/css", immutable: true),
            .. series.Select(each => Text(each, $"{{\"release\":\"{id}\"}}", "application/json", immutable: true)),
            .. open.Select(each => Text(each, $"release;{id}", "text/csv")),
            .. pages
                .Index()
                .Select(page =>
                    Text(
                        page.Item + "index.html",
                        $"""
                        <!doctype html><html lang="fr" data-release="{id}"><link rel="stylesheet" href="/{asset}">
                        <body data-series="/{series[page.Index]}">{navigation}</body></html>
                        """,
                        "text/html"
                    )
                ),
        ];
    }

    private static PublishedFile Text(string path, string text, string type, bool immutable = false) =>
        new(path, $"{type}; charset=utf-8", Encoding.UTF8.GetBytes(text), null, immutable);
}
