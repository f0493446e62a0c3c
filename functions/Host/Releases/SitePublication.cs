using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Host.Hosting;
using Observatoire.Pages.Releases;
using Observatoire.Pages.Rendering;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>Makes the public site what the releases say it is, one process at a time.</summary>
/// <remarks>
/// A release is out from the moment it has an instant of publication, which is written before the site is touched. The site
/// shows the one that came out last and was not withdrawn: so publishing, rolling back and completing what was interrupted
/// are one act, which may be done as often as wanted.
/// </remarks>
public sealed class SitePublication(
    ReleaseStore releases,
    SiteStore site,
    SiteRenderer renderer,
    Settings settings,
    TimeProvider clock
)
{
    /// <summary>Longer than a holder that died keeps the lock.</summary>
    private static readonly TimeSpan LongestWait = ReleaseLock.Duration + TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The release the site is to show, of all there are; null before the first.</summary>
    public static Release? ShownOf(IEnumerable<Release> all) =>
        all.Where(release => release.PublishedAt is not null && release.State != ReleaseState.Withdrawn)
            .MaxBy(release => release.PublishedAt);

    /// <summary>Does something as the only one who publishes, after waiting for whoever does.</summary>
    /// <param name="act">Stopped when the right to publish is lost.</param>
    /// <param name="cancellation">Stops the wait, or the act.</param>
    /// <returns>False when another still holds that right after twenty seconds: nothing was done.</returns>
    public async Task<bool> TryAloneAsync(Func<CancellationToken, Task> act, CancellationToken cancellation)
    {
        for (TimeSpan waited = TimeSpan.Zero; waited < LongestWait; waited += Pause)
        {
            await using ReleaseLock? turn = await releases.TryLockAsync(cancellation);
            if (turn is not null)
            {
                using CancellationTokenSource held = CancellationTokenSource.CreateLinkedTokenSource(
                    cancellation,
                    turn.Lost
                );
                await act(held.Token);
                return true;
            }

            await Task.Delay(Pause, clock, cancellation);
        }

        return false;
    }

    /// <summary>Shows the release that is to be shown, with the feeds that tell of it. To be called alone.</summary>
    /// <returns>Files written; nothing where all was done already.</returns>
    /// <exception cref="InvalidDataException">When its files are not kept.</exception>
    public async Task<int> CompleteAsync(CancellationToken cancellation)
    {
        IReadOnlyList<Release> all = await releases.ListAsync(cancellation);
        if (ShownOf(all) is not Release shown)
        {
            return 0;
        }

        IReadOnlyList<PublishedFile> feeds = renderer.RenderFeeds(
            [.. all.Where(release => release.PublishedAt is not null).Select(EntryOf)],
            settings.SiteOrigin is string origin ? new Uri(origin) : null
        );
        if (await IsCompleteAsync(shown.Id, feeds, cancellation))
        {
            return 0;
        }

        IReadOnlyList<PublishedFile> files =
            await releases.ReadFilesAsync(shown.Id, cancellation)
            ?? throw new InvalidDataException($"The files of the release « {shown.Id} » are not kept.");
        return (await site.PublishAsync(shown.Id, [.. files, .. feeds], cancellation)).Uploaded;
    }

    /// <summary>The stable addresses are written after the switch, <c>latest.json</c> last: it tells of all of them.</summary>
    private async Task<bool> IsCompleteAsync(
        string release,
        IEnumerable<PublishedFile> feeds,
        CancellationToken cancellation
    )
    {
        if (!string.Equals(await site.CurrentAsync(cancellation), release, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (PublishedFile feed in feeds)
        {
            BinaryData? there = await site.ReadAsync(feed.Path, cancellation);
            if (there is null || !there.ToMemory().Span.SequenceEqual(feed.Content.Span))
            {
                return false;
            }
        }

        return await site.ReadAsync(SiteStore.LatestPath, cancellation) is BinaryData latest
            && string.Equals(
                latest.ToObjectFromJson<Latest>(JsonSerializerOptions.Web)?.Release,
                release,
                StringComparison.Ordinal
            );
    }

    private static FeedEntry EntryOf(Release release) =>
        new(
            release.Id,
            release.PublishedAt!.Value,
            ReleaseNote.Read(release.Note),
            release.WithdrawnAt,
            release.Reason
        );

    private sealed record Latest(string Release);
}
