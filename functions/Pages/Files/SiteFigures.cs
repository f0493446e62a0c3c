using Observatoire.Disclosure;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Files;

/// <summary>The figures of a release as pages and files ask for them. Reads protected figures only.</summary>
internal sealed class SiteFigures
{
    private readonly ProtectedTable table;
    private readonly EditionSeries editions;

    /// <exception cref="InvalidDataException">When the table holds no figure at all: there is nothing to publish.</exception>
    public SiteFigures(ProtectedTable table, EditionSeries editions)
    {
        this.table = table;
        this.editions = editions;
        if (table.Months.Count == 0)
        {
            throw new InvalidDataException("The table holds no figure of the edition: there is nothing to publish.");
        }

        Months = Every(table.Months.Values);
        Edition =
            editions.InForce(Months[^1]) ?? throw new InvalidDataException($"No edition is in force in {Months[^1]}.");
        Indicators =
        [
            .. editions
                .Editions.Reverse()
                .SelectMany(each => each.Sent)
                .Select(indicator => indicator.Code)
                .Distinct(StringComparer.Ordinal)
                .Where(table.Months.ContainsKey)
                .Select(Definition),
        ];
        Derived =
        [
            .. editions
                .Editions.Reverse()
                .SelectMany(each => each.Indicators)
                .Where(indicator => indicator.Formula is not null && table.Months.ContainsKey(indicator.Code))
                .DistinctBy(indicator => indicator.Code, StringComparer.Ordinal)
                .Select(indicator => Definition(indicator.Code)),
        ];
        Areas =
        [
            Area.France,
            .. Edition.Regions.Select(region => Area.Region(region.Code)),
            .. Edition.Departements.Select(departement => Area.Departement(departement.Code)),
        ];
    }

    /// <summary>The edition in force in the last month.</summary>
    public NomenclatureEdition Edition { get; }

    /// <summary>The indicators départements send that have figures, as the editions present them, the last one first.</summary>
    public IReadOnlyList<IndicatorDefinition> Indicators { get; }

    /// <summary>The indicators computed from others that have figures, the last edition first.</summary>
    public IReadOnlyList<IndicatorDefinition> Derived { get; }

    /// <summary>Every month from the first to the last that has figures, without a hole.</summary>
    public IReadOnlyList<ReferenceMonth> Months { get; }

    /// <summary>France, the régions, the départements.</summary>
    public IReadOnlyList<Area> Areas { get; }

    /// <summary>Every month from the first to the last of one indicator, without a hole.</summary>
    public IReadOnlyList<ReferenceMonth> MonthsOf(string indicator) =>
        table.Months.TryGetValue(indicator, out IReadOnlyList<ReferenceMonth>? months) ? Every([months]) : [];

    /// <summary>
    /// The last month that enough départements reported; when there is none, the month most of them reported. A month
    /// that has only begun to come in is not yet a figure of the nation.
    /// </summary>
    public ReferenceMonth LatestMonth(string indicator)
    {
        IReadOnlyList<ReferenceMonth> months = MonthsOf(indicator);
        return months.Count == 0
            ? Months[^1]
            : months.MaxBy(month =>
            {
                double coverage = Coverage(indicator, month, Area.France);
                return (Math.Min(coverage, MonthAggregation.EnoughCoverage), month);
            });
    }

    /// <summary>False where a total is over too few of the départements expected to stand beside those of other months.</summary>
    public bool IsCovered(string indicator, ReferenceMonth month, Area area) =>
        area.Level == AreaLevel.Departement || Coverage(indicator, month, area) >= MonthAggregation.EnoughCoverage;

    /// <summary>The figure, as it is published.</summary>
    public IndicatorCell this[string indicator, ReferenceMonth month, Area area, Measure measure] =>
        PublishedPrecision.Round(table[indicator, month, area, measure], measure, Definition(indicator));

    /// <summary>The figures of all territories, as they are published, in no order.</summary>
    public IEnumerable<KeyValuePair<CellKey, IndicatorCell>> OfTerritories() =>
        table
            .CellsOf(AreaLevel.Territory)
            .Select(pair =>
                KeyValuePair.Create(
                    pair.Key,
                    PublishedPrecision.Round(pair.Value, pair.Key.Measure, Definition(pair.Key.Indicator))
                )
            );

    /// <summary>
    /// Difference with the same month a year before; null when either figure has no value, or is a total over only
    /// some départements, which would compare different sets.
    /// </summary>
    public YearChange? ChangeOf(string indicator, ReferenceMonth month, Area area, Measure measure)
    {
        IndicatorCell now = this[indicator, month, area, measure];
        IndicatorCell before = this[indicator, month.PlusMonths(-12), area, measure];
        return now.State == CellState.Complete && before.State == CellState.Complete
            ? new YearChange(now.Value!.Value - before.Value!.Value, before.Value.Value)
            : null;
    }

    /// <summary>True when départements send such an indicator and the release has figures of it: pages may show it.</summary>
    public bool Shows(string indicator) =>
        Indicators.Any(each => string.Equals(each.Code, indicator, StringComparison.Ordinal));

    /// <summary>True when an edition up to the last month has such an indicator.</summary>
    public bool Knows(string indicator) => editions.FindIndicator(indicator, Months[^1]) is not null;

    /// <exception cref="InvalidDataException">When no edition up to the last month has such an indicator.</exception>
    public IndicatorDefinition Definition(string indicator) =>
        editions.FindIndicator(indicator, Months[^1])
        ?? throw new InvalidDataException($"A board shows « {indicator} », not in edition {Edition.Period.Id}.");

    private double Coverage(string indicator, ReferenceMonth month, Area area) =>
        this[indicator, month, area, Measure.Expected].Value is double expected and > 0
            ? (this[indicator, month, area, Measure.Reported].Value ?? 0) / expected
            : 0;

    private static List<ReferenceMonth> Every(IEnumerable<IReadOnlyList<ReferenceMonth>> months)
    {
        List<ReferenceMonth> known = [.. months.SelectMany(list => list)];
        ReferenceMonth first = known.Min();
        return [.. Enumerable.Range(0, ReferenceMonth.MonthsBetween(first, known.Max()) + 1).Select(first.PlusMonths)];
    }
}

/// <summary>A difference over a year.</summary>
/// <param name="Difference">Now minus then, in the unit of the figure.</param>
/// <param name="Before">The figure a year before.</param>
internal readonly record struct YearChange(double Difference, double Before)
{
    /// <summary>0.01 is one per cent; null when there was none before.</summary>
    public double? Fraction => Before == 0 ? null : Difference / Before;
}
