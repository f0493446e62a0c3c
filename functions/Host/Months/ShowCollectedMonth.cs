using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Months;

/// <summary>Who has sent a month, who is late, who has nothing to report, to the DGAS.</summary>
public sealed class ShowCollectedMonth(
    EditionSeries editions,
    Ledger ledger,
    MonthJournal journal,
    Settings settings,
    TimeProvider clock
)
{
    [Function(nameof(ShowCollectedMonth))]
    [DgasRole]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "collection/{month}")] HttpRequest request,
        string month,
        CancellationToken cancellation
    )
    {
        if (!Address.ReadMonth(month).Is(out ReferenceMonth named, out IResult? refusal))
        {
            return refusal;
        }

        ILookup<string, LedgerEntry> returns = (await ledger.OfMonthAsync(named, cancellation)).ToLookup(
            entry => entry.Departement,
            StringComparer.Ordinal
        );
        ILookup<string, MonthAct> acts = (await journal.BetweenAsync(named, named, cancellation)).ToLookup(
            act => act.Departement,
            StringComparer.Ordinal
        );
        NomenclatureEdition edition = editions.InForce(named) ?? editions.Latest;
        CollectionLine[] lines =
        [
            .. edition.Departements.Select(departement =>
                CollectionLine.Describe(
                    departement,
                    named,
                    [.. returns[departement.Code]],
                    [.. acts[MonthJournal.Everybody], .. acts[departement.Code]],
                    settings.Calendar,
                    clock.GetUtcNow()
                )
            ),
        ];
        return Results.Ok(
            new CollectionAnswer(
                month,
                settings.Calendar.DeadlineOf(named),
                acts[MonthJournal.Everybody].FirstOrDefault()?.At,
                CollectionTotals.Count(lines),
                lines
            )
        );
    }

    private sealed record CollectionAnswer(
        string Month,
        DateTimeOffset Deadline,
        DateTimeOffset? ClosedAt,
        CollectionTotals Totals,
        IReadOnlyList<CollectionLine> Departements
    );
}
