using System.Text.RegularExpressions;

namespace Observatoire.Browser;

/// <summary>What the first command shows: the whole service, and what it concludes.</summary>
[Collection(SimulatedSiteTests.Name)]
public sealed partial class DemonstrationTests(SimulatedSiteFixture site)
{
    private const string Simulated = "Données simulées";

    [Fact]
    public async Task Three_things_to_try_are_said_last_and_lead_somewhere()
    {
        string[] said = site.Said.TrimEnd().Split('\n');
        string[] last = [.. said.SkipWhile(line => line != "À essayer :")];
        Assert.Equal(6, last.Length);

        string file = last[1][(last[1].LastIndexOf(" : ", StringComparison.Ordinal) + 3)..];
        string departement = DepartementOfKey().Match(last[1]).Groups["code"].Value;
        await using (Visit deposit = await site.VisitAsync("/depot/"))
        {
            Assert.True(File.Exists(file), file);
            Assert.Contains(departement, site.Keys.Keys);
        }

        string page = new Uri(last[2][last[2].IndexOf("http", StringComparison.Ordinal)..]).AbsolutePath;
        await using Visit visit = await site.VisitAsync(page);
        string text = await visit.Page.InnerTextAsync("main");
        Assert.Contains("plus bas qu’attendu", text, StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Reorganisations_conclude_and_those_too_recent_do_not()
    {
        await using Visit visit = await site.VisitAsync("/reorganisations/");
        string text = await visit.Page.InnerTextAsync("main table >> nth=0");

        Assert.InRange(Effect().Count(text), 20, 80);
        Assert.InRange(NoConclusion().Count(text), 20, 40);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/organisations/")]
    [InlineData("/organisations/ACA/")]
    [InlineData("/reorganisations/")]
    [InlineData("/departements/59/")]
    [InlineData("/departements/59/charge/")]
    [InlineData("/departements/59/comparaison/")]
    public async Task Every_page_is_alive_and_says_that_its_figures_are_simulated(string path)
    {
        await using Visit visit = await site.VisitAsync(path);

        Assert.Contains(Simulated, await visit.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        Assert.DoesNotContain("Rechargez", await visit.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Raw_and_adjusted_differences_of_an_axis_are_not_the_same()
    {
        await using Visit visit = await site.VisitAsync("/organisations/ACA/");
        string text = await visit.Page.InnerTextAsync("main");

        Assert.Contains("à contexte égal", text, StringComparison.Ordinal);
        Assert.Contains("plus haut qu’attendu", text, StringComparison.Ordinal);
    }

    [GeneratedRegex("plus (haut|bas) qu’attendu", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Effect();

    [GeneratedRegex("on ne peut pas conclure", RegexOptions.None, 1000)]
    private static partial Regex NoConclusion();

    [GeneratedRegex("département (?<code>[0-9AB]+) :", RegexOptions.None, 1000)]
    private static partial Regex DepartementOfKey();
}
