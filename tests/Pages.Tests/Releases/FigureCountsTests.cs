using System.Text.Json;
using Observatoire.Editions;

namespace Observatoire.Pages.Tests.Releases;

/// <summary>What the certificate counts beside what a reader counts in the files.</summary>
[Collection(ComparisonTests.Name)]
public class FigureCountsTests(ComparisonFixture compared, SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public void A_reader_counts_in_the_files_what_the_certificate_says()
    {
        foreach (IReadOnlyList<PublishedFile> files in new[] { compared.Files, site.Files })
        {
            string[] told =
            [
                .. JsonDocument
                    .Parse(SiteFixture.TextOf(files.Single(file => file.Path == "certificate.json")))
                    .RootElement.GetProperty("levels")
                    .EnumerateArray()
                    .Select(level =>
                        $"{level.GetProperty("level")} {level.GetProperty("published")} {level.GetProperty("withheld")}"
                    ),
            ];

            Assert.NotEmpty(told);
            Assert.Equal(Counted(files), told.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Every_level_that_pages_tell_is_counted() =>
        Assert.Equal(
            ["departement", "groupe", "territoire"],
            Counted(compared.Files).Select(line => line.Split(' ')[0])
        );

    /// <summary>As somebody would with a spreadsheet: by the names of the columns, line after line.</summary>
    private static IEnumerable<string> Counted(IReadOnlyList<PublishedFile> files)
    {
        SortedDictionary<string, (int Published, int Withheld)> counts = new(StringComparer.Ordinal);
        foreach (PublishedFile file in files.Where(each => each.Path.StartsWith("donnees/", StringComparison.Ordinal)))
        {
            if (file.Immutable)
            {
                continue;
            }

            string[] lines = SiteFixture.TextOf(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            string[] columns = lines[0].Split(',');
            foreach (string line in lines[1..])
            {
                string[] cells = line.Split(',');
                Assert.Equal(columns.Length, cells.Length);
                Dictionary<string, string> fields = columns
                    .Zip(cells)
                    .ToDictionary(pair => pair.First, pair => pair.Second);
                if (fields.GetValueOrDefault("mesure") is not ("repondants" or "attendus"))
                {
                    (int published, int withheld) = counts.GetValueOrDefault(fields["niveau"]);
                    counts[fields["niveau"]] = (
                        published + (fields["valeur"] == "" ? 0 : 1),
                        withheld + (fields["statut"] == "confidentiel" ? 1 : 0)
                    );
                }
            }
        }

        return counts
            .Where(pair => pair.Value != (0, 0))
            .Select(pair => $"{pair.Key} {pair.Value.Published} {pair.Value.Withheld}");
    }
}
