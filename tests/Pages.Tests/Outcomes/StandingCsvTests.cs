using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Observatoire.Pages.Tests.Outcomes;

/// <summary>The open file of comparisons beside the pages that show them.</summary>
[Collection(ComparisonTests.Name)]
public class StandingCsvTests(ComparisonFixture compared)
{
    private static readonly string[] Numbers =
    [
        "valeur",
        "bas",
        "haut",
        "lisse",
        "lisse_bas",
        "lisse_haut",
        "attendu",
        "attendu_bas",
        "attendu_haut",
    ];

    private static readonly Dictionary<string, string> Verdicts = new()
    {
        ["superieur"] = "higher than expected",
        ["compatible"] = "compatible",
        ["inferieur"] = "lower than expected",
        ["indecis"] = "nothing can be concluded",
    };

    [Fact]
    public void Every_outcome_of_every_departement_has_its_line()
    {
        List<Dictionary<string, string>> lines = Lines(compared.Text("donnees/comparaisons.csv"));

        Assert.Equal(7 * 101, lines.Count);
        Assert.Equal(7, lines.Select(line => line["resultat"]).Distinct().Count());
        Assert.All(lines, line => Assert.Equal("departement", line["niveau"]));
        Assert.All(lines, line => Assert.Equal(line["statut"] == "complet", line["valeur"].Length > 0));
        Assert.Contains(lines, line => line is { } each && each["code"] == "01" && each["statut"] == "confidentiel");
        Assert.Contains(lines, line => line is { } each && each["code"] == "02" && each["statut"] == "manquant");
    }

    [Fact]
    public void Its_figures_are_those_the_pages_print()
    {
        int compares = 0;
        foreach (
            IGrouping<string, Dictionary<string, string>> departement in Lines(
                    compared.Text("donnees/comparaisons.csv")
                )
                .GroupBy(line => line["code"])
        )
        {
            XElement page = PageXml.Parse(compared.Text($"en/departements/{departement.Key}/comparaison/index.html"));
            foreach (Dictionary<string, string> line in departement)
            {
                XElement section = page.Descendants("section")
                    .Single(each => each.Attribute("id")?.Value == line["resultat"]);
                if (line["valeur"].Length > 0)
                {
                    XElement rows = section.Descendants("tbody").First();
                    Assert.Equal(
                        Numbers.Select(name => line[name]).Where(number => number.Length > 0).Select(Parse),
                        rows.Descendants("td").SelectMany(cell => NumbersIn(cell.Value))
                    );
                    string verdict = section
                        .Elements("p")
                        .First(each => each.Attribute("class")?.Value == "verdict")
                        .Value;
                    Assert.Contains(Verdicts[line["verdict"]], verdict, StringComparison.OrdinalIgnoreCase);
                    compares++;
                }
            }
        }

        Assert.True(compares > 600);
    }

    internal static List<Dictionary<string, string>> Lines(string csv)
    {
        string[] lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] columns = lines[0].Split(',');
        return
        [
            .. lines[1..]
                .Select(line => columns.Zip(line.Split(',')).ToDictionary(each => each.First, each => each.Second)),
        ];
    }

    internal static decimal Parse(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);

    /// <summary>The numbers of an English text.</summary>
    internal static IEnumerable<decimal> NumbersIn(string text) =>
        Regex
            .Matches(text, @"[\u2212+]?\d[\d,]*(\.\d+)?", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(match => Parse(match.Value.Replace(",", "", StringComparison.Ordinal).Replace('\u2212', '-')));
}
