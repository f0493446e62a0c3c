using Observatoire.Editions.Time;

namespace Observatoire.Storage.Tests;

/// <summary>Drafts that are valid unless a test says otherwise.</summary>
internal static class Drafts
{
    public static readonly ReferenceMonth December = new(2018, 12);
    public static readonly DateTimeOffset At = new(2019, 1, 10, 8, 30, 15, 123, TimeSpan.Zero);

    public static LedgerDraft Of(string departement, string sha256, string receiptId) =>
        new()
        {
            Departement = departement,
            Month = December,
            ReceiptId = receiptId,
            Sha256 = sha256,
            Extension = "csv",
            ByteCount = 5_000_000_000,
            ReceivedAt = At,
            KeyId = "cle-1",
            RowCount = 2,
            WarningCount = 1,
            Edition = "2017-01",
        };
}
