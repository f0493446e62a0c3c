using System.Text;
using System.Text.RegularExpressions;
using Observatoire.Editions;
using Observatoire.Support;

namespace Observatoire.Pages.Tests;

/// <summary>
/// Published bytes beside those that were last read by somebody, in tests/golden: a page a scope, an open file, a series, the drawings
/// (docs/adr/0010). <c>OBSERVATOIRE_GOLDEN=refresh dotnet test tests/Pages.Tests --filter GoldenTests</c> writes them anew; the difference is
/// then read and committed with what made it.
/// </summary>
[Collection(ComparisonTests.Name)]
public sealed partial class GoldenTests(ComparisonFixture compared, SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "golden");

    [Theory]
    [InlineData("index.html")]
    [InlineData("en/index.html")]
    [InlineData("departements/01/index.html")]
    [InlineData("certificat/index.html")]
    [InlineData("depot/index.html")]
    [InlineData("donnees/INS_FOY.csv")]
    [InlineData("latest.json")]
    [InlineData("certificate.json")]
    public void A_file_of_the_small_country_is_as_it_was(string path) => Check("site", path, site.Text(path));

    [Fact]
    public void A_series_of_the_small_country_is_as_it_was()
    {
        PublishedFile series = site.Files.Single(file => SeriesOfHouseholds().IsMatch(file.Path));
        Check("site", "INS_FOY.json", SiteFixture.TextOf(series));
    }

    [Theory]
    [InlineData("organisations/index.html")]
    [InlineData("reorganisations/index.html")]
    public void A_page_of_comparisons_is_as_it_was(string path) => Check("compared", path, compared.Text(path));

    [Theory]
    [InlineData(@"^reorganisations/[^/]+/index\.html$", "reorganisation.html")]
    [InlineData(@"^departements/[^/]+/comparaison/index\.html$", "comparaison.html")]
    [InlineData(@"^organisations/[^/]+/index\.html$", "axis.html")]
    [InlineData(@"^departements/[^/]+/charge/index\.html$", "charge.html")]
    public void The_first_page_of_a_kind_is_as_it_was(string pattern, string name)
    {
        PublishedFile first = compared
            .Files.Where(file => Regex.IsMatch(file.Path, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
            .MinBy(file => file.Path, StringComparer.Ordinal)!;
        Check("compared", name, SiteFixture.TextOf(first));
    }

    private static void Check(string folder, string path, string content)
    {
        // A hash of compressed bytes changes with the library that compresses them, and says nothing to a reader of the difference.
        string published = Hash().Replace(content, "<hash>");
        string file = Path.Combine(Folder, folder, path.Replace('/', '_'));
        if (Golden.IsRefreshed)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, Encoding.UTF8.GetBytes(published));
        }

        Assert.True(File.Exists(file), $"{file} is missing: {Golden.Switch}=refresh writes it.");
        string known = Encoding.UTF8.GetString(File.ReadAllBytes(file));
        Assert.True(
            string.Equals(known, published, StringComparison.Ordinal),
            $"{path} has changed at {Difference(known, published)}. If it should: {Golden.Switch}=refresh, read the difference, commit it."
        );
    }

    private static string Difference(string golden, string published)
    {
        int at = golden.Zip(published).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"character {at}: « {Around(golden, at)} » is « {Around(published, at)} »";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 40)];

    [GeneratedRegex(@"\b([0-9a-f]{64}|[0-9a-f]{12})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hash();

    [GeneratedRegex(@"^series/INS_FOY\.[0-9a-f]{12}\.json$", RegexOptions.None, 1000)]
    private static partial Regex SeriesOfHouseholds();
}
