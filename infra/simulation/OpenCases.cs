namespace Observatoire.Simulation;

/// <summary>Open cases of a territory by reason and by way of management: both make the same total.</summary>
internal readonly record struct Stock(long[] ByReason, long[] ByManagement)
{
    public long Total => ByReason.Sum();
}

/// <summary>The open cases: the stock of a month's start is that of the end of the month before, whatever changed hands.</summary>
internal static class OpenCases
{
    private const string Code = "SUI_FIN";
    private const double Spread = 0.14;

    /// <summary>Households followed for an inhabitant, beside the nation, before months and reorganisations move them.</summary>
    public static double Level(SimulatedDepartement departement) =>
        departement.About(Code, "level").Factor(CountLevel.Followed.Spread)
        * Math.Pow(departement.Context.Need, CountLevel.Followed.Need)
        * Math.Pow(StaffFigures.Staffing(departement), 0.3);

    /// <summary>Part of each territory in the open cases.</summary>
    public static double[] Weights(FigureSheet sheet) => sheet.Weights(Code, 0, isStable: true, Spread);

    /// <summary>The stock of each territory at the end of the month.</summary>
    public static Stock[] AtEnd(FigureSheet sheet)
    {
        MonthScope scope = sheet.Scope;
        long total = scope.Count(
            Code,
            CountLevel.Followed,
            Math.Pow(StaffFigures.Staffing(scope.Departement), 0.3) * scope.Practice.Followed * scope.Effect.Followed
        );
        double delegated = Math.Min(0.3, 0.06 * scope.Departement.About(Code, "delegated").Factor(0.5));
        return
        [
            .. Allocation
                .Split(total, Weights(sheet))
                .Select(
                    (cases, at) =>
                    {
                        long entrusted = (long)Math.Round(cases * delegated);
                        long[] byReason = scope.IsDetailed
                            ? sheet.ByCategory(Code, "MOT", at, cases, isStable: true)
                            : [cases];
                        return new Stock(byReason, [cases - entrusted, entrusted]);
                    }
                ),
        ];
    }

    /// <summary>The stock of each territory of the month at its start; a new territory takes its part of those it replaces.</summary>
    public static Stock[] AtStart(FigureSheet sheet)
    {
        FigureSheet before = new(sheet.Scope.In(sheet.Scope.Month.Plus(-1)));
        Dictionary<string, Stock> known = before
            .Scope.Territories.Zip(AtEnd(before))
            .ToDictionary(pair => pair.First.Code, pair => pair.Second, StringComparer.Ordinal);
        IReadOnlyList<SimulatedTerritory> territories = sheet.Scope.Territories;
        string[] begun = [.. territories.Select(territory => territory.Code).Where(code => !known.ContainsKey(code))];
        if (begun.Length > 0)
        {
            double[] weights =
            [
                .. territories
                    .Zip(Weights(sheet))
                    .Where(pair => begun.Contains(pair.First.Code))
                    .Select(pair => pair.Second),
            ];
            HashSet<string> going = [.. territories.Select(territory => territory.Code)];
            Share(
                begun,
                weights,
                [.. known.Where(pair => !going.Contains(pair.Key)).Select(pair => pair.Value)],
                known
            );
        }

        return [.. territories.Select(territory => known[territory.Code])];
    }

    private static void Share(string[] begun, double[] weights, Stock[] ended, Dictionary<string, Stock> known)
    {
        long[] pooled = ended.Select(stock => stock.ByReason).Aggregate((left, right) => Allocation.Add(left, right));
        long[][] byReason = [.. pooled.Select(cases => Allocation.Split(cases, weights))];
        long[] delegated = Allocation.Split(ended.Sum(stock => stock.ByManagement[1]), weights);
        for (int at = 0; at < begun.Length; at++)
        {
            long[] reasons = [.. byReason.Select(parts => parts[at])];
            known[begun[at]] = new Stock(reasons, [reasons.Sum() - delegated[at], delegated[at]]);
        }
    }
}
