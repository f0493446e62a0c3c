using Observatoire.Formats.Returns;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Storage;

namespace Observatoire.Host.Returns;

/// <summary>The figures of accepted returns: as they were kept, else read again from the file as received.</summary>
public sealed class AcceptedReturns(Ledger ledger, FactStore facts, RawStore rawFiles, ReturnCheck check)
{
    private const string CsvExtension = "csv";

    // A CSV of one month up to this size is read again in less time than its figures as they are kept.
    private const long QuicklyRead = 1024 * 1024;

    /// <exception cref="InvalidDataException">When the file is not kept, or no longer holds the month; the message names the receipt.</exception>
    public async Task<ActivityReturn> ReadAsync(LedgerEntry entry, CancellationToken cancellation) =>
        IsQuicklyRead(entry)
        || await facts.ReadAsync(entry.Month, entry.Departement, entry.Sha256, cancellation) is not BinaryData cells
        || FactFile.Read(cells, check.Editions) is not ActivityReturn kept
            ? await ReadFileAsync(entry, cancellation)
            : kept;

    /// <summary>Keeps the figures of a month of a file that takes long to be read again for them: a large one, or one of several months.</summary>
    public async Task KeepAsync(ActivityReturn accepted, LedgerDraft entry, CancellationToken cancellation)
    {
        if (!IsQuicklyRead(entry))
        {
            await facts.KeepAsync(
                accepted.Month,
                accepted.Departement,
                entry.Sha256,
                FactFile.Write(accepted),
                cancellation
            );
        }
    }

    /// <summary>What a revision changed of the one before it, in the order of its figures; nothing for the first.</summary>
    public async Task<IReadOnlyList<Correction>> CorrectionsAsync(LedgerEntry entry, CancellationToken cancellation) =>
        entry.Revision == 1 ? [] : await CorrectionsAsync(entry, await ReadAsync(entry, cancellation), cancellation);

    /// <summary>The receipt of a deposit whose figures are at hand.</summary>
    public async Task<Receipt> ReceiptAsync(
        LedgerEntry entry,
        ActivityReturn figures,
        CancellationToken cancellation
    ) =>
        Receipt.From(
            entry,
            entry.Revision == 1 ? null : CorrectionCounts.Count(await CorrectionsAsync(entry, figures, cancellation))
        );

    /// <summary>The receipts of all the revisions of a month, oldest first; each is read once.</summary>
    public async Task<IReadOnlyList<Receipt>> ReceiptsAsync(
        IReadOnlyList<LedgerEntry> history,
        CancellationToken cancellation
    )
    {
        List<Receipt> receipts = [];
        ActivityReturn? before = null;
        foreach (LedgerEntry entry in history)
        {
            ActivityReturn? figures = history.Count > 1 ? await ReadAsync(entry, cancellation) : null;
            receipts.Add(
                Receipt.From(
                    entry,
                    before is null ? null : CorrectionCounts.Count(Correction.Between(before, figures!))
                )
            );
            before = figures;
        }

        return receipts;
    }

    private async Task<IReadOnlyList<Correction>> CorrectionsAsync(
        LedgerEntry entry,
        ActivityReturn figures,
        CancellationToken cancellation
    )
    {
        LedgerEntry before = (
            await ledger.FindAsync(entry.Departement, entry.Month, entry.Revision - 1, cancellation)
        )!;
        return Correction.Between(await ReadAsync(before, cancellation), figures);
    }

    private static bool IsQuicklyRead(LedgerDraft entry) =>
        entry.FileMonth is null
        && entry.ByteCount <= QuicklyRead
        && string.Equals(entry.Extension, CsvExtension, StringComparison.Ordinal);

    private async Task<ActivityReturn> ReadFileAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        BinaryData file =
            await rawFiles.ReadAsync(entry.Departement, entry.KeptUnder, entry.Sha256, entry.Extension, cancellation)
            ?? throw new InvalidDataException($"The file of receipt {entry.ReceiptId} is not kept.");
        ReturnSession session = check.Begin(
            new ReturnAsk(entry.Departement, entry.FileMonth is null ? entry.Month : null, entry.Month.PlusMonths(1))
        );
        ReturnFileReader.Read(file, session);
        return session.Typed(entry.Month)
            ?? throw new InvalidDataException($"The file of receipt {entry.ReceiptId} no longer holds {entry.Month}.");
    }
}
