using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;

namespace Observatoire.Statistics.Indicators;

/// <summary>
/// The indicators of one month from the returns of its départements. A month depends on its own returns and on nothing
/// else, so that a return received again costs one month. See docs/methods/indicators.md.
/// </summary>
/// <remarks>
/// An indicator nobody gave a value for in the month has no cell at all. Otherwise every area has one: a département
/// that gave no value is Missing, an aggregate over fewer départements than expected is Partial.
/// </remarks>
public static class MonthAggregation
{
    private static readonly (Measure Measure, double Probability)[] Quantiles =
    [
        (Measure.Percentile10, 0.10),
        (Measure.LowerQuartile, 0.25),
        (Measure.Median, 0.50),
        (Measure.UpperQuartile, 0.75),
        (Measure.Percentile90, 0.90),
    ];

    /// <param name="edition">The edition in force in the month: it says which départements are expected.</param>
    /// <param name="month">The month.</param>
    /// <param name="returns">The latest accepted return of each département that sent one, by code.</param>
    public static IndicatorTable Compute(
        NomenclatureEdition edition,
        ReferenceMonth month,
        IReadOnlyDictionary<string, ActivityReturn> returns
    )
    {
        List<KeyValuePair<CellKey, IndicatorCell>> cells = [];
        foreach (IndicatorDefinition indicator in edition.Indicators)
        {
            Contribution[] contributions =
            [
                .. edition.Departements.Select(departement => new Contribution(
                    departement,
                    returns.GetValueOrDefault(departement.Code)?.TotalOf(indicator.Code),
                    edition.PopulationOf(departement.Code, month.Year)
                )),
            ];
            if (contributions.All(contribution => contribution.Value is null))
            {
                continue;
            }

            cells.AddRange(Aggregate(indicator.Code, month, Area.France, contributions));
            foreach (
                IGrouping<string, Contribution> region in contributions.GroupBy(each => each.Departement.RegionCode)
            )
            {
                cells.AddRange(Aggregate(indicator.Code, month, Area.Region(region.Key), [.. region]));
            }

            foreach (Contribution contribution in contributions)
            {
                Area area = Area.Departement(contribution.Departement.Code);
                cells.AddRange(
                    Aggregate(indicator.Code, month, area, [contribution])
                        .Where(pair => IsForDepartement(pair.Key.Measure))
                );
            }
        }

        return new IndicatorTable(cells);
    }

    /// <summary>True for the measures that mean something for a single département.</summary>
    public static bool IsForDepartement(Measure measure) =>
        measure is Measure.Sum or Measure.Rate or Measure.Reported or Measure.Expected;

    private static IEnumerable<KeyValuePair<CellKey, IndicatorCell>> Aggregate(
        string indicator,
        ReferenceMonth month,
        Area area,
        IReadOnlyList<Contribution> contributions
    )
    {
        Contribution[] reported = [.. contributions.Where(contribution => contribution.Value is not null)];
        CellState state =
            reported.Length == 0 ? CellState.Missing
            : reported.Length < contributions.Count ? CellState.Partial
            : CellState.Complete;
        KeyValuePair<CellKey, IndicatorCell> Cell(Measure measure, IndicatorCell cell) =>
            new(new CellKey(indicator, month, area, measure), cell);

        yield return Cell(Measure.Reported, new IndicatorCell(reported.Length, CellState.Complete));
        yield return Cell(Measure.Expected, new IndicatorCell(contributions.Count, CellState.Complete));
        if (reported.Length == 0)
        {
            foreach (Measure measure in Quantiles.Select(each => each.Measure))
            {
                yield return Cell(measure, new IndicatorCell(null, state));
            }

            yield return Cell(Measure.Sum, new IndicatorCell(null, state));
            yield return Cell(Measure.Mean, new IndicatorCell(null, state));
            yield return Cell(Measure.Rate, new IndicatorCell(null, state));
            yield break;
        }

        Distribution distribution = new(reported.Select(contribution => contribution.Value!.Value));
        yield return Cell(Measure.Sum, new IndicatorCell(distribution.Sum, state));
        yield return Cell(Measure.Mean, new IndicatorCell(distribution.Mean, state));
        foreach ((Measure measure, double probability) in Quantiles)
        {
            yield return Cell(measure, new IndicatorCell(distribution.Quantile(probability), state));
        }

        yield return Cell(Measure.Rate, Rate(distribution.Sum, reported, state));
    }

    /// <summary>Per 1,000 inhabitants of the départements that reported; not applicable when one has no population.</summary>
    private static IndicatorCell Rate(double sum, IReadOnlyList<Contribution> reported, CellState state)
    {
        long inhabitants = 0;
        foreach (Contribution contribution in reported)
        {
            if (contribution.Population is not > 0)
            {
                return new IndicatorCell(null, CellState.NotApplicable);
            }

            inhabitants += contribution.Population.Value;
        }

        return new IndicatorCell(1000 * sum / inhabitants, state);
    }

    private sealed record Contribution(Departement Departement, double? Value, long? Population);
}
