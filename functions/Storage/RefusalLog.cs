using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace Observatoire.Storage;

/// <summary>A file refused for what looks personal in it: all that is ever kept of it. Immutable.</summary>
/// <param name="Sha256">SHA-256 of the file, lower-case hexadecimal.</param>
/// <param name="Departement">The département whose key sent it, or null when nobody's did.</param>
/// <param name="Reason">Code of the finding: <c>R39</c>.</param>
/// <param name="Column">
/// Name of a column of the return, or the position of an unknown one; never a name the file gave, which may itself be
/// personal. Null when the fault has no column.
/// </param>
/// <param name="At">When it was refused, UTC.</param>
public sealed record Refusal(string Sha256, string? Departement, string Reason, string? Column, DateTimeOffset At);

/// <summary>The files refused for what looks personal in them. Append and read only; it never holds content.</summary>
/// <remarks>
/// Table <c>refusals</c>, partition = hash of the file, row = instant and reason: the same file refused again is another
/// row, and a row sent twice by the network is one.
/// </remarks>
public sealed class RefusalLog(StorageAccount account)
{
    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.Refusals);

    public async Task AppendAsync(Refusal refusal, CancellationToken cancellation = default)
    {
        string at = refusal.At.UtcDateTime.ToString("yyyyMMddHHmmssfffffff", CultureInfo.InvariantCulture);
        string column = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(refusal.Column ?? ""));
        TableEntity row = new(refusal.Sha256, $"{at}_{refusal.Reason}_{column}")
        {
            [nameof(Refusal.Departement)] = refusal.Departement,
            [nameof(Refusal.Reason)] = refusal.Reason,
            [nameof(Refusal.Column)] = refusal.Column,
            [nameof(Refusal.At)] = refusal.At,
        };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>How often and why a file was refused, oldest first; empty when it never was.</summary>
    public async Task<IReadOnlyList<Refusal>> OfAsync(string sha256, CancellationToken cancellation = default)
    {
        List<Refusal> refusals = [];
        await foreach (
            TableEntity row in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {sha256}"),
                cancellationToken: cancellation
            )
        )
        {
            refusals.Add(
                new Refusal(
                    row.PartitionKey,
                    row.GetString(nameof(Refusal.Departement)),
                    row.Text(nameof(Refusal.Reason)),
                    row.GetString(nameof(Refusal.Column)),
                    row.Instant(nameof(Refusal.At))
                )
            );
        }

        return refusals;
    }
}
