using System.Xml.Linq;

namespace Observatoire.Pages.Tests.Components;

[Collection(ComparisonTests.Name)]
public class ReorganisationsPageTests(ComparisonFixture site)
{
    private const string Page = "reorganisations/09-2027-07-DECONC/index.html";

    [Fact]
    public void The_territory_that_was_cut_goes_on_beside_those_that_replace_it()
    {
        string page = site.Text(Page);

        Assert.Contains("Amont (R02)\u00A0: 1 commune de Vallée (R01).", page, StringComparison.Ordinal);
        Assert.Contains("Aval (R03)\u00A0: 2 communes de Vallée (R01).", page, StringComparison.Ordinal);
        Assert.Contains(
            "602<abbr title=\"somme des territoires qui le composent\">*</abbr>",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_delay_that_doubled_is_said_to_be_higher_with_its_interval_and_what_is_common()
    {
        string delay = Section(Page, "delai").Value;

        Assert.Contains("Plus haut qu’attendu sans la réorganisation", delay, StringComparison.Ordinal);
        Assert.Matches(@"Plus haut qu’attendu sans la réorganisation\u00a0: \+(14|15),\d jours", delay);
        Assert.Matches(@"p\u00a0=\u00a00,0[12]\d", delay);
        Assert.Contains("Part commune", delay, StringComparison.Ordinal);
        Assert.Contains("Plus petit effet qui aurait été vu", delay, StringComparison.Ordinal);
    }

    [Fact]
    public void The_months_around_it_are_drawn_and_in_a_table()
    {
        XElement delay = Section(Page, "delai");
        XElement svg = delay.Descendants("svg").First(each => each.Attribute("class")?.Value == "trend event wide");

        Assert.Equal(25, svg.Elements("circle").Count());
        Assert.Equal(25, delay.Descendants("details").Single().Descendants("tbody").Single().Elements("tr").Count());
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

    [Fact]
    public void The_events_of_a_type_have_a_mean_effect_with_its_interval_and_what_would_have_been_seen()
    {
        XElement pooled = Section("reorganisations/index.html", "ensemble");
        XElement delay = pooled
            .Descendants("tr")
            .Single(row => row.Element("th")?.Value == "Délai moyen du premier rendez-vous");

        Assert.Equal("1 sur 1", delay.Elements("td").ElementAt(1).Value);
        Assert.Matches(@"^\+(14|15),\d$", delay.Elements("td").ElementAt(3).Value);
        Assert.Matches(@"^\+1\d,\d à \+1\d,\d$", delay.Elements("td").ElementAt(4).Value);
        Assert.Matches(@"^\d,\d jours$", delay.Elements("td").ElementAt(6).Value);
        Assert.Matches(
            @"plus haut qu’attendu sans réorganisation, de \+1\d,\d jours en moyenne sur 1 réorganisation",
            pooled.Value
        );
    }

    private XElement Section(string path, string id) =>
        PageXml.Parse(site.Text(path)).Descendants("section").Single(each => each.Attribute("id")?.Value == id);
}
