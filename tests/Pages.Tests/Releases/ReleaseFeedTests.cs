using System.ServiceModel.Syndication;
using System.Xml;
using Observatoire.Editions;
using Observatoire.Pages.Releases;
using Observatoire.Pages.Rendering;

namespace Observatoire.Pages.Tests.Releases;

public class ReleaseFeedTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly DateTimeOffset January = new(2026, 1, 5, 7, 0, 0, TimeSpan.FromHours(1));

    private static readonly FeedEntry[] Entries =
    [
        new("2026-01-05-a", January, new BilingualText("Premiers chiffres.", "First figures."), null, null),
        new("2026-02-05-b", January.AddMonths(1), null, January.AddMonths(2), "Un chiffre est faux & retiré."),
    ];

    [Fact]
    public void A_feed_has_one_entry_a_release_newest_first_with_its_lasting_address()
    {
        SyndicationFeed feed = Read("flux.xml", null);

        SyndicationItem[] items = [.. feed.Items];
        Assert.Equal(
            ["urn:observatoire:release:2026-02-05-b", "urn:observatoire:release:2026-01-05-a"],
            items.Select(item => item.Id)
        );
        Assert.Equal("Publication du 5 janvier 2026", items[1].Title.Text);
        Assert.Equal("Premiers chiffres.", ((TextSyndicationContent)items[1].Content).Text);
        Assert.Equal("/2026-01-05-a.html", Assert.Single(items[1].Links).Uri.OriginalString);
        Assert.Equal((January, January), (items[1].PublishDate, items[1].LastUpdatedTime));
        Assert.Equal(January.AddMonths(2), feed.LastUpdatedTime);
        Assert.Equal("fr", feed.Language);
        Assert.Contains(feed.Links, link => link is { RelationshipType: "self", Uri.OriginalString: "/flux.xml" });
    }

    [Fact]
    public void A_withdrawn_release_stays_and_says_why()
    {
        SyndicationItem item = Read("flux.xml", null).Items.First();

        Assert.Equal("Publication du 5 février 2026, retirée", item.Title.Text);
        Assert.Contains(
            "Un chiffre est faux & retiré.",
            ((TextSyndicationContent)item.Content).Text,
            StringComparison.Ordinal
        );
        Assert.Equal((January.AddMonths(1), January.AddMonths(2)), (item.PublishDate, item.LastUpdatedTime));
    }

    [Fact]
    public void The_English_feed_leads_to_the_English_pages_of_the_site()
    {
        SyndicationFeed feed = Read("en/flux.xml", new Uri("https://observatoire.example.org"));

        SyndicationItem item = feed.Items.Last();
        Assert.Equal("Release of 5 January 2026", item.Title.Text);
        Assert.Equal("First figures.", ((TextSyndicationContent)item.Content).Text);
        Assert.Equal(
            "https://observatoire.example.org/en/2026-01-05-a.html",
            Assert.Single(item.Links).Uri.AbsoluteUri
        );
    }

    [Fact]
    public void The_same_releases_give_the_same_bytes_at_an_address_that_stays()
    {
        PublishedFile[] twice = [.. Feeds(null), .. Feeds(null).Reverse()];

        Assert.Equal(twice[0].Content.ToArray(), twice[3].Content.ToArray());
        Assert.All(twice, file => Assert.False(file.Immutable));
        Assert.All(twice, file => Assert.Equal("application/atom+xml; charset=utf-8", file.ContentType));
    }

    [Theory]
    [InlineData("index.html", "/flux.xml")]
    [InlineData("en/departements/01/index.html", "/en/flux.xml")]
    public void A_page_announces_the_feed_of_its_language_to_programs_and_to_readers(string page, string feed)
    {
        string html = site.Text(page);

        Assert.Contains("<link rel=\"alternate\" type=\"application/atom+xml\"", html, StringComparison.Ordinal);
        Assert.Equal(3, html.Split($"href=\"{feed}\"").Length);
    }

    private IReadOnlyList<PublishedFile> Feeds(Uri? origin) =>
        new SiteRenderer(site.Assets, SiteFixture.Deposit).RenderFeeds(Entries, origin);

    private SyndicationFeed Read(string path, Uri? origin)
    {
        PublishedFile file = Feeds(origin).Single(each => each.Path == path);
        using XmlReader reader = XmlReader.Create(new MemoryStream(file.Content.ToArray()));
        return SyndicationFeed.Load(reader);
    }
}
