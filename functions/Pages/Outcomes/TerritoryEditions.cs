using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Files;
using Observatoire.Returns.Organisations;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Organisations;

namespace Observatoire.Pages.Outcomes;

/// <summary>The communes a territory after a reorganisation takes over from one before it.</summary>
internal sealed record TerritoryPart(TerritoryPeriod From, int Communes);

/// <summary>The figure of a territory in one month.</summary>
/// <param name="Cell">Not applicable where the territory, or those that make it up, did not exist.</param>
/// <param name="IsSum">True when it is the sum of the territories that make it up.</param>
internal readonly record struct TerritoryFigure(IndicatorCell Cell, bool IsSum);

/// <summary>
/// The households followed by the territories before a reorganisation and by those after it, both in every month around it.
/// </summary>
/// <param name="Indicator">What is shown.</param>
/// <param name="Before">The territories replaced.</param>
/// <param name="After">Those that replace them.</param>
/// <param name="Parts">What each of those after is made of.</param>
/// <param name="Months">Six months before and six after, as far as they are published.</param>
/// <param name="Figures">By month; those of the territories before, then of those after.</param>
internal sealed record TerritoryEditions(
    IndicatorDefinition Indicator,
    IReadOnlyList<TerritoryPeriod> Before,
    IReadOnlyList<TerritoryPeriod> After,
    IReadOnlyList<IReadOnlyList<TerritoryPart>> Parts,
    IReadOnlyList<ReferenceMonth> Months,
    IReadOnlyList<IReadOnlyList<TerritoryFigure>> Figures
)
{
    private const int MonthsAround = 6;

    /// <summary>By the key of the event (<see cref="ReorganisationStudy.Key"/>).</summary>
    /// <param name="figures">What is published.</param>
    /// <param name="organisations">What départements declared.</param>
    /// <param name="followed">Code of the stock that is shown: households followed at the end of the month.</param>
    public static IReadOnlyDictionary<string, TerritoryEditions> All(
        SiteFigures figures,
        DeclaredOrganisations organisations,
        string followed
    )
    {
        Dictionary<string, TerritoryEditions> all = new(StringComparer.Ordinal);
        foreach ((string departement, Organisation organisation) in organisations.Of)
        {
            foreach (ReorganisationEvent change in organisation.Events)
            {
                if (Draw(figures, followed, departement, organisation, change) is TerritoryEditions editions)
                {
                    all[ReorganisationStudy.KeyOf(departement, change.Month, change.Type)] = editions;
                }
            }
        }

        return all;
    }

    /// <returns>Null when the event replaces no territory, does not say communes, or its figures are not published.</returns>
    public static TerritoryEditions? Draw(
        SiteFigures figures,
        string followed,
        string departement,
        Organisation organisation,
        ReorganisationEvent change
    )
    {
        if (change.Before.Count == 0 || change.After.Count == 0)
        {
            return null;
        }

        ReferenceMonth last = change.Month.PlusMonths(-1);
        TerritoryPeriod[] before = Named(organisation, change.Before, last);
        TerritoryPeriod[] after = Named(organisation, change.After, change.Month);
        if (!figures.Knows(followed) || before.Concat(after).Any(each => each.Communes.Count == 0))
        {
            return null;
        }

        ReferenceMonth[] months =
        [
            .. figures.Months.Where(month =>
                ReferenceMonth.MonthsBetween(change.Month, month) is >= -MonthsAround and < MonthsAround
            ),
        ];
        IndicatorDefinition indicator = figures.Definition(followed);
        TerritoryGroups groups = new(departement, organisation);
        IReadOnlyList<TerritoryFigure>[] rows =
        [
            .. months.Select(month =>
                (IReadOnlyList<TerritoryFigure>)[.. In(month, last, before), .. In(month, change.Month, after)]
            ),
        ];
        bool isShown = rows.Any(row => row.Any(figure => figure.Cell.Value is not null));
        return !isShown
            ? null
            : new TerritoryEditions(
                indicator,
                before,
                after,
                [.. after.Select(each => PartsOf(each, before))],
                months,
                rows
            );

        IEnumerable<TerritoryFigure> In(ReferenceMonth month, ReferenceMonth boundaries, TerritoryPeriod[] territories)
        {
            Grouping grouping = groups.In(month, boundaries, indicator);
            ILookup<string, string> membersOf = grouping
                .Groups.SelectMany((group, index) => grouping.MembersOf(index).Select(member => (group, member)))
                .ToLookup(pair => pair.group, pair => groups.Members[pair.member], StringComparer.Ordinal);
            return territories.Select(territory =>
            {
                string[] members = [.. membersOf[territory.Code]];
                return new TerritoryFigure(
                    Sum(figures, indicator.Code, month, [.. members.Select(code => Area.Territory(departement, code))]),
                    members.Length > 1
                        || (members is [string only] && !string.Equals(only, territory.Code, StringComparison.Ordinal))
                );
            });
        }
    }

    private static TerritoryPeriod[] Named(
        Organisation organisation,
        IReadOnlyList<string> codes,
        ReferenceMonth month
    ) => [.. organisation.TerritoriesIn(month).Where(each => codes.Contains(each.Code, StringComparer.Ordinal))];

    private static IReadOnlyList<TerritoryPart> PartsOf(TerritoryPeriod whole, TerritoryPeriod[] before) =>
        [
            .. before
                .Select(from => new TerritoryPart(
                    from,
                    from.Communes.Intersect(whole.Communes, StringComparer.Ordinal).Count()
                ))
                .Where(part => part.Communes > 0),
        ];

    /// <summary>Their sum, or why there is none: one that is withheld or missing leaves none.</summary>
    private static IndicatorCell Sum(SiteFigures figures, string indicator, ReferenceMonth month, Area[] areas)
    {
        IndicatorCell[] cells = [.. areas.Select(area => figures[indicator, month, area, Measure.Sum])];
        foreach (IndicatorCell cell in cells.Where(cell => cell.Value is null))
        {
            return cell;
        }

        return cells.Length == 0
            ? new IndicatorCell(null, CellState.NotApplicable)
            : new IndicatorCell(cells.Sum(cell => cell.Value!.Value), CellState.Complete);
    }
}
