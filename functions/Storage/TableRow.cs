using Azure;
using Azure.Data.Tables;

namespace Observatoire.Storage;

/// <summary>Reads properties of a table row that must be there.</summary>
internal static class TableRow
{
    public static string Text(this TableEntity row, string property) =>
        row.GetString(property) ?? throw row.Lacks(property);

    public static int Number(this TableEntity row, string property) =>
        row.GetInt32(property) ?? throw row.Lacks(property);

    public static DateTimeOffset Instant(this TableEntity row, string property) =>
        row.GetDateTimeOffset(property) ?? throw row.Lacks(property);

    public static InvalidDataException Lacks(this TableEntity row, string property) =>
        new($"Row {row.PartitionKey}/{row.RowKey} has no {property}.");

    public static async Task<TableEntity?> FindAsync(
        this TableClient table,
        string partition,
        string key,
        CancellationToken cancellation
    )
    {
        NullableResponse<TableEntity> answer = await table.GetEntityIfExistsAsync<TableEntity>(
            partition,
            key,
            cancellationToken: cancellation
        );
        return answer.HasValue ? answer.Value : null;
    }
}
