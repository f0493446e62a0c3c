using System.Security.Claims;
using Observatoire.Editions.Time;
using Observatoire.Formats.Returns;
using Observatoire.Host.Callers;
using Observatoire.Returns;
using Observatoire.Storage;

namespace Observatoire.Host.Returns;

/// <summary>An accepted file, who sends it, and why its warnings are no faults.</summary>
public sealed record Deposit(Submission Submission, FileCheck Check, ClaimsPrincipal Caller);

/// <summary>Keeps accepted files and commits their returns to the ledger, one entry a month.</summary>
public sealed class Deposits(RawStore rawFiles, AcceptedReturns returns, Ledger ledger, TimeProvider clock)
{
    /// <summary>Keeps the file, once, under its first month. Kept again, it is the same.</summary>
    public async Task KeepFileAsync(Deposit deposit, CancellationToken cancellation)
    {
        deposit.Submission.File.Content.Position = 0;
        await rawFiles.KeepAsync(
            deposit.Check.File.Departement!,
            deposit.Check.File.Months[0],
            deposit.Submission.File.Sha256,
            deposit.Check.Layout.Extension,
            deposit.Submission.File.Content,
            cancellation
        );
    }

    /// <summary>Commits one month of a file that is kept.</summary>
    public async Task<AppendResult> CommitAsync(
        Deposit deposit,
        ActivityReturn accepted,
        bool onlyIfNone,
        CancellationToken cancellation
    )
    {
        LedgerDraft draft = DraftOf(deposit, accepted);
        await returns.KeepAsync(accepted, draft, cancellation);
        return await ledger.AppendAsync(draft, onlyIfNone, cancellation);
    }

    /// <returns>The latest return of the month where it holds other bytes than these; null when there is none, or the same.</returns>
    public async Task<LedgerEntry?> OtherThanAsync(
        Deposit deposit,
        ActivityReturn accepted,
        CancellationToken cancellation
    ) =>
        await ledger.LatestAsync(accepted.Departement, accepted.Month, cancellation) is LedgerEntry latest
        && !string.Equals(latest.Sha256, deposit.Submission.File.Sha256, StringComparison.Ordinal)
            ? latest
            : null;

    /// <inheritdoc cref="AcceptedReturns.ReceiptAsync"/>
    public Task<Receipt> ReceiptAsync(LedgerEntry entry, ActivityReturn figures, CancellationToken cancellation) =>
        returns.ReceiptAsync(entry, figures, cancellation);

    private LedgerDraft DraftOf(Deposit deposit, ActivityReturn accepted) =>
        new()
        {
            Departement = accepted.Departement,
            Month = accepted.Month,
            ReceiptId = Guid.CreateVersion7(clock.GetUtcNow()).ToString(),
            Sha256 = deposit.Submission.File.Sha256,
            Extension = deposit.Check.Layout.Extension,
            ByteCount = deposit.Submission.File.Length,
            ReceivedAt = clock.GetUtcNow(),
            KeyId = deposit.Caller.KeyId(),
            RowCount = accepted.Cells.Rows,
            WarningCount = deposit.Check.Answer.Counts.Warnings,
            Edition = accepted.Edition,
            Totals = TotalsText.Write(accepted),
            Reasons = Explanations.Write(deposit.Submission.Reasons),
            Simulated = deposit.Caller.IsSimulated(),
            FileMonth = deposit.Check.File.Months is [ReferenceMonth first, _, ..] ? first : null,
        };
}
