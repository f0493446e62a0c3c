using Observatoire.Editions;
using Observatoire.Editions.Time;

namespace Observatoire.Statistics.Indicators;

/// <summary>
/// The derived indicators of a month: over an area, the sum of the numerators over that of the denominators, both over
/// the départements that gave every figure of the formula. See docs/methods/indicators.md.
/// </summary>
internal static class DerivedIndicators
{
    /// <inheritdoc cref="MonthAggregation.Compute" path="/param"/>
    public static IEnumerable<KeyValuePair<CellKey, IndicatorCell>> Compute(
        MonthFigures figures,
        IReadOnlyCollection<string> territorial
    )
    {
        (ReferenceMonth month, NomenclatureEdition edition, _) = figures;
        foreach (IndicatorDefinition indicator in edition.Indicators.Where(each => each.Formula is not null))
        {
            Dictionary<string, RatioSides> given = new(StringComparer.Ordinal);
            foreach ((string departement, DepartementFigures its) in figures.Departements)
            {
                if (its.Whole.SidesOf(indicator) is RatioSides sides)
                {
                    given.Add(departement, sides);
                }
            }

            if (given.Count == 0)
            {
                continue;
            }

            List<KeyValuePair<CellKey, IndicatorCell>> cells = [];
            CellKey key = new(indicator.Code, month, Area.France, Measure.Ratio);
            AddGroup(cells, key, [.. edition.Departements.Select(each => each.Code)], given);
            foreach (var region in edition.Departements.GroupBy(each => each.RegionCode, StringComparer.Ordinal))
            {
                string[] codes = [.. region.Select(each => each.Code)];
                AddGroup(cells, key with { Area = Area.Region(region.Key) }, codes, given);
            }

            foreach (Departement departement in edition.Departements)
            {
                RatioSides? sides = given.TryGetValue(departement.Code, out RatioSides own) ? own : null;
                Add(cells, key with { Area = Area.Departement(departement.Code) }, sides, CellState.Complete);
            }

            if (territorial.Contains(indicator.Code))
            {
                AddTerritories(cells, key, indicator, figures);
            }

            foreach (KeyValuePair<CellKey, IndicatorCell> cell in cells)
            {
                yield return cell;
            }
        }
    }

    private static void AddGroup(
        List<KeyValuePair<CellKey, IndicatorCell>> cells,
        CellKey key,
        string[] codes,
        Dictionary<string, RatioSides> given
    )
    {
        RatioSides[] members = [.. codes.Where(given.ContainsKey).Select(code => given[code])];
        CellState state = members.Length < codes.Length ? CellState.Partial : CellState.Complete;
        cells.Add(new(key with { Measure = Measure.Reported }, new(members.Length, CellState.Complete)));
        cells.Add(new(key with { Measure = Measure.Expected }, new(codes.Length, CellState.Complete)));
        Add(
            cells,
            key,
            members.Length == 0
                ? null
                : new RatioSides(members.Sum(each => each.Numerator), members.Sum(each => each.Denominator)),
            state
        );
        GroupStatistics found = GroupStatistics.Describe(members);
        foreach ((Measure measure, double quantile) in found.ByMeasure)
        {
            cells.Add(
                new(
                    key with
                    {
                        Measure = measure,
                    },
                    found.Count == 0
                        ? new IndicatorCell(null, members.Length == 0 ? CellState.Missing : CellState.NotApplicable)
                        : new IndicatorCell(quantile, state)
                )
            );
        }
    }

    /// <summary>Both sides and their ratio; a ratio over nothing has no meaning.</summary>
    private static void Add(
        List<KeyValuePair<CellKey, IndicatorCell>> cells,
        CellKey key,
        RatioSides? sides,
        CellState state
    )
    {
        if (sides is not RatioSides known)
        {
            foreach (Measure measure in new[] { Measure.Numerator, Measure.Denominator, Measure.Ratio })
            {
                cells.Add(new(key with { Measure = measure }, new IndicatorCell(null, CellState.Missing)));
            }

            return;
        }

        cells.Add(new(key with { Measure = Measure.Numerator }, new IndicatorCell(known.Numerator, state)));
        cells.Add(new(key with { Measure = Measure.Denominator }, new IndicatorCell(known.Denominator, state)));
        cells.Add(
            new(
                key with
                {
                    Measure = Measure.Ratio,
                },
                known.Denominator == 0
                    ? new IndicatorCell(null, CellState.NotApplicable)
                    : new IndicatorCell(known.Ratio, state)
            )
        );
    }

    private static void AddTerritories(
        List<KeyValuePair<CellKey, IndicatorCell>> cells,
        CellKey key,
        IndicatorDefinition indicator,
        MonthFigures figures
    )
    {
        foreach ((Area area, AreaFigures its) in MonthAggregation.TerritoriesOf(figures))
        {
            if (its.SidesOf(indicator) is RatioSides sides)
            {
                Add(cells, key with { Area = area }, sides, CellState.Complete);
            }
        }
    }
}
