using System.Collections.Concurrent;
using Observatoire.Formats.Indicators;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>Computes the indicators of the months whose returns changed since they were last computed, and no others.</summary>
/// <remarks>
/// What a month was computed from is its fingerprint: the latest return of each département, the nomenclature and the code.
/// Killed half-way, the months already written are up to date and the others are done by the next run.
/// </remarks>
public sealed class RefreshIndicators(
    Ledger ledger,
    AcceptedReturns accepted,
    IndicatorStore indicators,
    RefreshIndicators.Method method
) : IJob
{
    private const int Parallelism = 8;

    public async Task<IReadOnlyDictionary<string, object>> RunAsync(CancellationToken cancellation)
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
        foreach ((ReferenceMonth month, List<LedgerEntry> entries) in received.OrderBy(pair => pair.Key))
        {
            string fingerprint = FingerprintOf(entries);
            if (!string.Equals(known.GetValueOrDefault(month), fingerprint, StringComparison.Ordinal))
            {
                IndicatorTable table = await ComputeAsync(month, entries, cancellation);
                await indicators.WriteAsync(month, fingerprint, IndicatorTableFile.Write(table), cancellation);
                computed++;
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
        };
    }

    private string FingerprintOf(IEnumerable<LedgerEntry> entries) =>
        Fingerprint.Of([
            method.CodeVersion,
            method.NomenclatureVersion,
            .. entries
                .OrderBy(entry => entry.Departement, StringComparer.Ordinal)
                .Select(entry => $"{entry.Departement}:{entry.Sha256}"),
        ]);

    private async Task<IndicatorTable> ComputeAsync(
        ReferenceMonth month,
        IReadOnlyList<LedgerEntry> entries,
        CancellationToken cancellation
    )
    {
        ConcurrentDictionary<string, ActivityReturn> returns = new(StringComparer.Ordinal);
        ParallelOptions options = new() { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation };
        await Parallel.ForEachAsync(
            entries,
            options,
            async (entry, token) => returns[entry.Departement] = await accepted.ReadAsync(entry, token)
        );
        string most = entries
            .GroupBy(entry => entry.Edition, StringComparer.Ordinal)
            .MaxBy(group => group.Count())!
            .Key;
        return MonthAggregation.Compute(method.Editions.Find(most)!, month, returns);
    }

    /// <summary>How the indicators are computed: a change of any of it computes them again.</summary>
    public sealed record Method(EditionSeries Editions, string NomenclatureVersion)
    {
        public string CodeVersion { get; } = typeof(MonthAggregation).Module.ModuleVersionId.ToString("N");
    }
}
