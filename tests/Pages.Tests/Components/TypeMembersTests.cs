using System.Xml.Linq;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Rendering;
using Observatoire.Returns.Organisations;

namespace Observatoire.Pages.Tests.Components;

[Collection(ComparisonTests.Name)]
public sealed class TypeMembersTests(ComparisonFixture site, SiteFixture small) : IClassFixture<SiteFixture>
{
    [Fact]
    public void An_axis_names_the_departements_of_each_type_and_leads_to_them()
    {
        XElement members = Section(site.Text("organisations/ACA/index.html"));
        XElement[] types = [.. members.Descendants("div").Single(HasClass("members")).Elements("div")];

        Assert.Equal(
            ["Absent", "Sur certains sites", "Personnel formé sur tous les sites"],
            types.Select(type => type.Element("h3")!.Value.Trim())
        );
        Assert.Equal([50, 51, 0], types.Select(type => type.Descendants("li").Count()));
        Assert.Contains("50 départements", types[0].Value, StringComparison.Ordinal);
        Assert.Contains("Aucun département.", types[2].Value, StringComparison.Ordinal);
        XElement first = types[1].Descendants("li").First();
        Assert.Equal("Ain01", first.Value);
        Assert.Equal("/departements/01/", first.Element("a")!.Attribute("href")!.Value);
        Assert.Contains("décembre 2028", members.Element("div")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_names_lead_to_the_English_pages()
    {
        XElement members = Section(site.Text("en/organisations/ACA/index.html"));

        Assert.Contains("No département.", members.Value, StringComparison.Ordinal);
        Assert.Equal(101, members.Descendants("li").Count());
        Assert.All(
            members.Descendants("a"),
            link => Assert.StartsWith("/en/departements/", link.Attribute("href")!.Value, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Those_that_declared_no_type_in_the_last_month_are_named_apart()
    {
        Organisation ended = new(
            [],
            [new TypologyValue("DEC", "3", new MonthPeriod(SiteFixture.First, SiteFixture.Last.PlusMonths(-1)), null)],
            []
        );
        Organisation going = new(
            [],
            [new TypologyValue("DEC", "3", new MonthPeriod(SiteFixture.First, null), null)],
            []
        );
        IReadOnlyList<PublishedFile> files = await new SiteRenderer(small.Assets, SiteFixture.Deposit).RenderAsync(
            small.Table,
            new EditionSeries([small.Edition]),
            new DeclaredOrganisations(
                SiteFixture.Nobody.Typology,
                new Dictionary<string, Organisation> { ["01"] = going, ["75"] = ended }
            ),
            SiteFixture.Stamp
        );

        XElement members = Section(
            SiteFixture.TextOf(files.Single(file => file.Path == "organisations/DEC/index.html"))
        );
        XElement[] lists = [.. members.Descendants("ul")];
        Assert.Equal(["Ain01"], lists[0].Elements("li").Select(item => item.Value));
        Assert.Equal("Sans type déclaré", members.Elements("h3").Single().Value);
        Assert.Equal(
            ["Corse-du-Sud2A", "Paris75", "La Réunion974"],
            lists[^1].Elements("li").Select(item => item.Value)
        );
    }

    private static XElement Section(string page) =>
        PageXml.Parse(page).Descendants("section").Single(each => each.Attribute("id")?.Value == "departements");

    private static Func<XElement, bool> HasClass(string name) => each => each.Attribute("class")?.Value == name;
}
