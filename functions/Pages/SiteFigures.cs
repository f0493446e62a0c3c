using Observatoire.Disclosure;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;

namespace Observatoire.Pages;

/// <summary>The figures of a release as pages and files ask for them. Reads protected figures only.</summary>
internal sealed class SiteFigures
{
    private const double EnoughCoverage = 0.9;

    private readonly ProtectedTable table;

    /// <exception cref="InvalidDataException">When the table holds no figure at all: there is nothing to publish.</exception>
    public SiteFigures(ProtectedTable table, NomenclatureEdition edition)
    {
        this.table = table;
        Edition = edition;
        Indicators = [.. edition.Indicators.Where(indicator => table.Months.ContainsKey(indicator.Code))];
        if (Indicators.Count == 0)
        {
            throw new InvalidDataException("The table holds no figure of the edition: there is nothing to publish.");
        }

        Months = Every(Indicators.Select(indicator => table.Months[indicator.Code]));
        Areas =
        [
            Area.France,
            .. edition.Regions.Select(region => Area.Region(region.Code)),
            .. edition.Departements.Select(departement => Area.Departement(departement.Code)),
        ];
    }

    public NomenclatureEdition Edition { get; }

    /// <summary>The indicators that have figures, as the edition presents them.</summary>
    public IReadOnlyList<IndicatorDefinition> Indicators { get; }

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
                return (Math.Min(coverage, EnoughCoverage), month);
            });
    }

    /// <summary>False where a total is over too few of the départements expected to stand beside those of other months.</summary>
    public bool IsCovered(string indicator, ReferenceMonth month, Area area) =>
        area.Level == AreaLevel.Departement || Coverage(indicator, month, area) >= EnoughCoverage;

    /// <summary>The figure, as it is published.</summary>
    public IndicatorCell this[string indicator, ReferenceMonth month, Area area, Measure measure] =>
        PublishedPrecision.Round(table[indicator, month, area, measure], measure, Definition(indicator));

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

    /// <exception cref="InvalidDataException">When the edition has no such indicator.</exception>
    public IndicatorDefinition Definition(string indicator) =>
        Edition.FindIndicator(indicator)
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
