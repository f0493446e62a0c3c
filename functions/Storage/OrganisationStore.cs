using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Observatoire.Storage;

/// <summary>One version of what a département says of its organisation.</summary>
/// <param name="Departement">Whose it is.</param>
/// <param name="Version">From 1; a later one replaces it whole.</param>
/// <param name="Document">JSON; its form belongs to Formats.</param>
/// <param name="By">Id of the key, or « dgas ».</param>
/// <param name="At">From when it is known, UTC.</param>
public sealed record OrganisationVersion(
    string Departement,
    int Version,
    string Document,
    string By,
    DateTimeOffset At
);

/// <summary>How départements say they are organised, every version they ever gave. Append and read only.</summary>
/// <remarks>
/// Table <c>organisations</c>, partition = département, row = number of the version, the document cut into properties
/// <c>Document0</c>, <c>Document1</c>… « As known on » is the last version
/// before an instant; « as valid on » is in the dates of the document itself.
/// </remarks>
public sealed class OrganisationStore(StorageAccount account)
{
    /// <summary>Longest document, in characters: ten times what a property of a table holds.</summary>
    public const int LongestDocument = 10 * LongestPiece;

    private const int LongestPiece = 32_000;
    private const string Pieces = "Pieces";

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.Organisations);

    /// <summary>Keeps a version, unless the latest is the same document.</summary>
    public async Task<OrganisationVersion> AppendAsync(
        string departement,
        string document,
        string by,
        DateTimeOffset at,
        CancellationToken cancellation = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(document.Length, LongestDocument, nameof(document));
        while (true)
        {
            OrganisationVersion? latest = await KnownAsync(departement, null, cancellation);
            if (latest is not null && string.Equals(latest.Document, document, StringComparison.Ordinal))
            {
                return latest;
            }

            OrganisationVersion next = new(departement, (latest?.Version ?? 0) + 1, document, by, at);
            try
            {
                await table.AddEntityAsync(Write(next), cancellation);
                return next;
            }
            catch (RequestFailedException fault) when (fault.Status == 409)
            {
                // Another writer took the number: read again.
            }
        }
    }

    /// <summary>Number of the latest version; 0 when there is none. No document is read.</summary>
    public async Task<int> LatestVersionAsync(string departement, CancellationToken cancellation = default)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {departement}");
        int latest = 0;
        await foreach (
            TableEntity row in table.QueryAsync<TableEntity>(
                filter,
                select: [nameof(TableEntity.RowKey)],
                cancellationToken: cancellation
            )
        )
        {
            latest = VersionOf(row);
        }

        return latest;
    }

    /// <summary>The latest version known at an instant; null: known now. Null when there was none.</summary>
    public async Task<OrganisationVersion?> KnownAsync(
        string departement,
        DateTimeOffset? at,
        CancellationToken cancellation = default
    )
    {
        OrganisationVersion? known = null;
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {departement}");
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            OrganisationVersion version = Read(row);
            if (at is null || version.At <= at)
            {
                known = version;
            }
        }

        return known;
    }

    /// <summary>
    /// The latest version, known at an instant (null: now), of each département that had declared one, in the order of their
    /// codes.
    /// </summary>
    public async Task<IReadOnlyList<OrganisationVersion>> LatestOfAllAsync(
        DateTimeOffset? at = null,
        CancellationToken cancellation = default
    )
    {
        SortedDictionary<string, OrganisationVersion> latest = new(StringComparer.Ordinal);
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            // Rows of a partition come in the order of their keys: a later one replaces an earlier one.
            OrganisationVersion version = Read(row);
            if (at is null || version.At <= at)
            {
                latest[version.Departement] = version;
            }
        }

        return [.. latest.Values];
    }

    private static TableEntity Write(OrganisationVersion version)
    {
        string[] pieces = [.. version.Document.Chunk(LongestPiece).Select(piece => new string(piece))];
        TableEntity row = new(version.Departement, version.Version.ToString("000000", CultureInfo.InvariantCulture))
        {
            [Pieces] = pieces.Length,
            [nameof(OrganisationVersion.By)] = version.By,
            [nameof(OrganisationVersion.At)] = version.At,
        };
        foreach ((int index, string piece) in pieces.Index())
        {
            row[PieceOf(index)] = piece;
        }

        return row;
    }

    private static string PieceOf(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{nameof(OrganisationVersion.Document)}{index}");

    private static OrganisationVersion Read(TableEntity row) =>
        new(
            row.PartitionKey,
            VersionOf(row),
            string.Concat(Enumerable.Range(0, row.GetInt32(Pieces) ?? 0).Select(index => row.Text(PieceOf(index)))),
            row.Text(nameof(OrganisationVersion.By)),
            row.Instant(nameof(OrganisationVersion.At))
        );

    private static int VersionOf(TableEntity row) =>
        int.Parse(row.RowKey, NumberStyles.None, CultureInfo.InvariantCulture);
}
