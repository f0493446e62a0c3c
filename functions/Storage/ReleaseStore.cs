using Azure.Data.Tables;

namespace Observatoire.Storage;

/// <summary>How far a release has come.</summary>
public enum ReleaseState
{
    /// <summary>Its files are being uploaded, or their upload was interrupted.</summary>
    Publishing,

    /// <summary>Every file is there and <c>latest.json</c> has pointed to it.</summary>
    Published,
}

/// <param name="Id">Name of its folder in the site.</param>
/// <param name="Fingerprint">What it was made from: the same fingerprint is the same release.</param>
/// <param name="State">How far it has come.</param>
/// <param name="At">When it reached that state, UTC.</param>
public sealed record Release(string Id, string Fingerprint, ReleaseState State, DateTimeOffset At);

/// <summary>The releases of the public site.</summary>
/// <remarks>
/// Table <c>releases</c>, partition <c>release</c>, row = release id. <see cref="SaveAsync"/> is an upsert: saving the same
/// state twice is the same row. Mark a release Published only after <see cref="SiteStore.PublishAsync"/> has returned.
/// </remarks>
public sealed class ReleaseStore(StorageAccount account)
{
    private const string Partition = "release";

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.Releases);

    public async Task SaveAsync(Release release, CancellationToken cancellation = default)
    {
        TableEntity row = new(Partition, release.Id)
        {
            [nameof(Release.Fingerprint)] = release.Fingerprint,
            [nameof(Release.State)] = release.State.ToString(),
            [nameof(Release.At)] = release.At,
        };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    public async Task<Release?> FindAsync(string id, CancellationToken cancellation = default) =>
        await table.FindAsync(Partition, id, cancellation) is TableEntity row ? Read(row) : null;

    /// <summary>The published release of the latest date, or null when none ever was.</summary>
    public async Task<Release?> LatestPublishedAsync(CancellationToken cancellation = default)
    {
        Release? latest = null;
        await foreach (
            TableEntity row in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"),
                cancellationToken: cancellation
            )
        )
        {
            Release release = Read(row);
            if (release.State == ReleaseState.Published && (latest is null || release.At > latest.At))
            {
                latest = release;
            }
        }

        return latest;
    }

    private static Release Read(TableEntity row) =>
        new(
            row.RowKey,
            row.Text(nameof(Release.Fingerprint)),
            Enum.Parse<ReleaseState>(row.Text(nameof(Release.State))),
            row.Instant(nameof(Release.At))
        );
}
