using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Observatoire.Pages.Tests.Components;

[Collection(ComparisonTests.Name)]
public class OrganisationsPageTests(ComparisonFixture site)
{
    [Fact]
    public void Types_are_set_side_by_side_with_their_interval_and_verdict()
    {
        XElement delay = Section("organisations/ACA/index.html", "delai");

        Assert.Contains("plus bas qu’attendu", Row(delay, "Sur certains sites"), StringComparison.Ordinal);
        Assert.Contains("plus haut qu’attendu", Row(delay, "Absent"), StringComparison.Ordinal);
        Assert.Contains("49 sur 50", delay.Value, StringComparison.Ordinal);
        Assert.Matches(@"Sur certains sites\u00a0: 15,\d jours, plus bas qu’attendu", delay.Value);
    }

    [Fact]
    public void The_same_page_is_there_in_English()
    {
        XElement delay = Section("en/organisations/ACA/index.html", "delai");

        Assert.Contains("lower than expected", delay.Value, StringComparison.Ordinal);
        Assert.Contains("49 of 50", delay.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_withheld_figure_is_counted_as_such_and_is_in_no_page()
    {
        XElement load = Section("organisations/ACA/index.html", "charge");

        Assert.Contains("confidentiel, donc hors du calcul, pour 1 département", load.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(load.Descendants("th"), cell => cell.Value.StartsWith("Ain ", StringComparison.Ordinal));
        Assert.All(
            SiteFixture.PagesOf(site.Files),
            file =>
                Assert.DoesNotMatch(
                    $"(?<![\\w.,]){Regex.Escape("2,96")}(?!\\d)|(?<![\\w.,])2\\.96(?!\\d)|(?<!\\d)2[.,]93(?!\\d)",
                    SiteFixture.TextOf(file)
                )
        );
    }

    [Fact]
    public void What_was_not_reported_is_no_point_of_the_funnel()
    {
        XElement funnel = Section("organisations/ACA/index.html", "charge").Descendants("details").Single();

        Assert.Equal(99, funnel.Descendants("tbody").Single().Elements("tr").Count());
        Assert.DoesNotContain("Aisne", funnel.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_differs_by_its_shape_and_not_by_colour_alone()
    {
        XElement svg = Section("organisations/ACA/index.html", "charge")
            .Descendants("svg")
            .First(each => each.Attribute("class")?.Value.Contains("funnel", StringComparison.Ordinal) == true);
        string[] shapes =
        [
            .. svg.Elements("path")
                .Where(path => path.Attribute("class")!.Value.StartsWith("mark", StringComparison.Ordinal))
                .Select(path =>
                    path.Attribute("class")!.Value
                    + Regex.Replace(path.Attribute("d")!.Value, "^M[^m]*", string.Empty, RegexOptions.None, Timeout)
                )
                .Distinct(),
        ];

        Assert.Equal(2, shapes.Length);
    }

    [Fact]
    public void The_axes_are_listed_and_only_those_declared_lead_to_a_page()
    {
        XElement page = Parse("organisations/index.html");

        Assert.Equal(14, page.Descendants("tbody").Single().Elements("tr").Count());
        Assert.Equal(
            "/organisations/ACA/",
            page.Descendants("tbody").Single().Descendants("a").Single().Attribute("href")?.Value
        );
    }

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private XElement Parse(string path) => PageXml.Parse(site.Text(path));

    private XElement Section(string path, string id) =>
        Parse(path).Descendants("section").Single(each => each.Attribute("id")?.Value == id);

    private static string Row(XElement section, string name) =>
        section
            .Descendants("table")
            .First()
            .Descendants("tr")
            .Single(row => row.Element("th")?.Value.Trim() == name)
            .Value;
}
