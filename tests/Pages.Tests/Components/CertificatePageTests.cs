using System.Xml.Linq;
using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Pages.Rendering;

namespace Observatoire.Pages.Tests.Components;

public class CertificatePageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public void It_tells_the_rules_the_counts_the_attacks_and_the_narrowest_interval()
    {
        string page = Read(site.Files, "certificat/index.html");

        Assert.Contains("Moins de 11 personnes", page, StringComparison.Ordinal);
        Assert.Contains("Plus de 85\u202f% d’un total", page, StringComparison.Ordinal);
        Assert.Contains("INSEE, règles du secret statistique", page, StringComparison.Ordinal);
        Assert.Contains("France 104 4 3,7\u202f%", page, StringComparison.Ordinal);
        Assert.Contains("4 départements, tour à tour", page, StringComparison.Ordinal);
        Assert.Contains("Sur 1\u202f184 chiffres confidentiels attaqués, aucun", page, StringComparison.Ordinal);
        Assert.Contains("s’étend sur au moins 12 personnes", page, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_the_same_in_English()
    {
        string page = Read(site.Files, "en/certificat/index.html");

        Assert.Contains("Fewer than 11 people", page, StringComparison.Ordinal);
        Assert.Contains("France 104 4 3.7%", page, StringComparison.Ordinal);
        Assert.Contains("spans at least 12 people", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_leads_to_it_in_its_language() =>
        Assert.All(
            SiteFixture.PagesOf(site.Files),
            file =>
                Assert.Contains(
                    PageXml.Parse(SiteFixture.TextOf(file)).Descendants("footer").Single().Descendants("a"),
                    link =>
                        link.Attribute("href")?.Value
                        == (file.Path.StartsWith("en/", StringComparison.Ordinal) ? "/en/certificat/" : "/certificat/")
                )
        );

    [Fact]
    public async Task A_release_that_nobody_attacked_has_none_and_no_page_leads_to_one()
    {
        IReadOnlyList<PublishedFile> files = await RenderAsync(null);

        Assert.DoesNotContain(files, file => file.Path.Contains("certificat", StringComparison.Ordinal));
        Assert.DoesNotContain("certificat/", SiteFixture.TextOf(files[^1]), StringComparison.Ordinal);
        Assert.All(
            SiteFixture.PagesOf(files),
            file => Assert.DoesNotContain("certificat/", SiteFixture.TextOf(file), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Where_nothing_was_withheld_it_says_so_and_gives_no_interval()
    {
        IReadOnlyList<PublishedFile> files = await RenderAsync(
            SiteFixture.Certificate with
            {
                AttackedFigures = 0,
                NarrowestWidth = null,
            }
        );
        string page = Read(files, "certificat/index.html");

        Assert.Contains("il n’y avait rien à retrouver", page, StringComparison.Ordinal);
        Assert.Contains("Il n’y a pas d’intervalle à donner", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_tells_what_was_tried_and_what_was_not()
    {
        const string one = "ce qu’un département sait de ses propres chiffres";
        const string several = "Deux départements ou plus";
        string[] tried = Read(site.Files, "certificat/index.html").Split("Ces attaques n’ont pas été tentées");
        Assert.Contains(one, tried[0], StringComparison.Ordinal);
        Assert.Contains("retrancher une partie d’un tout", tried[0], StringComparison.Ordinal);
        Assert.Contains(several, tried[1], StringComparison.Ordinal);

        IReadOnlyList<PublishedFile> without = await RenderAsync(
            SiteFixture.Certificate with
            {
                Attacks = [AttackKind.AllFigures],
            }
        );
        tried = Read(without, "certificat/index.html").Split("Ces attaques n’ont pas été tentées");
        Assert.DoesNotContain(one, tried[0], StringComparison.Ordinal);
        Assert.Contains(one, tried[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Its_command_reads_the_list_of_the_release() =>
        Assert.Contains(
            $"curl -s \"$site/{site.Files.Single(file => file.Path.Contains("/files.", StringComparison.Ordinal)).Path}\"",
            Read(site.Files, "certificat/index.html"),
            StringComparison.Ordinal
        );

    private async Task<IReadOnlyList<PublishedFile>> RenderAsync(DisclosureCertificate? certificate) =>
        await new SiteRenderer(site.Assets, SiteFixture.Deposit).RenderAsync(
            site.Table,
            new EditionSeries([site.Edition]),
            SiteFixture.Nobody,
            SiteFixture.Stamp with
            {
                Certificate = certificate,
            }
        );

    /// <summary>The words of the page, one space between two elements.</summary>
    private static string Read(IReadOnlyList<PublishedFile> files, string path) =>
        string.Join(
            ' ',
            PageXml
                .Parse(SiteFixture.TextOf(files.Single(file => file.Path == path)))
                .Descendants("main")
                .Single()
                .DescendantNodes()
                .OfType<XText>()
                .Select(text => text.Value.Trim(' ', '\n'))
                .Where(text => text.Length > 0)
        );
}
