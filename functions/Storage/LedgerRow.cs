using System.Globalization;
using Azure.Data.Tables;
using Observatoire.Editions.Time;

namespace Observatoire.Storage;

/// <summary>How a ledger entry is written as a table row, and its key.</summary>
internal static class LedgerRow
{
    public const int LastRevision = 9999;

    public static string Key(ReferenceMonth month, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"{month}_{revision:0000}");

    public static TableEntity Write(LedgerEntry entry)
    {
        TableEntity row = new(entry.Departement, Key(entry.Month, entry.Revision))
        {
            [nameof(LedgerEntry.ReceiptId)] = entry.ReceiptId,
            [nameof(LedgerEntry.Sha256)] = entry.Sha256,
            [nameof(LedgerEntry.Extension)] = entry.Extension,
            [nameof(LedgerEntry.ByteCount)] = entry.ByteCount,
            [nameof(LedgerEntry.ReceivedAt)] = entry.ReceivedAt,
            [nameof(LedgerEntry.KeyId)] = entry.KeyId,
            [nameof(LedgerEntry.RowCount)] = entry.RowCount,
            [nameof(LedgerEntry.WarningCount)] = entry.WarningCount,
            [nameof(LedgerEntry.Edition)] = entry.Edition,
            [nameof(LedgerEntry.Totals)] = entry.Totals,
            [nameof(LedgerEntry.Reasons)] = entry.Reasons,
            [nameof(LedgerEntry.Simulated)] = entry.Simulated,
            [nameof(LedgerEntry.Code)] = entry.Code,
        };
        if (entry.FileMonth is ReferenceMonth month)
        {
            row[nameof(LedgerEntry.FileMonth)] = month.ToString();
        }

        return row;
    }

    /// <exception cref="InvalidDataException">When the row lacks a property; the message says which.</exception>
    public static LedgerEntry Read(TableEntity row)
    {
        string[] key = row.RowKey.Split('_');
        return new LedgerEntry(
            new LedgerDraft
            {
                Departement = row.PartitionKey,
                Month = ReferenceMonth.Parse(key[0]),
                ReceiptId = row.Text(nameof(LedgerEntry.ReceiptId)),
                Sha256 = row.Text(nameof(LedgerEntry.Sha256)),
                Extension = row.Text(nameof(LedgerEntry.Extension)),
                ByteCount =
                    row.GetInt64(nameof(LedgerEntry.ByteCount)) ?? throw row.Lacks(nameof(LedgerEntry.ByteCount)),
                ReceivedAt = row.Instant(nameof(LedgerEntry.ReceivedAt)),
                KeyId = row.Text(nameof(LedgerEntry.KeyId)),
                RowCount = row.Number(nameof(LedgerEntry.RowCount)),
                WarningCount = row.Number(nameof(LedgerEntry.WarningCount)),
                Edition = row.Text(nameof(LedgerEntry.Edition)),
                Totals = row.GetString(nameof(LedgerEntry.Totals)) ?? "",
                Reasons = row.GetString(nameof(LedgerEntry.Reasons)) ?? "",
                Simulated = row.GetBoolean(nameof(LedgerEntry.Simulated)) ?? false,
                FileMonth = row.GetString(nameof(LedgerEntry.FileMonth)) is string month
                    ? ReferenceMonth.Parse(month)
                    : null,
            },
            int.Parse(key[1], NumberStyles.None, CultureInfo.InvariantCulture),
            row.GetString(nameof(LedgerEntry.Code)) ?? ""
        );
    }
}
