using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>Who has sent a month, who is late, who has nothing to report, to the DGAS.</summary>
public static class ShowCollectedMonth
{
    public static void MapShowCollectedMonth(this WebApplication app) =>
        app.MapGet("/api/collection/{month}", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        string month,
        EditionSeries editions,
        StorageReadiness readiness,
        Ledger ledger,
        MonthJournal journal,
        Settings settings,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        if (!ReferenceMonth.TryParse(month, out ReferenceMonth named))
        {
            return Problem.Of("month-not-readable", month);
        }

        await readiness.EnsureAsync(cancellation);
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
                CollectionLine.Of(
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
                CollectionTotals.Of(lines),
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
