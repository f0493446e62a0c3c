using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Observatoire.Pages.Tests.Components;

[Collection(ComparisonTests.Name)]
public class StandingPageTests(ComparisonFixture site)
{
    private const string Ariege = "departements/09/comparaison/index.html";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_cost_far_from_what_circumstances_let_expect_is_said_to_be_higher_with_both_intervals()
    {
        string cost = Plain(Section("departements/48/comparaison/index.html", "cout").Value);
        string delay = Plain(Section(Ariege, "delai").Value);

        Assert.Matches(@"Lozère \(48\) : [\d ]+ euros par ménage \(intervalle à 95 % : [\d ]+ à [\d ]+\)", cost);
        Assert.Matches(
            @"Plus haut qu’attendu : dans le même contexte, les autres départements auraient \d+ euros",
            cost
        );
        Assert.Matches(
            @"Compatible avec son contexte : les autres départements y auraient 19,\d jours \(95 sur 100 : ",
            delay
        );
    }

    [Fact]
    public void A_raw_value_is_never_without_its_smoothed_one_nor_a_rank_without_its_interval()
    {
        XElement page = Parse(Ariege);

        foreach (string id in new[] { "charge", "couverture", "accueil", "absence", "cout" })
        {
            string section = Plain(Section(page, id).Value);
            Assert.Matches(@"Brut : [\d\s,]+\. Lissé : [\d\s,]+ \(intervalle à 95\s% : ", section);
            Assert.Matches(@"Rang possible entre \d+ et \d+ sur (99|100)", section);
        }

        foreach (
            string path in new[] { Ariege, "departements/48/comparaison/index.html", "departements/48/index.html" }
        )
        {
            Assert.DoesNotMatch(@"(?<! et |\()\b\d+ sur (99|100)\b", Plain(Parse(path).Value));
            Assert.DoesNotContain("au rang", Plain(Parse(path).Value), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Events_are_told_beside_those_expected_at_the_rate_of_all()
    {
        Assert.Matches(
            @"\d+ comptés pour [\d\s]+ attendus au taux de l’ensemble, soit \d,\d\d fois \(intervalle à 95\s% : \d,\d\d à \d,\d\d\)",
            Plain(Section(Ariege, "couverture").Value)
        );
        Assert.DoesNotContain("comptés pour", Section(Ariege, "accueil").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_control_chart_is_rebased_at_the_reorganisation_with_its_reason_and_nowhere_else()
    {
        XElement delay = Section(Ariege, "delai");
        XElement svg = Svg(delay);

        Assert.Single(svg.Elements("path"), path => path.Attribute("class")?.Value == "event-line");
        Assert.Equal(2, svg.Elements("path").Count(path => path.Attribute("class")?.Value == "baseline"));
        Assert.Equal(2, Line(svg).Count(letter => letter == 'M'));
        Assert.Contains("Nouvelle base (juillet 2027 – juin 2028)", Plain(delay.Value), StringComparison.Ordinal);
        Assert.Contains("Déconcentration des décisions", delay.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Nouvelle base",
            Section("departements/10/comparaison/index.html", "delai").Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Three_whole_years_are_adjusted_for_the_season_and_a_hole_among_them_is_not_filled_in()
    {
        XElement whole = Section("departements/10/comparaison/index.html", "delai");
        XElement broken = Section("departements/03/comparaison/index.html", "delai");

        Assert.Contains("La saison, la même chaque année, est retirée", whole.Value, StringComparison.Ordinal);
        Assert.Contains(Svg(whole).Elements("path"), path => path.Attribute("class")?.Value == "tendency");
        Assert.Contains("La saison n’est pas retirée", broken.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(Svg(broken).Elements("path"), path => path.Attribute("class")?.Value == "tendency");
        Assert.Contains("non transmis", MonthRow(broken, "mai 2026"), StringComparison.Ordinal);
        Assert.Equal(2, Line(Svg(broken)).Count(letter => letter == 'M'));
        Assert.Equal(1, Line(Svg(whole)).Count(letter => letter == 'M'));
    }

    [Fact]
    public void A_change_of_level_at_a_reorganisation_is_not_taken_for_a_season()
    {
        XElement delay = Section(Ariege, "delai");

        Assert.Contains("La saison n’est pas retirée", delay.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(Svg(delay).Elements("path"), path => path.Attribute("class")?.Value == "tendency");
    }

    [Fact]
    public void What_was_never_sent_leaves_no_number_and_no_verdict()
    {
        XElement page = Parse("departements/02/comparaison/index.html");

        foreach (string id in new[] { "delai", "charge", "accueil", "cout" })
        {
            XElement section = Section(page, id);
            Assert.Contains("chiffre non transmis. On ne peut pas conclure", section.Value, StringComparison.Ordinal);
            Assert.Empty(section.Descendants("svg"));
        }

        Assert.All(
            Section(page, "situation").Descendants("tbody").Single().Elements("tr"),
            row => Assert.Equal("on ne peut pas conclure", row.Elements("td").First().Value)
        );
    }

    [Fact]
    public void A_withheld_figure_is_said_to_be_and_nothing_is_computed_from_it()
    {
        XElement load = Section("departements/01/comparaison/index.html", "charge");

        Assert.Contains("chiffre confidentiel", load.Value, StringComparison.Ordinal);
        Assert.Empty(load.Descendants("svg"));
        Assert.All(
            load.Descendants("table").Single().Descendants("tbody").Single().Elements("tr"),
            row => Assert.Equal("confidentiel", row.Elements("td").First().Value)
        );
    }

    [Fact]
    public void Individual_and_collective_hours_are_two_parts_of_a_hundred()
    {
        Match match = Regex.Match(
            Plain(Section(Ariege, "collectif").Value),
            @"Sur 100 heures d’intervention, (?<collective>[\d,]+) sont collectives et (?<individual>[\d,]+) individuelles, sur 12 mois",
            RegexOptions.ExplicitCapture,
            Timeout
        );

        Assert.True(match.Success);
        Assert.Equal(100, Number(match.Groups["collective"].Value) + Number(match.Groups["individual"].Value), 1);
    }

    [Fact]
    public void Cases_passed_on_are_compared_with_those_kept_and_few_of_them_are_withheld()
    {
        string passed = Plain(Section(Ariege, "delegation").Value);
        XElement few = Section("departements/01/comparaison/index.html", "delegation");

        Assert.Contains(
            "Les situations confiées sont plus souvent complexes : 60,0 % contre",
            passed,
            StringComparison.Ordinal
        );
        Assert.Contains("On ne peut pas conclure", few.Value, StringComparison.Ordinal);
        Assert.Contains("confidentiel", few.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(few.Descendants("td"), cell => cell.Value == "6");
    }

    [Fact]
    public void Its_peers_are_named_with_their_distance()
    {
        XElement[] rows = [.. Section(Ariege, "semblables").Descendants("tbody").Single().Elements("tr")];

        Assert.Equal(11, rows.Length);
        Assert.All(rows[1..], row => Assert.Matches(@"^\d,\d$", row.Elements("td").First().Value));
        Assert.All(
            rows[1..],
            row =>
                Assert.EndsWith(
                    "/comparaison/",
                    row.Descendants("a").Single().Attribute("href")!.Value,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void The_pages_of_a_departement_lead_to_each_other_in_both_languages()
    {
        Assert.Contains(
            "href=\"/departements/09/comparaison/#delai\"",
            site.Text("departements/09/index.html"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["cartes", "tendance", "carte", "organisation", "situation", "tableau", "donnees"],
            Parse("departements/09/index.html")
                .Descendants("section")
                .Select(section => section.Attribute("id")?.Value)
                .Where(id => id is not null)
        );
        Assert.Contains("href=\"/departements/09/charge/\"", site.Text(Ariege), StringComparison.Ordinal);
        Assert.Contains(
            "href=\"/departements/09/comparaison/\"",
            site.Text("departements/09/charge/index.html"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Higher than expected",
            site.Text("en/departements/48/comparaison/index.html"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "href=\"/departements/10/comparaison/#charge\"",
            site.Text("organisations/ACA/index.html"),
            StringComparison.Ordinal
        );
    }

    private XElement Parse(string path) => PageXml.Parse(site.Text(path));

    private XElement Section(string path, string id) => Section(Parse(path), id);

    private static XElement Section(XElement page, string id) =>
        page.Descendants("section").Single(each => each.Attribute("id")?.Value == id);

    private static XElement Svg(XElement section) =>
        section.Descendants("svg").Single(each => each.Attribute("class")?.Value == "trend control wide");

    private static string Line(XElement svg) =>
        svg.Elements("path").Single(path => path.Attribute("class")?.Value == "line").Attribute("d")!.Value;

    private static string MonthRow(XElement section, string month) =>
        section.Descendants("tr").Single(row => row.Element("th")?.Value == month).Value;

    private static string Plain(string text) => Regex.Replace(text, @"\s+", " ", RegexOptions.None, Timeout);

    private static double Number(string french) =>
        double.Parse(french.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture);
}
