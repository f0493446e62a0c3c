using System.Collections.Immutable;
using System.Diagnostics;
using Observatoire.Disclosure.Audit;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Releases;
using Observatoire.Disclosure.Secondary;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;

namespace Observatoire.Bench;

/// <summary>
/// Secondary cells beside the optimum computed elsewhere (disclosure/README.md), and the time with the audit; then the
/// same tables as the service protects them.
/// </summary>
internal static class DisclosureSuite
{
    private const string Suite = "disclosure";
    private const int Threshold = 5;
    private const int Rounds = 5;

    // Chosen here, so that a change that costs many more cells is seen.
    private const double MostForInsiders = 5;
    private const double SecondsAMonth = 5;
    private const int Keys = 20;
    private const int SmallOptimum = 16;
    private const int NationalOptimum = 41;
    private const long NationalValueOptimum = 928;

    private static CostChance Chance { get; } = new(new byte[CostChance.ShortestKey]);

    public static IEnumerable<Figure> Run()
    {
        foreach (Figure figure in Drawn())
        {
            yield return figure;
        }

        int small = SuppressionTables.Small.Sum(name => Protect(name, Reference).Pattern.Secondary.Count);
        yield return Cells("three 10 x 6 tables, k = 5", small, "optimum", SmallOptimum, 1.05);

        Outcome national = Protect(SuppressionTables.National, Reference);
        yield return Cells("national table, k = 5", national.Pattern.Secondary.Count, "optimum", NationalOptimum, 1.05);
        yield return Value("national table, k = 5", national.Value, "optimum by value", 1.2);
        yield return Time("national table, k = 5, with the audit", Reference, 2);

        Way byValue = Reference with { Cost = SuppressionCost.Value };
        yield return Value(
            "national table, k = 5, least value",
            Protect(SuppressionTables.National, byValue).Value,
            "optimum by value",
            1.2
        );
        yield return Time("national table, k = 5, least value, with the audit", byValue, 2);

        Way exact = Reference with { Effort = SearchEffort.Exact };
        yield return Cells(
            "national table, k = 5, exact",
            Protect(SuppressionTables.National, exact).Pattern.Secondary.Count,
            "optimum",
            NationalOptimum,
            1
        );
        yield return Time("national table, k = 5, exact, with the audit", exact, 30);

        foreach (Figure figure in AsPublished())
        {
            yield return figure;
        }

        yield return Release(1);
        yield return Release(4);
    }

    /// <summary>What it costs that nobody can tell why cells were chosen: the worst of many keys.</summary>
    private static IEnumerable<Figure> Drawn()
    {
        CostChance[] keys =
        [
            .. Enumerable
                .Range(0, Keys)
                .Select(seed =>
                {
                    byte[] key = new byte[CostChance.ShortestKey];
                    new Random(seed).NextBytes(key);
                    return new CostChance(key);
                }),
        ];
        int small = keys.Max(key =>
            SuppressionTables.Small.Sum(name => Protect(name, Reference with { Chance = key }).Pattern.Secondary.Count)
        );
        yield return Cells("three 10 x 6 tables, k = 5, drawn, worst of 20 keys", small, "optimum", SmallOptimum, 1.15);
        int national = keys.Max(key =>
            Protect(SuppressionTables.National, Reference with { Chance = key }).Pattern.Secondary.Count
        );
        yield return Cells(
            "national table, k = 5, drawn, worst of 20 keys",
            national,
            "optimum",
            NationalOptimum,
            1.15
        );
    }

    /// <summary>A first release of the simulated nation, all that pages show, as the service protects it; with the audit.</summary>
    /// <exception cref="InvalidDataException">When the audit refuses it.</exception>
    private static Figure Release(int months)
    {
        IReadOnlyList<IndicatorTable> simulated = SimulatedRelease.Make(months);
        long start = Stopwatch.GetTimestamp();
        ProtectedRelease release = WholeRelease.Protect(simulated, [], SimulatedRelease.Rules, Chance);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return release.Table is null
            ? throw new InvalidDataException($"Release of {months} months: {string.Join("; ", release.Audit.Faults)}")
            : new(
                Suite,
                $"simulated release, months: {months}, with the audit",
                seconds,
                "limit, a month",
                SecondsAMonth * months,
                1
            )
            {
                Unit = "s",
            };
    }

