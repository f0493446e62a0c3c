using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns;

namespace Observatoire.Statistics.Indicators;

/// <summary>
/// All that the indicators of a month are computed from: of each return the totals it sent and the sides of the ratios,
/// no breakdown. A return received again replaces its own part and no other.
/// </summary>
/// <param name="Month">Their month.</param>
/// <param name="Edition">The edition whose indicators they are, and which says which départements are expected.</param>
/// <param name="Departements">By code; one that sent no return is not there.</param>
public sealed record MonthFigures(
    ReferenceMonth Month,
    NomenclatureEdition Edition,
    IReadOnlyDictionary<string, DepartementFigures> Departements
);

/// <summary>What a département gave in a month.</summary>
/// <param name="Source">What tells the return they were read from: its SHA-256.</param>
/// <param name="Whole">For the whole département.</param>
/// <param name="Territories">For each territory the return names, by its code.</param>
public sealed record DepartementFigures(
    string Source,
    AreaFigures Whole,
    IReadOnlyDictionary<string, AreaFigures> Territories
)
{
    public static DepartementFigures Extract(NomenclatureEdition edition, ActivityReturn sent, string source) =>
        new(
            source,
            AreaFigures.Extract(edition, sent.Cells.Space, sent.Cells.Whole),
            sent.Cells.Territories.ToArray()
                .ToDictionary(
                    territory => territory.Code,
                    territory => AreaFigures.Extract(edition, sent.Cells.Space, territory),
                    StringComparer.Ordinal
                )
        );
}

/// <summary>What a département or a territory gave in a month; what it did not give is not there.</summary>
/// <param name="Totals">Of each indicator sent, in hundredths of its unit, so that sums are exact.</param>
/// <param name="Ratios">Of each derived indicator all of whose terms were given.</param>
public sealed record AreaFigures(
    IReadOnlyDictionary<string, long> Totals,
    IReadOnlyDictionary<string, RatioSides> Ratios
)
{
    /// <summary>The figure as a ratio: of one that is sent, over one; null when it was not given.</summary>
    public RatioSides? SidesOf(IndicatorDefinition indicator) =>
        indicator.Formula is null
            ? Totals.TryGetValue(indicator.Code, out long hundredths)
                ? new RatioSides(hundredths / 100d, 1)
                : null
            : Ratios.TryGetValue(indicator.Code, out RatioSides sides)
                ? sides
                : null;

    internal static AreaFigures Extract(NomenclatureEdition edition, CellSpace space, TerritoryCells cells)
    {
        Dictionary<string, long> totals = new(StringComparer.Ordinal);
        Dictionary<string, RatioSides> ratios = new(StringComparer.Ordinal);
        foreach (IndicatorDefinition indicator in edition.Indicators)
        {
            if (indicator.Formula is RatioFormula formula)
            {
                if (RatioSides.Extract(formula, space, cells) is RatioSides sides)
                {
                    ratios.Add(indicator.Code, sides);
                }
            }
            else if (space.Find(indicator.Code) is >= 0 and int cell && cells.HasValue(cell))
            {
                totals.Add(indicator.Code, cells.Hundredths(cell));
            }
        }

        return new AreaFigures(totals, ratios);
    }
}

/// <summary>The two sides of a ratio, in the unit of their figures.</summary>
public readonly record struct RatioSides(double Numerator, double Denominator)
{
    /// <summary>NaN or infinite over nothing.</summary>
    public double Ratio => Numerator / Denominator;

    /// <returns>Null when a figure of the formula is not there.</returns>
    internal static RatioSides? Extract(RatioFormula formula, CellSpace space, TerritoryCells cells) =>
        Sum(formula.Numerator, space, cells) is double numerator
        && Sum(formula.Denominator, space, cells) is double denominator
            ? new RatioSides(numerator, denominator)
            : null;

    private static double? Sum(LinearForm form, CellSpace space, TerritoryCells cells)
    {
        double sum = 0;
        foreach (LinearTerm term in form.Terms)
        {
            int cell = space.Find(term.Indicator, term.Breakdown, term.Category);
            if (cell < 0 || !cells.HasValue(cell))
            {
                return null;
            }

            sum += (double)term.FactorHundredths * cells.Hundredths(cell) / 10_000;
        }

        return sum;
    }
}
