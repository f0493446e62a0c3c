using System.Xml.Linq;

namespace Observatoire.Pages.Tests.Components;

[Collection(ComparisonTests.Name)]
public sealed class OrganisationSummaryTests(ComparisonFixture compared, SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public void A_departement_says_how_it_is_organised_since_when_and_leads_to_the_axis()
    {
        XElement ariege = Section(compared.Text("departements/09/index.html"));

        XElement type = Assert.Single(ariege.Descendants("dl").Single().Elements("div"));
        XElement axis = type.Element("dt")!.Element("a")!;
        Assert.Equal(("Accueil administratif", "/organisations/ACA/"), (axis.Value, axis.Attribute("href")!.Value));
        Assert.Equal("Sur certains sites depuis janvier 2026", type.Element("dd")!.Value);
        Assert.Contains("se répartit entre 6 territoires", ariege.Value, StringComparison.Ordinal);
        Assert.Contains("décembre 2028", ariege.Element("div")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_reorganisations_lead_to_their_pages()
    {
        XElement change = Assert.Single(
            Section(compared.Text("departements/09/index.html")).Descendants("ol").Single().Elements("li")
        );

        Assert.Equal("Déconcentration des décisions, juillet 2027", change.Value);
        string address = change.Element("a")!.Attribute("href")!.Value;
        Assert.Equal("/reorganisations/09-2027-07-DECONC/", address);
        Assert.Contains(compared.Files, file => "/" + file.Path == address + "index.html");
    }

    [Fact]
    public void The_same_is_said_in_English()
    {
        XElement ariege = Section(compared.Text("en/departements/09/index.html"));

        Assert.Contains("On some sites since January 2026", ariege.Value, StringComparison.Ordinal);
        Assert.Contains("Decisions moved to territories, July 2027", ariege.Value, StringComparison.Ordinal);
        Assert.Equal(
            "/en/organisations/ACA/",
            ariege.Descendants("dt").Single().Element("a")!.Attribute("href")!.Value
        );
    }

    [Fact]
    public void A_departement_that_reorganised_nothing_says_up_to_when()
    {
        XElement ain = Section(compared.Text("departements/01/index.html"));

        Assert.Contains("Aucune réorganisation déclarée jusqu’en décembre 2028.", ain.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("territoire", ain.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_departement_that_declared_nothing_is_kindly_said_to_have_time()
    {
        XElement paris = Section(site.Text("departements/75/index.html"));

        Assert.Contains("n’a pas encore décrit son organisation", paris.Value, StringComparison.Ordinal);
        Assert.Equal("/organisations/", Assert.Single(paris.Descendants("a")).Attribute("href")!.Value);
        Assert.Empty(paris.Descendants("dl"));
        Assert.Contains(
            "has not described its organisation yet",
            Section(site.Text("en/departements/75/index.html")).Value,
            StringComparison.Ordinal
        );
    }

    private static XElement Section(string page) =>
        PageXml.Parse(page).Descendants("section").Single(each => each.Attribute("id")?.Value == "organisation");
}
