using Observatoire.Editions;
using Observatoire.Editions.Time;

namespace Observatoire.Statistics.Indicators;

/// <summary>
/// The indicators of one month from the returns of its départements. A month depends on its own returns and on nothing
/// else, so that a return received again costs one month. See docs/methods/indicators.md.
/// </summary>
/// <remarks>
/// An indicator nobody gave a value for in the month has no cell at all. Otherwise every area has one, but for
/// territories, which have those their département gave and somebody wants: a département that gave no value is Missing, an aggregate over
/// fewer départements than expected is Partial.
/// </remarks>
public static class MonthAggregation
{
    /// <summary>
    /// The part of the départements expected that must have reported for a month to stand beside others: below it, it has only
    /// begun to come in.
    /// </summary>
    public const double EnoughCoverage = 0.9;

    private const double PerInhabitants = 1000;

    /// <param name="figures">What the returns gave.</param>
    /// <param name="territorial">Codes of the indicators wanted of territories too: those nobody is told need no protection.</param>
    public static IndicatorTable Compute(MonthFigures figures, IReadOnlyCollection<string> territorial)
    {
        (ReferenceMonth month, NomenclatureEdition edition, _) = figures;
        MonthColumns columns = ColumnsOf(figures);
        double[] weights =
        [
            .. edition.Departements.Select(each =>
                Inhabitants.Nearest(edition, each.Code, month.Year)?.Count / PerInhabitants ?? double.NaN
            ),
        ];
        Grouping[] groupings =
        [
            new(nameof(AreaLevel.Nation), edition.Departements.Select(_ => Area.France.Code)),
            new(nameof(AreaLevel.Region), edition.Departements.Select(each => each.RegionCode)),
        ];
        GroupAggregation aggregation = new(groupings, weights);
        GroupStatistics[] found = new GroupStatistics[columns.Cells * aggregation.Groups];
        aggregation.Compute(columns, found);
        List<KeyValuePair<CellKey, IndicatorCell>> cells = [];
        for (int cell = 0; cell < edition.Sent.Count; cell++)
        {
            if (found[cell * aggregation.Groups].Count == 0)
            {
                continue;
            }

            string indicator = edition.Sent[cell].Code;
            ReadOnlySpan<GroupStatistics> ofCell = found.AsSpan(cell * aggregation.Groups, aggregation.Groups);
            AddGroup(cells, indicator, month, Area.France, ofCell[0], edition.Departements.Count);
            for (int region = 0; region < groupings[1].Groups.Count; region++)
            {
                Area area = Area.Region(groupings[1].Groups[region]);
                AddGroup(
                    cells,
                    indicator,
                    month,
                    area,
                    ofCell[aggregation.FirstOf(1) + region],
                    groupings[1].Sizes[region]
                );
            }

            for (int member = 0; member < edition.Departements.Count; member++)
            {
                AddDepartement(
                    cells,
                    new CellKey(indicator, month, Area.Departement(edition.Departements[member].Code), Measure.Sum),
                    columns.ValueOf(cell, member),
                    weights[member]
                );
            }
        }

        cells.AddRange(DerivedIndicators.Compute(figures, territorial));
        cells.AddRange(TerritoryStocks(figures, territorial));
        return new IndicatorTable(month, edition, cells);
    }

    /// <summary>True for the measures that mean something for a single département.</summary>
    public static bool IsForDepartement(Measure measure) =>
        measure
            is Measure.Sum
                or Measure.Rate
                or Measure.Reported
                or Measure.Expected
                or Measure.Numerator
                or Measure.Denominator
                or Measure.Ratio;

    /// <summary>The totals of the départements, by position of the indicator among those sent.</summary>
    private static MonthColumns ColumnsOf(MonthFigures figures)
    {
        NomenclatureEdition edition = figures.Edition;
        MonthColumns columns = new(edition.Sent.Count, edition.Departements.Count);
        long[] totals = new long[edition.Sent.Count];
        for (int member = 0; member < edition.Departements.Count; member++)
        {
            if (!figures.Departements.TryGetValue(edition.Departements[member].Code, out DepartementFigures? given))
            {
                continue;
            }

            for (int cell = 0; cell < totals.Length; cell++)
            {
                totals[cell] = given.Whole.Totals.GetValueOrDefault(edition.Sent[cell].Code, MonthColumns.Missing);
            }

            columns.Set(member, totals);
        }

        return columns;
    }

    private static void AddGroup(
        List<KeyValuePair<CellKey, IndicatorCell>> cells,
        string indicator,
        ReferenceMonth month,
        Area area,
        in GroupStatistics found,
        int expected
    )
    {
        CellState state =
            found.Count == 0 ? CellState.Missing
            : found.Count < expected ? CellState.Partial
            : CellState.Complete;
        void Add(Measure measure, double value, CellState its) =>
            cells.Add(
                new(
                    new CellKey(indicator, month, area, measure),
                    new IndicatorCell(its is CellState.Complete or CellState.Partial ? value : null, its)
                )
            );

        Add(Measure.Reported, found.Count, CellState.Complete);
        Add(Measure.Expected, expected, CellState.Complete);
        Add(Measure.Sum, found.Sum, state);
        Add(Measure.Mean, found.Mean, state);
        foreach ((Measure measure, double quantile) in found.ByMeasure)
        {
            Add(measure, quantile, state);
        }

        bool hasRate = found.Count == 0 || !double.IsNaN(found.Rate);
        Add(Measure.Rate, found.Rate, hasRate ? state : CellState.NotApplicable);
    }

    private static void AddDepartement(
        List<KeyValuePair<CellKey, IndicatorCell>> cells,
        CellKey key,
        long hundredths,
        double weight
    )
    {
        bool isGiven = hundredths != MonthColumns.Missing;
        CellState state = isGiven ? CellState.Complete : CellState.Missing;
        double? value = isGiven ? hundredths / 100d : null;
        bool hasRate = !isGiven || !double.IsNaN(weight);
        cells.Add(new(key with { Measure = Measure.Reported }, new IndicatorCell(isGiven ? 1 : 0, CellState.Complete)));
        cells.Add(new(key with { Measure = Measure.Expected }, new IndicatorCell(1, CellState.Complete)));
        cells.Add(new(key, new IndicatorCell(value, state)));
        cells.Add(
            new(
                key with
                {
                    Measure = Measure.Rate,
                },
                new IndicatorCell(hasRate ? value / weight : null, hasRate ? state : CellState.NotApplicable)
            )
        );
    }

    /// <summary>The territories of the returns, in the order of their codes.</summary>
    internal static IEnumerable<(Area Area, AreaFigures Figures)> TerritoriesOf(MonthFigures figures) =>
        from departement in figures.Edition.Departements
        where figures.Departements.ContainsKey(departement.Code)
        from territory in figures
            .Departements[departement.Code]
            .Territories.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        select (Area.Territory(departement.Code, territory.Key), territory.Value);

    /// <summary>The stocks that territories gave, of those wanted: what a load is made of.</summary>
    private static IEnumerable<KeyValuePair<CellKey, IndicatorCell>> TerritoryStocks(
        MonthFigures figures,
        IReadOnlyCollection<string> territorial
    ) =>
        from territory in TerritoriesOf(figures)
        from stock in figures.Edition.Sent
        where stock.Kind == IndicatorKind.Stock && territorial.Contains(stock.Code)
        where territory.Figures.Totals.ContainsKey(stock.Code)
        select KeyValuePair.Create(
            new CellKey(stock.Code, figures.Month, territory.Area, Measure.Sum),
            new IndicatorCell(territory.Figures.Totals[stock.Code] / 100d, CellState.Complete)
        );
}
