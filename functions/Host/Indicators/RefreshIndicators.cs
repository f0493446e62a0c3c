using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Indicators;
using Observatoire.Host.Callers;
using Observatoire.Host.Returns;
using Observatoire.Host.Service;
using Observatoire.Statistics.Indicators;
using Observatoire.Storage;

namespace Observatoire.Host.Indicators;

/// <summary>Reads the figures of the returns that changed since they were last read, and of no others.</summary>
/// <remarks>
/// What a month was made from is its fingerprint: the latest return of each département, the nomenclature and the code.
/// Killed half-way, the months already written are up to date and the others are done by the next run.
/// </remarks>
public sealed class RefreshIndicators(
    Ledger ledger,
    AcceptedReturns accepted,
    IndicatorStore indicators,
    RefreshIndicators.Method method,
    Jobs jobs
) : IJob
{
    private const int Parallelism = 8;

    /// <summary>On its schedule.</summary>
    [Function(nameof(RefreshIndicators))]
    public Task RunAsync([TimerTrigger("%REFRESH_INDICATORS_CRON%")] TimerInfo timer, CancellationToken cancellation) =>
        jobs.RunAsync(this, cancellation);

    /// <summary>Now, for the DGAS, and answered when it is done.</summary>
    [Function(nameof(RefreshIndicators) + "Now")]
    [DgasRole]
    public Task<IResult> RunNowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "jobs/" + nameof(RefreshIndicators))]
            HttpRequest request,
        CancellationToken cancellation
    ) => jobs.AnswerAsync(this, cancellation);

    public async Task<IReadOnlyDictionary<string, object>> DoAsync(CancellationToken cancellation)
    {
        Dictionary<ReferenceMonth, List<LedgerEntry>> received = [];
        await foreach (LedgerEntry entry in ledger.LatestOfAllAsync(cancellation))
        {
            if (!received.TryGetValue(entry.Month, out List<LedgerEntry>? entries))
            {
                received.Add(entry.Month, entries = []);
            }

            entries.Add(entry);
        }

        IReadOnlyDictionary<ReferenceMonth, string> known = await indicators.ReadFingerprintsAsync(cancellation);
        int computed = 0;
        int read = 0;
        foreach ((ReferenceMonth month, List<LedgerEntry> entries) in received.OrderBy(pair => pair.Key))
        {
            string fingerprint = FingerprintOf(entries);
            if (!string.Equals(known.GetValueOrDefault(month), fingerprint, StringComparison.Ordinal))
            {
                (MonthFigures figures, int anew) = await ReadAsync(month, entries, cancellation);
                byte[] written = MonthFigureFile.Write(figures, method.Version);
                await indicators.WriteAsync(month, fingerprint, written, cancellation);
                computed++;
                read += anew;
            }
        }

        foreach (ReferenceMonth month in known.Keys.Where(month => !received.ContainsKey(month)))
        {
            await indicators.DeleteAsync(month, cancellation);
        }

        return new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["months"] = received.Count,
            ["computed"] = computed,
            ["returns"] = received.Values.Sum(entries => entries.Count),
            ["read"] = read,
        };
    }

    private string FingerprintOf(IEnumerable<LedgerEntry> entries) =>
        Fingerprint.Compute([
            method.Version,
            .. entries
                .OrderBy(entry => entry.Departement, StringComparer.Ordinal)
                .Select(entry => $"{entry.Departement}:{entry.Sha256}"),
        ]);

    /// <returns>The figures of the month, and how many of its returns were read for them.</returns>
    private async Task<(MonthFigures Figures, int Read)> ReadAsync(
        ReferenceMonth month,
        IReadOnlyList<LedgerEntry> entries,
        CancellationToken cancellation
    )
    {
        string most = entries
            .GroupBy(entry => entry.Edition, StringComparer.Ordinal)
            .MaxBy(group => group.Count())!
            .Key;
        NomenclatureEdition edition = method.Editions.Find(most)!;
        MonthFigures? before = await BeforeAsync(month, edition, cancellation);
        ConcurrentDictionary<string, DepartementFigures> figures = new(StringComparer.Ordinal);
        List<LedgerEntry> changed = [];
        foreach (LedgerEntry entry in entries)
        {
            if (
                before?.Departements.GetValueOrDefault(entry.Departement) is DepartementFigures kept
                && string.Equals(kept.Source, entry.Sha256, StringComparison.Ordinal)
            )
            {
                figures[entry.Departement] = kept;
            }
            else
            {
                changed.Add(entry);
            }
        }

        ParallelOptions options = new() { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation };
        await Parallel.ForEachAsync(
            changed,
            options,
            async (entry, token) =>
                figures[entry.Departement] = DepartementFigures.Extract(
                    edition,
                    await accepted.ReadAsync(entry, token),
                    entry.Sha256
                )
        );
        return (
            new MonthFigures(
                month,
                edition,
                new SortedDictionary<string, DepartementFigures>(figures, StringComparer.Ordinal)
            ),
            changed.Count
        );
    }

    /// <summary>What is kept of the month; null when there is nothing, or nothing that was read in the same way.</summary>
    private async Task<MonthFigures?> BeforeAsync(
        ReferenceMonth month,
        NomenclatureEdition edition,
        CancellationToken cancellation
    ) =>
        await indicators.ReadAsync(month, cancellation) is BinaryData kept
        && MonthFigureFile.ReadIf(method.Version, kept, month, method.Editions) is MonthFigures figures
        && figures.Edition == edition
            ? figures
            : null;

    /// <summary>How returns are read: a change of any of it reads them again.</summary>
    public sealed record Method(EditionSeries Editions, string NomenclatureVersion)
    {
        /// <summary>Of the nomenclature and the code.</summary>
        public string Version { get; } = $"{NomenclatureVersion}-{typeof(MonthFigures).Module.ModuleVersionId:N}";
    }
}
