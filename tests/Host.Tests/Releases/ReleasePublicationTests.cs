using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Observatoire.Editions;
using Observatoire.Host.Releases;
using Observatoire.Storage;

namespace Observatoire.Host.Tests.Releases;

/// <summary>Publication when timers run together and processes die: every approved release comes out once, whole.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class ReleasePublicationTests(DgasPeople people) : IAsyncLifetime
{
    private ReleaseDesk desk = null!;

    public async Task InitializeAsync()
    {
        desk = await ReleaseDesk.OpenAsync(people);
        await desk.Storage.EnsureCreatedAsync();
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_timer_that_runs_twice_at_the_same_time_publishes_each_release_once()
    {
        PublishApprovedReleases[] jobs =
        [
            desk.App.Job<PublishApprovedReleases>(),
            (await desk.StartInstanceAsync()).Job<PublishApprovedReleases>(),
            (await desk.StartInstanceAsync()).Job<PublishApprovedReleases>(),
        ];
        await ApprovedAsync("r1");
        await ApprovedAsync("r2", desk.Clock.Now.AddSeconds(-30));

        IReadOnlyDictionary<string, object>[] summaries = await Task.WhenAll(
            jobs.Select(job => job.DoAsync(CancellationToken.None))
        );

        Assert.Equal(2, summaries.Sum(summary => (int)summary["published"]));
        Release[] published = [.. (await desk.Releases.ListAsync()).OrderBy(release => release.PublishedAt)];
        Assert.Equal(["r2", "r1"], published.Select(release => release.Id));
        Assert.All(published, release => Assert.Equal(ReleaseState.Published, release.State));
        Assert.Equal("r1", await desk.Site.CurrentAsync());
        Assert.Equal(["r1", "r2"], await FeedAsync());
    }

    [Fact]
    public async Task A_publication_that_dies_at_any_request_leaves_a_whole_site_and_the_next_run_completes_it()
    {
        PublishApprovedReleases job = desk.App.Job<PublishApprovedReleases>();
        string before = "r0";
        await ApprovedAsync(before);
        await job.DoAsync(CancellationToken.None);
        int requests = 1;
        for (bool died = true; died; requests++)
        {
            string id = $"r{requests}";
            await ApprovedAsync(id);
            died = await desk.DiesAfterAsync(job, requests);

            string current = (await desk.Site.CurrentAsync())!;
            Assert.Contains(current, (string[])[before, id]);
            Assert.Equal($"<p>{current}</p>", await desk.OnSiteAsync(current + ".html"));
            DateTimeOffset? begun = (await desk.Releases.FindAsync(id))!.PublishedAt;
            desk.Clock.Now += TimeSpan.FromMinutes(1);
            await job.DoAsync(CancellationToken.None);

            Release completed = (await desk.Releases.FindAsync(id))!;
            Assert.Equal(ReleaseState.Published, completed.State);
            Assert.Equal(begun ?? desk.Clock.Now, completed.PublishedAt);
            Assert.Equal(id, await desk.Site.CurrentAsync());
            Assert.Contains($",{id}", await desk.OnSiteAsync("donnees/A.csv"), StringComparison.Ordinal);
            Assert.Contains($"\"{id}\"", await desk.OnSiteAsync("latest.json"), StringComparison.Ordinal);
            Assert.Equal(Enumerable.Range(0, requests + 1).Reverse().Select(number => $"r{number}"), await FeedAsync());
            before = id;
        }

        Assert.InRange(requests, 10, 100);
    }

    [Fact]
    public async Task A_withdrawal_that_dies_half_way_is_completed_by_the_timer()
    {
        PublishApprovedReleases job = desk.App.Job<PublishApprovedReleases>();
        await ApprovedAsync("r1");
        await job.DoAsync(CancellationToken.None);
        desk.Clock.Now += TimeSpan.FromMinutes(1);
        await ApprovedAsync("r2");
        await job.DoAsync(CancellationToken.None);
        Release withdrawn = (await desk.Releases.FindAsync("r2"))! with
        {
            State = ReleaseState.Withdrawn,
            WithdrawnAt = desk.Clock.Now,
            Reason = "Un chiffre est faux.",
        };
        await desk.Releases.TryReplaceAsync(withdrawn);

        IReadOnlyDictionary<string, object> summary = await job.DoAsync(CancellationToken.None);

        Assert.Equal(("completed", "r1"), (summary["outcome"], summary["release"]));
        Assert.Equal("r1", await desk.Site.CurrentAsync());
        Assert.Contains(",r1", await desk.OnSiteAsync("donnees/A.csv"), StringComparison.Ordinal);
        Assert.Contains("retirée", await desk.OnSiteAsync("flux.xml"), StringComparison.Ordinal);
    }

    /// <summary>A release of four small files, approved and due.</summary>
    private async Task ApprovedAsync(string id, DateTimeOffset? publishAt = null)
    {
        await desk.Releases.TryCreateAsync(
            new Release
            {
                Id = id,
                Fingerprint = id,
                State = ReleaseState.Approved,
                MadeBy = "maker",
                MadeAt = desk.Clock.Now,
                ApprovedBy = "approver",
                ApprovedAt = desk.Clock.Now,
                PublishAt = publishAt,
            }
        );
        await desk.Releases.SaveFilesAsync(
            id,
            [
                File("site.abc.css", "text/css", "p{}", immutable: true),
                File("index.html", "text/html; charset=utf-8", $"<p>{id}</p>"),
                File("donnees/A.csv", "text/csv; charset=utf-8", $"A,{id}"),
                File("latest.json", "application/json", $$"""{"release":"{{id}}"}"""),
            ]
        );
    }

    private static PublishedFile File(string path, string type, string text, bool immutable = false) =>
        new(path, type, Encoding.UTF8.GetBytes(text), null, immutable);

    private async Task<string[]> FeedAsync() =>
        [
            .. XDocument
                .Parse(await desk.OnSiteAsync("flux.xml"))
                .Descendants(XName.Get("entry", "http://www.w3.org/2005/Atom"))
                .Select(entry => entry.Element(XName.Get("id", "http://www.w3.org/2005/Atom"))!.Value.Split(':')[^1]),
        ];
}
