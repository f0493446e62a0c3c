namespace Observatoire.Simulation;

/// <summary>Open cases of a territory by reason and by way of management: both make the same total.</summary>
internal readonly record struct Stock(long[] ByReason, long[] ByManagement)
{
    public long Total => ByReason.Sum();
}

/// <summary>The open cases: the stock of a month's start is that of the end of the month before, whatever changed hands.</summary>
internal static class OpenCases
{
    private const double PerThousand = 6.5;
    private const double Delegated = 0.06;
    private const string Code = "SUI_FIN";

    /// <summary>The stock of each territory at the end of the month.</summary>
    public static Stock[] AtEnd(MonthScope scope)
    {
        // A stock moves little: its noise stays well under that of the openings.
        long total = scope.Total(Code, PerThousand, scope.Effect.Load, seasonal: false, noise: 0.08);
        long[] territories = scope.ByTerritory(Code, total, stable: true);
        return
        [
            .. scope.Territories.Zip(
                territories,
                (territory, cases) =>
                {
                    long delegated = (long)Math.Round(cases * Delegated);
                    long[] byReason = scope.ByCategory(Code, "MOT", territory.Code, cases, stable: true);
                    return new Stock(byReason, [cases - delegated, delegated]);
                }
            ),
        ];
    }

    /// <summary>The stock of each territory of the month at its start; a new territory takes its part of those it replaces.</summary>
    public static Stock[] AtStart(MonthScope scope)
    {
        MonthScope before = scope.In(scope.Month.Plus(-1));
        Stock[] closing = AtEnd(before);
        Dictionary<string, Stock> known = before
            .Territories.Zip(closing)
            .ToDictionary(pair => pair.First.Code, pair => pair.Second, StringComparer.Ordinal);
        SimulatedTerritory[] begun = [.. scope.Territories.Where(territory => !known.ContainsKey(territory.Code))];
        if (begun.Length > 0)
        {
            HashSet<string> going = [.. scope.Territories.Select(territory => territory.Code)];
            Share(begun, [.. known.Where(pair => !going.Contains(pair.Key)).Select(pair => pair.Value)], known);
        }

        return [.. scope.Territories.Select(territory => known[territory.Code])];
    }

    private static void Share(SimulatedTerritory[] begun, Stock[] ended, Dictionary<string, Stock> known)
    {
        double[] weights = [.. begun.Select(territory => territory.Weight)];
        long[] pooled = ended.Select(stock => stock.ByReason).Aggregate((left, right) => Allocation.Add(left, right));
        long[][] byReason = [.. pooled.Select(cases => Allocation.Split(cases, weights))];
        long[] delegated = Allocation.Split(ended.Sum(stock => stock.ByManagement[1]), weights);
        for (int at = 0; at < begun.Length; at++)
        {
            long[] reasons = [.. byReason.Select(parts => parts[at])];
            known[begun[at].Code] = new Stock(reasons, [reasons.Sum() - delegated[at], delegated[at]]);
        }
    }
}
