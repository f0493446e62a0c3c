namespace Observatoire.Simulation;

/// <summary>
/// The figures of a département and of its territories in one month. A total is drawn once, for the département, then split
/// over territories and categories: territories drawn anew change no total.
/// </summary>
internal sealed class FigureSheet
{
    private const double TerritorySpread = 0.12;
    private const double CategorySpread = 0.15;
    private const double MonthSpread = 0.03;

    private readonly SimulatedNomenclature nomenclature;

    public FigureSheet(MonthScope scope)
    {
        Scope = scope;
        nomenclature = scope.Nomenclature;
        Territories = [.. scope.Territories.Select(_ => new SimulatedArea(nomenclature))];
        Whole = new SimulatedArea(nomenclature);
    }

    public MonthScope Scope { get; }

    /// <summary>In the order of the territories of the month.</summary>
    public IReadOnlyList<SimulatedArea> Territories { get; }

    /// <summary>What is drawn of the département alone; the rest is added up last.</summary>
    public SimulatedArea Whole { get; }

    /// <summary>The total of a code over the territories.</summary>
    public long Total(string code) => Territories.Sum(each => each[code]);

    /// <summary>True when the breakdown of the code is to be drawn this month.</summary>
    public bool Draws(string code, string breakdown) =>
        Scope.IsDetailed || nomenclature.ComputedFrom.Contains((code, breakdown));

    /// <summary>Splits a total over the territories by their part in the population, and then by category.</summary>
    public void Draw(string code, long total, bool isStable = false) =>
        DrawTotals(code, Allocation.Split(total, Weights(code, total, isStable)), isStable);

    /// <summary>The same, of totals that are split already.</summary>
    public void DrawTotals(string code, IReadOnlyList<long> totals, bool isStable = false) =>
        Set(code, totals, (at, breakdown) => ByCategory(code, breakdown, at, totals[at], isStable));

    /// <summary>Splits a total as what it is a part of, by territory and by category.</summary>
    /// <param name="code">The part.</param>
    /// <param name="of">What it is a part of.</param>
    /// <param name="total">Its total.</param>
    /// <param name="most">Largest share of it anywhere.</param>
    public void DrawPart(string code, string of, long total, double most = 1) =>
        DrawPart(
            code,
            [.. Territories.Select(each => each[of])],
            (at, breakdown) => PartsOf(of, breakdown, at),
            total,
            most
        );

    /// <inheritdoc cref="DrawPart(string, string, long, double)"/>
    /// <param name="code">The part.</param>
    /// <param name="of">What it is a part of, by territory.</param>
    /// <param name="partsOf">The same, by category; null where that is not known.</param>
    /// <param name="total">Its total.</param>
    /// <param name="most">Largest share of it anywhere.</param>
    public void DrawPart(
        string code,
        IReadOnlyList<long> of,
        Func<int, string, long[]?> partsOf,
        long total,
        double most = 1
    )
    {
        long[] totals = Allocation.Within(total, of, most);
        Set(
            code,
            totals,
            (at, breakdown) =>
                partsOf(at, breakdown) is long[] within
                    ? Allocation.Within(totals[at], within)
                    : ByCategory(code, breakdown, at, totals[at], false)
        );
    }

    /// <summary>Splits an amount as the count it is an amount of: nothing where nothing is counted.</summary>
    /// <param name="code">The amount.</param>
    /// <param name="of">What it is an amount of.</param>
    /// <param name="mean">Mean of one.</param>
    /// <param name="each">What one is in each category, beside the others.</param>
    public void DrawAmount(string code, string of, double mean, IReadOnlyList<double> each)
    {
        double[] counts = [.. Territories.Select(territory => (double)territory[of])];
        long total = (long)Math.Round(counts.Sum() * mean);
        long[] totals = total == 0 ? new long[counts.Length] : Allocation.Split(total, counts);
        Set(
            code,
            totals,
            (at, breakdown) =>
                PartsOf(of, breakdown, at) is not long[] parts ? ByCategory(code, breakdown, at, totals[at], false)
                : totals[at] == 0 ? parts
                : Allocation.Split(totals[at], [.. parts.Zip(each, (count, one) => count * one)])
        );
    }

    /// <summary>Adds up codes, with the breakdowns that all of them have.</summary>
    public void DrawSum(string code, params string[] terms)
    {
        foreach (SimulatedArea territory in Territories)
        {
            territory[code] = terms.Sum(term => territory[term]);
            foreach (
                string breakdown in nomenclature
                    .BreakdownsOf(code)
                    .Where(each => Draws(code, each) && terms.All(term => nomenclature.Has(term, each)))
            )
            {
                territory.SetParts(
                    code,
                    breakdown,
                    terms.Select(term => territory.Parts(term, breakdown).ToArray()).Aggregate(Allocation.Add)
                );
            }
        }
    }

    /// <summary>The parts of a code in a territory; null where they are not drawn.</summary>
    public long[]? PartsOf(string code, string breakdown, int territory) =>
        nomenclature.Has(code, breakdown) && Draws(code, breakdown)
            ? Territories[territory].Parts(code, breakdown).ToArray()
            : null;

    /// <summary>Part of each territory in something: its inhabitants, its own habits and, for what is not stable, the month.</summary>
    public double[] Weights(string code, long total, bool isStable, double spread = TerritorySpread) =>
        [
            .. Scope.Territories.Select(territory =>
                territory.Weight
                * Scope.Departement.About(code, territory.Code).Factor(spread)
                * (isStable ? 1 : MonthFactor(total * territory.Weight, code, territory.Code))
            ),
        ];

    /// <summary>A figure over the categories of a breakdown.</summary>
    /// <param name="code">What is split.</param>
    /// <param name="breakdown">The breakdown.</param>
    /// <param name="territory">Place of the territory; -1 for the département.</param>
    /// <param name="total">What it adds up to.</param>
    /// <param name="isStable">True when the months do not differ.</param>
    public long[] ByCategory(string code, string breakdown, int territory, long total, bool isStable)
    {
        string[] categories = nomenclature.Categories[breakdown];
        double[] shares = CategoryShares.SharesOf(breakdown, categories.Length);
        double all = shares.Sum();
        string place = territory < 0 ? "" : Scope.Territories[territory].Code;
        double[] weights = new double[categories.Length];
        for (int at = 0; at < weights.Length; at++)
        {
            weights[at] =
                shares[at]
                * Scope.Departement.About(code, place, categories[at]).Factor(CategorySpread)
                * (isStable ? 1 : MonthFactor(total * shares[at] / all, code, place, categories[at]));
        }

        return Allocation.Split(total, weights);
    }

    private void Set(string code, IReadOnlyList<long> totals, Func<int, string, long[]> partsOf)
    {
        for (int at = 0; at < totals.Count; at++)
        {
            Territories[at][code] = totals[at];
            foreach (string breakdown in nomenclature.BreakdownsOf(code).Where(each => Draws(code, each)))
            {
                Territories[at].SetParts(code, breakdown, partsOf(at, breakdown));
            }
        }
    }

    private double MonthFactor(double expected, params ReadOnlySpan<string> about) =>
        Scope
            .Departement.About([.. about, Scope.Month.ToString()])
            .Factor(Math.Min(0.5, Math.Sqrt(MonthSpread * MonthSpread + 1 / Math.Max(1, expected))));
}
