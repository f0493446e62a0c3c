using System.Diagnostics;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Observatoire.Local.Site;

/// <summary>What the account says of its static website: the page of a folder, the page for unknown addresses.</summary>
/// <remarks>Read again when older than a second, as the service itself does not see a change at once.</remarks>
internal sealed class SiteDocuments(BlobServiceClient account)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private Answer? last;

    /// <returns>Null while the static website is off.</returns>
    public async Task<BlobStaticWebsite?> ReadAsync(CancellationToken cancellation)
    {
        if (last is not { } known || Stopwatch.GetElapsedTime(known.At) > Longest)
        {
            long now = Stopwatch.GetTimestamp();
            BlobServiceProperties properties = await account.GetPropertiesAsync(cancellation);
            last = known = new Answer(properties.StaticWebsite, now);
        }

        return known.Website is { Enabled: true, IndexDocument.Length: > 0 } ? known.Website : null;
    }

    private sealed record Answer(BlobStaticWebsite? Website, long At);
}
