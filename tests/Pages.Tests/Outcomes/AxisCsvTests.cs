using System.Xml.Linq;

namespace Observatoire.Pages.Tests.Outcomes;

/// <summary>The open file of groups beside the pages that show them.</summary>
[Collection(ComparisonTests.Name)]
public class AxisCsvTests(ComparisonFixture compared)
{
    private static readonly string[] Printed =
    [
        "connus",
        "departements",
        "part_population",
        "valeur",
        "bas",
        "haut",
        "mediane",
        "q1",
        "q3",
        "ecart",
        "rang_min",
        "rang_max",
    ];

    [Fact]
    public void Its_figures_are_those_the_pages_print()
    {
        List<Dictionary<string, string>> lines = StandingCsvTests.Lines(compared.Text("donnees/organisations.csv"));
        XElement page = PageXml.Parse(compared.Text("en/organisations/ACA/index.html"));

        Assert.Equal(7 * 2, lines.Count);
        foreach (IGrouping<string, Dictionary<string, string>> outcome in lines.GroupBy(line => line["resultat"]))
        {
            XElement section = page.Descendants("section").Single(each => each.Attribute("id")?.Value == outcome.Key);
            XElement[] rows = [.. section.Descendants("table").First().Element("tbody")!.Elements("tr")];
            Assert.Equal(outcome.Count(), rows.Length);
            foreach ((Dictionary<string, string> line, XElement row) in outcome.Zip(rows))
            {
                Assert.Equal(
                    Printed.Select(name => line[name]).Where(text => text.Length > 0).Select(StandingCsvTests.Parse),
                    row.Elements("td")
                        .SkipLast(1)
                        .SelectMany(
                            (cell, at) => StandingCsvTests.NumbersIn(cell.Value).Take(at == 7 ? 2 : int.MaxValue)
                        )
                );
            }
        }
    }

    [Fact]
    public void A_group_with_a_figure_withheld_is_partial_and_the_adjusted_difference_is_with_the_reference()
    {
        Dictionary<string, string>[] load =
        [
            .. StandingCsvTests
                .Lines(compared.Text("donnees/organisations.csv"))
                .Where(line => line["resultat"] == "charge"),
        ];

        Assert.All(load, line => Assert.Equal(("ACA", "groupe"), (line["axe"], line["niveau"])));
        Assert.Contains(load, line => line["statut"] == "partiel");
        Dictionary<string, string> other = Assert.Single(load, line => line["ajuste"].Length > 0);
        Assert.NotEqual(other["code"], other["reference"]);
        Assert.Contains(other["reference"], load.Select(line => line["code"]));
        string adjusted = PageXml
            .Parse(compared.Text("en/organisations/ACA/index.html"))
            .Descendants("section")
            .Single(each => each.Attribute("id")?.Value == "charge")
            .Value;
        Assert.Contains(
            StandingCsvTests.Parse(other["ajuste"]),
            StandingCsvTests.NumbersIn(adjusted[adjusted.IndexOf("circumstances", StringComparison.Ordinal)..])
        );
    }
}
