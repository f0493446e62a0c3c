using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Observatoire.Pages.Tests.Components;

public partial class SitePageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    public static TheoryData<string> EveryPage { get; } =
    [
        .. from language in new[] { "", "en/" }
        from path in new[]
        {
            "",
            "departements/01/",
            "departements/2A/",
            "departements/75/",
            "departements/974/",
            "organisations/",
            "reorganisations/",
            "depot/",
            "certificat/",
        }
        select $"{language}{path}index.html",
    ];

    [Theory]
    [MemberData(nameof(EveryPage))]
    public void Every_page_is_well_formed_with_one_heading_its_landmarks_and_its_language(string path)
    {
        XElement page = Parse(path);

        Assert.Equal(path.StartsWith("en/", StringComparison.Ordinal) ? "en" : "fr", page.Attribute("lang")?.Value);
        Assert.All(new[] { "h1", "main", "header", "footer" }, name => Assert.Single(page.Descendants(name)));
        Assert.NotEmpty(page.Descendants("title").First().Value);
        Assert.Equal("#contenu", page.Descendants("body").Single().Elements("a").First().Attribute("href")?.Value);
        Assert.All(page.Descendants("th"), cell => Assert.NotNull(cell.Attribute("scope")));
        Assert.All(page.Descendants("table"), table => Assert.Single(table.Elements("caption")));
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public void Identifiers_are_unique_and_every_reference_to_one_resolves(string path)
    {
        XElement page = Parse(path);
        List<string> ids = [.. page.DescendantsAndSelf().Attributes("id").Select(id => id.Value)];

        Assert.Equal(ids.Distinct(), ids);
        string[] references =
        [
            .. page.DescendantsAndSelf()
                .Attributes()
                .Where(each => each.Name.LocalName is "aria-labelledby" or "aria-describedby")
                .SelectMany(each => each.Value.Split(' ')),
        ];
        Assert.NotEmpty(references);
        Assert.All(references, id => Assert.Contains(id, ids));
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public void The_policy_forbids_inline_style_and_the_page_has_none(string path)
    {
        XElement page = Parse(path);

        Assert.Contains(
            page.Descendants("meta"),
            meta => meta.Attribute("content")?.Value.Contains("style-src 'self'", StringComparison.Ordinal) == true
        );
        Assert.Empty(page.Descendants().Attributes("style"));
        Assert.Empty(page.Descendants("style"));
        Assert.DoesNotContain(
            page.Descendants("script"),
            each => each.Attribute("src") is null && each.Attribute("type")?.Value != "application/json"
        );
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public void Every_internal_link_leads_to_a_file_of_the_release(string path)
    {
        // Feeds are made when a release is published, beside its files.
        HashSet<string> files = [.. site.Files.Concat(site.Feeds).Select(file => "/" + file.Path)];

        string[] links =
        [
            .. Parse(path)
                .Descendants()
                .Attributes()
                .Where(each => each.Name.LocalName is "href" or "src" && each.Value.StartsWith('/'))
                .Select(each => each.Value.Split('#')[0]),
        ];
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains(link.EndsWith('/') ? link + "index.html" : link, files));
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("departements/01/index.html")]
    [InlineData("departements/75/index.html")]
    [InlineData("certificat/index.html")]
    public void Both_languages_have_the_same_structure(string path)
    {
        static IEnumerable<string> Shape(XElement page) => page.Descendants().Select(each => each.Name.LocalName);

        Assert.Equal(Shape(Parse(path)), Shape(Parse("en/" + path)));
    }

    [Fact]
    public void The_national_number_is_written_as_each_language_writes_it()
    {
        Assert.Equal("19\u202f480 foyers", CardValue("index.html", "INS_FOY"));
        Assert.Equal("19,480 households", CardValue("en/index.html", "INS_FOY"));
        Assert.Contains("Sur un an\u00a0: +480 (+2,5\u202f%)", site.Text("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_month_is_a_gap_in_the_line_and_named_never_a_zero()
    {
        XElement trend = Parse("departements/01/index.html")
            .Descendants("section")
            .Single(each => each.Attribute("id")?.Value == "tendance");

        Assert.Equal(4, trend.Descendants().Count(each => each.Attribute("class")?.Value == "line"));
        Assert.Contains("Donnée non transmise\u00a0: mars 2018.", trend.Value, StringComparison.Ordinal);
        Assert.Equal(
            "non transmis",
            trend
                .Descendants("tr")
                .Single(row => row.Value.StartsWith("mars 2018", StringComparison.Ordinal))
                .Element("td")
                ?.Value
        );
    }

    [Fact]
    public void A_total_over_too_few_departements_is_not_drawn_and_said()
    {
        string page = site.Text("index.html");

        Assert.Contains("mars 2018\u00a0: 3 départements sur 4, non tracé.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_withheld_figure_says_why_it_is_not_there()
    {
        XElement card = Parse("departements/75/index.html")
            .Descendants("article")
            .Single(each => each.Attribute("data-indicator")?.Value == "ETP_POU");

        XElement reason = card.Descendants("abbr").First();
        Assert.Equal("confidentiel", reason.Value);
        Assert.NotEmpty(reason.Attribute("title")!.Value);
    }

    [Fact]
    public void The_map_has_every_departement_with_its_value_in_words()
    {
        XElement map = Parse("index.html").Descendants("svg").Single(each => each.Attribute("class")?.Value == "map");

        Assert.Equal(
            ["01", "2A", "75", "974"],
            map.Descendants("path").Select(each => each.Attribute("data-departement")!.Value).Distinct().Order()
        );
        Assert.Contains(map.Descendants("title"), each => each.Value == "Ain\u00a0: 4,1 pour 1\u202f000 habitants");
    }

    private string CardValue(string path, string indicator) =>
        Spaces()
            .Replace(
                Parse(path)
                    .Descendants("article")
                    .First(each => each.Attribute("data-indicator")?.Value == indicator)
                    .Elements("p")
                    .First()
                    .Value,
                " "
            )
            .Trim();

    private XElement Parse(string path) => PageXml.Parse(site.Text(path));

    [GeneratedRegex("[ \\n]+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Spaces();
}
