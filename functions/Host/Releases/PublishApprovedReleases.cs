using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Host.Callers;
using Observatoire.Host.Service;
using Observatoire.Pages.Releases;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>
/// Publishes each approved release whose embargo is over, in order, each once; completes what was interrupted; before the
/// first, keeps the deposit page published.
/// </summary>
/// <remarks>
/// One process at a time publishes: another one waits, and finds nothing left to do. A release is given its instant of
/// publication, then shown, then called published: killed between any two of these, the next run goes on from there.
/// </remarks>
public sealed class PublishApprovedReleases(
    ReleaseStore releases,
    SiteStore site,
    SitePublication publication,
    ReleaseMethod method,
    TimeProvider clock,
    Jobs jobs
) : IJob
{
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(1);

    /// <summary>On its schedule.</summary>
    [Function(nameof(PublishApprovedReleases))]
    public Task RunAsync(
        [TimerTrigger("%PUBLISH_APPROVED_RELEASES_CRON%")] TimerInfo timer,
        CancellationToken cancellation
    ) => jobs.RunAsync(this, cancellation);

    /// <summary>Now, for the DGAS, and answered when it is done.</summary>
    [Function(nameof(PublishApprovedReleases) + "Now")]
    [DgasRole]
    public Task<IResult> RunNowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "jobs/" + nameof(PublishApprovedReleases))]
            HttpRequest request,
        CancellationToken cancellation
    ) => jobs.AnswerAsync(this, cancellation);

    public async Task<IReadOnlyDictionary<string, object>> DoAsync(CancellationToken cancellation)
    {
        Dictionary<string, object> summary = Summary("busy", "", 0, 0);
        await publication.TryAloneAsync(async held => summary = await RunAloneAsync(held), cancellation);
        return summary;
    }

    private async Task<Dictionary<string, object>> RunAloneAsync(CancellationToken cancellation)
    {
        int published = 0;
        int uploaded = 0;
        IReadOnlyList<Release> all = await releases.ListAsync(cancellation);
        foreach (Release due in DueOf(all))
        {
            if (await BeginAsync(due, cancellation))
            {
                uploaded += await publication.CompleteAsync(cancellation);
                await EndAsync(due.Id, cancellation);
                published++;
            }
        }

        if (published == 0)
        {
            uploaded = await publication.CompleteAsync(cancellation);
        }

        return SitePublication.ShownOf(await releases.ListAsync(cancellation)) is not Release shown
                ? Summary("nothing-published", "", 0, await PublishDepositAsync(cancellation))
            : published > 0 ? Summary("published", shown.Id, published, uploaded)
            : Summary(uploaded > 0 ? "completed" : "unchanged", shown.Id, 0, uploaded);
    }

    /// <summary>In the order of their embargoes, then of their approval.</summary>
    private IEnumerable<Release> DueOf(IEnumerable<Release> all) =>
        all.Where(release => release.State == ReleaseState.Approved)
            .Where(release => release.PublishAt is null || release.PublishAt <= clock.GetUtcNow())
            .OrderBy(release => release.PublishAt ?? release.ApprovedAt)
            .ThenBy(release => release.ApprovedAt);

    /// <summary>Gives a release its instant of publication, later than any other's, unless it was begun already.</summary>
    /// <returns>False when it was withdrawn meanwhile.</returns>
    private async Task<bool> BeginAsync(Release due, CancellationToken cancellation)
    {
        if (due.PublishedAt is not null)
        {
            return true;
        }

        IReadOnlyList<Release> all = await releases.ListAsync(cancellation);
        DateTimeOffset? last = all.Max(release => release.PublishedAt);
        DateTimeOffset now = clock.GetUtcNow();
        return await releases.TryReplaceAsync(
            due with
            {
                PublishedAt = last is null || now > last ? now : last + Apart,
            },
            cancellation
        );
    }

    private async Task EndAsync(string id, CancellationToken cancellation)
    {
        Release shown = (await releases.FindAsync(id, cancellation))!;
        if (!await releases.TryReplaceAsync(shown with { State = ReleaseState.Published }, cancellation))
        {
            throw new InvalidOperationException($"The release « {id} » was changed while it was being published.");
        }
    }

    /// <summary>Before the first figure the site is its deposit page: without it nothing would ever be received.</summary>
    private async Task<int> PublishDepositAsync(CancellationToken cancellation)
    {
        IReadOnlyList<PublishedFile> files = await method.Renderer.RenderDepositAsync(method.Editions.Latest);
        string id = "depot-" + ReleaseHash.Compute(files)[..8];
        return string.Equals(await site.CurrentAsync(cancellation), id, StringComparison.Ordinal)
            ? 0
            : (await site.PublishAsync(id, files, cancellation)).Uploaded;
    }

    private static Dictionary<string, object> Summary(string outcome, string release, int published, int uploaded) =>
        new(StringComparer.Ordinal)
        {
            ["outcome"] = outcome,
            ["release"] = release,
            ["published"] = published,
            ["uploaded"] = uploaded,
        };
}
