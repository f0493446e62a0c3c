using Observatoire.Editions.Time;
using Observatoire.Formats.Returns;
using Observatoire.Formats.Verdicts;
using Observatoire.Host.Hosting;
using Observatoire.Host.Organisations;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Organisations;
using Observatoire.Storage;

namespace Observatoire.Host.Returns;

/// <summary>What a check of a file gives.</summary>
/// <param name="File">What was found, and the typed returns.</param>
/// <param name="Layout">How the file is laid out.</param>
/// <param name="Answer">The verdict in words.</param>
public sealed record FileCheck(CheckedFile File, ReturnLayout Layout, VerdictAnswer Answer);

/// <summary>Reads and checks a file with what is kept of its département, and words what was found.</summary>
public sealed class ReturnChecking(
    ReturnCheck check,
    VerdictWords words,
    Ledger ledger,
    AcceptedReturns accepted,
    KnownOrganisations organisations,
    RefusalLog refusals,
    TimeProvider clock
)
{
    /// <param name="submission">The file as received, and which warnings the sender explains.</param>
    /// <param name="departement">The département it is sent for; null: as the file says.</param>
    /// <param name="month">The month it is sent for; null: as the file says.</param>
    /// <param name="owner">
    /// The département whose earlier returns the caller may know; null for nobody's: the rules that compare with them
    /// would tell what they hold.
    /// </param>
    /// <param name="cancellation">Stops between two requests to the store.</param>
    public async Task<FileCheck> CheckAsync(
        Submission submission,
        string? departement,
        ReferenceMonth? month,
        string? owner,
        CancellationToken cancellation
    )
    {
        ReturnSession session = check.Begin(
            new ReturnAsk(departement, month, ReferenceMonth.Containing(clock.GetUtcNow()))
        );
        ReturnLayout layout = ReturnFileReader.Read(submission.File.Content, session);
        Organisation? organisation = session.Departement is string named
            ? await organisations.OfAsync(named, cancellation)
            : null;
        ReturnHistory history =
            owner is not null && string.Equals(session.Departement, owner, StringComparison.Ordinal)
                ? await HistoryAsync(owner, session.Months, cancellation)
                : ReturnHistory.None;
        CheckedFile verdict = session.Complete(organisation, history);
        await KeepRefusalAsync(submission.File, verdict, owner, cancellation);
        return new FileCheck(
            verdict,
            layout,
            words.Of(verdict, layout, submission.Reasons.Keys.ToHashSet(StringComparer.Ordinal))
        );
    }

    private async Task<ReturnHistory> HistoryAsync(
        string departement,
        IReadOnlyList<ReferenceMonth> months,
        CancellationToken cancellation
    )
    {
        if (months.Count == 0)
        {
            return ReturnHistory.None;
        }

        ReferenceMonth first = months[0].PlusMonths(-ReturnHistory.MonthsNeeded);
        Dictionary<ReferenceMonth, IReadOnlyDictionary<string, long>> totals = [];
        Dictionary<ReferenceMonth, MonthCells> cells = [];
        HashSet<ReferenceMonth> before = [.. months.Select(month => month.PlusMonths(-1)).Except(months)];
        await foreach (LedgerEntry entry in ledger.LatestOfAsync(departement, first, months[^1], cancellation))
        {
            totals[entry.Month] = TotalsText.Read(entry.Totals);
            if (before.Contains(entry.Month))
            {
                cells[entry.Month] = (await accepted.ReadAsync(entry, cancellation)).Cells;
            }
        }

        return new ReturnHistory(totals, cells);
    }

    /// <summary>Of a file that looks personal, its hash, the reason and the column are kept, and nothing else.</summary>
    private async Task KeepRefusalAsync(
        ReceivedFile file,
        CheckedFile verdict,
        string? owner,
        CancellationToken cancellation
    )
    {
        foreach (var (code, column) in verdict.Personal.Select(found => (found.Code, found.Column)).Distinct())
        {
            await refusals.AppendAsync(new Refusal(file.Sha256, owner, code, column, clock.GetUtcNow()), cancellation);
        }
    }
}