    /// <summary>What the protection of the service costs beyond that of the comparison.</summary>
    private static IEnumerable<Figure> AsPublished()
    {
        foreach (int threshold in new[] { Threshold, 11 })
        {
            int least = Protect(
                SuppressionTables.National,
                Reference with
                {
                    Threshold = threshold,
                }
            ).Pattern.Secondary.Count;
            Way readers = new(threshold, ProtectionLevel.Plausible, false, SuppressionCost.Count, SearchEffort.Usual);
            yield return Cells(
                $"national table, k = {threshold}, every value plausible",
                Protect(SuppressionTables.National, readers).Pattern.Secondary.Count,
                "not exact only",
                least,
                MostForInsiders
            );
            yield return Cells(
                $"national table, k = {threshold}, every value plausible, insiders too",
                Protect(SuppressionTables.National, readers with { Insiders = true }).Pattern.Secondary.Count,
                "not exact only",
                least,
                MostForInsiders
            );
        }
    }

    private static Way Reference { get; } =
        new(Threshold, ProtectionLevel.NotExact, Insiders: false, SuppressionCost.Count, SearchEffort.Usual);

    private static Figure Cells(string what, int ours, string peer, int theirs, double limit) =>
        new(Suite, what, ours, peer, theirs, limit) { Unit = "cells" };

    private static Figure Value(string what, long ours, string peer, double limit) =>
        new(Suite, what, ours, peer, NationalValueOptimum, limit) { Unit = "people" };

    private static Figure Time(string what, Way way, double seconds)
    {
        List<double> times = [];
        for (int round = 0; round < Rounds; round++)
        {
            times.Add(Protect(SuppressionTables.National, way).Milliseconds);
        }

        return new(Suite, what, Contest.Median(times), $"limit: {seconds} s", seconds * 1000, 1);
    }

    /// <exception cref="InvalidDataException">When the audit refuses: it would not be the same work.</exception>
    private static Outcome Protect(string table, Way way)
    {
        // Towards readers the comparison lets a withheld count be zero; the service publishes zeros.
        LinkedTables tables = SuppressionTables.Read(table, way.Level == ProtectionLevel.NotExact ? 0 : 1);
        DisclosureRules rules = new()
        {
            Threshold = way.Threshold,
            PostsThreshold = way.Threshold,
            Posts = [],
            Amounts = [],
            MinimumContributors = 3,
            DominantPercent = 85,
            Protection = way.Level,
            Insiders = way.Insiders,
            Source = "",
        };
        long start = Stopwatch.GetTimestamp();
        ImmutableArray<SensitiveCell> sensitive = rules.Sensitive(tables);
        SuppressionPattern pattern = SecondarySuppression.Suppress(
            tables,
            sensitive,
            ImmutableHashSet<string>.Empty,
            new SuppressionOptions(way.Cost, way.Insiders, way.Effort, way.Chance)
        );
        AuditReport report = DisclosureAudit.Attack(
            tables.Publish(pattern.Withheld),
            tables.PublishLeast(),
            sensitive,
            way.Insiders ? tables.OwnFigures() : ImmutableDictionary<string, IReadOnlyDictionary<string, long>>.Empty
        );
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return report.IsRefused
            ? throw new InvalidDataException($"{table}, {way}: {string.Join("; ", report.Faults)}")
            : new(pattern, pattern.Withheld.Sum(identity => tables[identity].Value), milliseconds);
    }

    private sealed record Way(
        int Threshold,
        ProtectionLevel Level,
        bool Insiders,
        SuppressionCost Cost,
        SearchEffort Effort,
        CostChance? Chance = null
    );

    /// <summary>What was withheld, its value with that of the sensitive cells, and the time with the audit.</summary>
    private sealed record Outcome(SuppressionPattern Pattern, long Value, double Milliseconds);
}
