using Observatoire.Returns;
using Observatoire.Storage;

namespace Observatoire.Host.Returns;

/// <summary>
/// What a département keeps of a deposit: the same for the same bytes. Corrections: how many figures the revision changed;
/// null for the first, and in a list of months.
/// </summary>
public sealed record Receipt(
    string ReceiptId,
    string Departement,
    string Month,
    int Revision,
    string Sha256,
    long Bytes,
    int Rows,
    int Warnings,
    string Edition,
    DateTimeOffset ReceivedAt,
    string KeyId,
    bool Simulated,
    string Kind,
    string Reasons,
    CorrectionCounts? Corrections,
    string Code
)
{
    public static Receipt From(LedgerEntry entry, CorrectionCounts? corrections) =>
        new(
            entry.ReceiptId,
            entry.Departement,
            entry.Month.ToString(),
            entry.Revision,
            entry.Sha256,
            entry.ByteCount,
            entry.RowCount,
            entry.WarningCount,
            entry.Edition,
            entry.ReceivedAt,
            entry.KeyId,
            entry.Simulated,
            entry.Revision == 1 ? "first" : "correction",
            entry.Reasons,
            corrections,
            entry.Code
        );
}
