using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Files;
using Observatoire.Returns.Organisations;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Workload;

namespace Observatoire.Pages.Outcomes;

/// <summary>The loads of the territories of a département.</summary>
/// <param name="Month">The month they are of.</param>
/// <param name="Territories">Those declared, in the order of their codes.</param>
/// <param name="Work">What each gave, in the same order.</param>
/// <param name="Withheld">Codes of those whose load is withheld.</param>
/// <param name="Plain">A household counts for one.</param>
/// <param name="Weighted">A complex situation counts for more.</param>
internal sealed record TerritoryLoads(
    ReferenceMonth Month,
    IReadOnlyList<TerritoryPeriod> Territories,
    IReadOnlyList<TerritoryWork> Work,
    IReadOnlySet<string> Withheld,
    LoadEqualisation Plain,
    LoadEqualisation Weighted
)
{
    private const int FewestTerritories = 2;

    /// <summary>By département. One is absent where fewer than two of its territories have a load that may be told.</summary>
    public static IReadOnlyDictionary<string, TerritoryLoads> All(
        SiteFigures figures,
        DeclaredOrganisations organisations,
        LoadPlan plan
    )
    {
        Dictionary<string, TerritoryLoads> loads = new(StringComparer.Ordinal);
        if (!figures.Knows(plan.Indicator) || !figures.Knows(plan.Complex))
        {
            return loads;
        }

        ReferenceMonth month = figures.LatestMonth(plan.Indicator);
        foreach ((string departement, Organisation organisation) in organisations.Of)
        {
            IReadOnlyList<TerritoryPeriod> territories = organisation.TerritoriesIn(month);
            (TerritoryWork Work, bool IsWithheld)[] read =
            [
                .. territories.Select(territory =>
                    Read(figures, plan, month, Area.Territory(departement, territory.Code), territory.Code)
                ),
            ];
            TerritoryWork[] work = [.. read.Select(each => each.Work)];
            HashSet<string> withheld = [.. read.Where(each => each.IsWithheld).Select(each => each.Work.Code)];
            if (work.Count(each => each is { Households: not null, Fte: > 0 }) >= FewestTerritories)
            {
                loads[departement] = new TerritoryLoads(
                    month,
                    territories,
                    work,
                    withheld,
                    LoadEqualisation.Compute(work, 1, plan.Moved, plan.Seed),
                    LoadEqualisation.Compute(work, plan.ComplexWeight, plan.Moved, plan.Seed)
                );
            }
        }

        return loads;
    }

    /// <summary>Theil's T between départements and within them; null without a load.</summary>
    public static TheilDecomposition? SpreadOf(IEnumerable<TerritoryLoads> loads)
    {
        IReadOnlyCollection<WeightedValue>[] groups =
        [
            .. loads.Select(each =>
                (IReadOnlyCollection<WeightedValue>)
                    [.. each.Plain.Territories.Select(load => new WeightedValue(load.PerFte, load.Fte))]
            ),
        ];
        return groups.Length > 1 ? Inequality.Theil(groups) : null;
    }

    private static (TerritoryWork Work, bool IsWithheld) Read(
        SiteFigures figures,
        LoadPlan plan,
        ReferenceMonth month,
        Area area,
        string code
    )
    {
        IndicatorCell households = figures[plan.Indicator, month, area, Measure.Numerator];
        IndicatorCell fte = figures[plan.Indicator, month, area, Measure.Denominator];
        IndicatorCell complex = figures[plan.Complex, month, area, Measure.Sum];
        long? all = Whole(households);
        // More complex situations than households is a fault of the return: nothing is then known of them.
        bool isWithheld = households.State == CellState.Withheld || fte.State == CellState.Withheld;
        return (
            isWithheld
                ? new TerritoryWork(code, null, null, null)
                : new TerritoryWork(code, all, Whole(complex) is long part && part <= all ? part : null, fte.Value),
            isWithheld
        );

        static long? Whole(IndicatorCell cell) => cell.Value is double value and >= 0 ? (long)Math.Round(value) : null;
    }
}
