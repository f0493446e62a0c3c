using System.Xml.Linq;
using Observatoire.Editions;
using Observatoire.Statistics.Indicators;
using Observatoire.Support.Pages;

namespace Observatoire.Pages.Tests.Components;

[Collection(ComparisonTests.Name)]
public class LoadPageTests(ComparisonFixture site)
{
    [Fact]
    public void Loads_that_differ_are_said_to_and_the_best_move_is_told()
    {
        XElement page = PageXml.Parse(site.Text("departements/09/charge/index.html"));

        Assert.Contains("Les charges diffèrent plus que par hasard", page.Value, StringComparison.Ordinal);
        Assert.Contains("Déplacer 1 ETP de Territoire 2 vers Territoire 1", page.Value, StringComparison.Ordinal);
        Assert.Contains(
            "Territoire 1\u00a0: 50,0 ménages par ETP (intervalle à 95\u202f%\u00a0: 46,2 à 54,2)",
            page.Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_withheld_territory_cannot_be_found_from_the_others()
    {
        IndicatorCell[] territories =
        [
            .. Enumerable
                .Range(1, 6)
                .Select(rank =>
                    site.Nation.Table[
                        "SUI_CHG",
                        ComparedNation.Last,
                        Area.Territory("07", $"T0{rank}"),
                        Measure.Denominator
                    ]
                ),
        ];

        Assert.Equal(CellState.Withheld, territories[1].State);
        Assert.True(territories.Count(each => each.State == CellState.Withheld) > 1);
    }

    [Fact]
    public void Several_withheld_territories_are_said_to_be_and_the_others_are_compared()
    {
        XElement page = PageXml.Parse(site.Text("departements/10/charge/index.html"));
        XElement row = page.Descendants("tr")
            .Single(each => each.Value.Trim().StartsWith("Territoire 1 ", StringComparison.Ordinal));

        Assert.Equal(4, row.Elements("td").Count(cell => cell.Value == "confidentiel"));
        Assert.DoesNotContain("600", row.Value, StringComparison.Ordinal);
        Assert.Contains("confidentiels\u00a0: Territoire 1, Territoire 2.", page.Value, StringComparison.Ordinal);
        Assert.Contains("Les charges sont compatibles entre elles", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_departement_leads_to_it_and_it_leads_back()
    {
        Assert.Contains("/departements/09/charge/", site.Text("departements/09/index.html"), StringComparison.Ordinal);
        Assert.Contains(
            "href=\"/en/departements/09/\"",
            site.Text("en/departements/09/charge/index.html"),
            StringComparison.Ordinal
        );
    }
}
