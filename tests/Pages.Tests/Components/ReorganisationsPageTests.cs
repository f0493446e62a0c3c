using System.Xml.Linq;

namespace Observatoire.Pages.Tests.Components;

public class ReorganisationsPageTests(ComparisonFixture site) : IClassFixture<ComparisonFixture>
{
    private const string Page = "reorganisations/09-2027-07-DECONC/index.html";

    [Fact]
    public void A_delay_that_doubled_is_said_to_be_higher_with_its_interval_and_what_is_common()
    {
        string delay = Section(Page, "delai").Value;

        Assert.Contains("Plus haut qu’attendu sans la réorganisation", delay, StringComparison.Ordinal);
        Assert.Matches(@"Plus haut qu’attendu sans la réorganisation : \+(14|15),\d jours", delay);
        Assert.Matches(@"p\u00a0=\u00a00,0[12]\d", delay);
        Assert.Contains("Part commune", delay, StringComparison.Ordinal);
        Assert.Contains("Plus petit effet qui aurait été vu", delay, StringComparison.Ordinal);
    }

    [Fact]
    public void The_months_around_it_are_drawn_and_in_a_table()
    {
        XElement delay = Section(Page, "delai");
        XElement svg = delay.Descendants("svg").First(each => each.Attribute("class")?.Value == "trend event wide");

        Assert.Equal(24, svg.Elements("circle").Count());
        Assert.Equal(24, delay.Descendants("details").Single().Descendants("tbody").Single().Elements("tr").Count());
    }

    [Fact]
    public void Its_cost_is_counted()
    {
        string cost = Section(Page, "bilan").Value;

        Assert.Contains("150\u202f000\u00a0€", cost, StringComparison.Ordinal);
        Assert.Contains("en comptant la réorganisation", cost, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_leads_to_it_in_both_languages()
    {
        Assert.Contains(
            "href=\"/reorganisations/09-2027-07-DECONC/\"",
            site.Text("reorganisations/index.html"),
            StringComparison.Ordinal
        );
        Assert.Contains("higher than expected", site.Text("en/reorganisations/index.html"), StringComparison.Ordinal);
    }

    private XElement Section(string path, string id) =>
        PageXml.Parse(site.Text(path)).Descendants("section").Single(each => each.Attribute("id")?.Value == id);
}
