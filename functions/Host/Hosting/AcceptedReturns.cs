using Observatoire.Formats.Returns;
using Observatoire.Statistics.Returns;
using Observatoire.Storage;

namespace Observatoire.Host.Hosting;

/// <summary>The figures of accepted returns: as kept when they came, else read again from the file, and kept again.</summary>
public sealed class AcceptedReturns(Ledger ledger, FactStore facts, RawStore rawFiles, ReturnCheck check)
{
    /// <exception cref="InvalidDataException">When the file is not kept, or no longer holds the month; the message names the receipt.</exception>
    public async Task<ActivityReturn> ReadAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        if (
            await facts.ReadAsync(entry.Month, entry.Departement, entry.Sha256, cancellation) is BinaryData cells
            && FactFile.Read(cells, check.Editions) is ActivityReturn kept
        )
        {
            return kept;
        }

        await using Stream file =
            await rawFiles.OpenAsync(entry.Departement, entry.KeptUnder, entry.Sha256, entry.Extension, cancellation)
            ?? throw new InvalidDataException($"The file of receipt {entry.ReceiptId} is not kept.");
        BinaryData bytes = await BinaryData.FromStreamAsync(file, cancellation);
        ReturnSession session = check.Begin(
            new ReturnAsk(entry.Departement, entry.FileMonth is null ? entry.Month : null, entry.Month.PlusMonths(1))
        );
        ReturnFileReader.Read(bytes, session);
        ActivityReturn again =
            session.Typed(entry.Month)
            ?? throw new InvalidDataException($"The file of receipt {entry.ReceiptId} no longer holds {entry.Month}.");
        await facts.KeepAsync(entry.Month, entry.Departement, entry.Sha256, FactFile.Write(again), cancellation);
        return again;
    }

    /// <summary>What a revision changed of the one before it, in the order of its figures; nothing for the first.</summary>
    public async Task<IReadOnlyList<Correction>> CorrectionsAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        if (entry.Revision == 1)
        {
            return [];
        }

        IReadOnlyList<LedgerEntry> history = await ledger.HistoryAsync(entry.Departement, entry.Month, cancellation);
        LedgerEntry before = history.First(row => row.Revision == entry.Revision - 1);
        return Correction.Between(await ReadAsync(before, cancellation), await ReadAsync(entry, cancellation));
    }

    public async Task<Receipt> ReceiptAsync(LedgerEntry entry, CancellationToken cancellation) =>
        Receipt.Of(
            entry,
            entry.Revision == 1 ? null : CorrectionCounts.Of(await CorrectionsAsync(entry, cancellation))
        );
}
