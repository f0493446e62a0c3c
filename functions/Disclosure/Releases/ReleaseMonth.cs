using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>The figures of one month before disclosure control.</summary>
/// <param name="Month">The month.</param>
/// <param name="Edition">The edition they were read in: its definitions and its rules are public.</param>
/// <param name="Table">The figures; those of other months are left out.</param>
public sealed record ReleaseMonth(ReferenceMonth Month, NomenclatureEdition Edition, IndicatorTable Table)
{
    /// <param name="month">The month.</param>
    /// <param name="edition">The edition of the figures.</param>
    /// <param name="figures">What the returns gave.</param>
    /// <param name="territorial">Codes of the indicators that a release tells for territories: nothing is withheld for the sake of what nobody is told.</param>
    public static ReleaseMonth Aggregate(
        ReferenceMonth month,
        NomenclatureEdition edition,
        MonthFigures figures,
        IReadOnlyCollection<string> territorial
    ) =>
        new(
            month,
            edition,
            new IndicatorTable(
                MonthAggregation
                    .Compute(edition, month, figures)
                    .Cells.Where(pair =>
                        pair.Key.Area.Level != AreaLevel.Territory || territorial.Contains(pair.Key.Indicator)
                    )
            )
        );

    /// <summary>Codes of the départements of the nation or of a région.</summary>
    internal IEnumerable<string> MembersOf(Area area) =>
        Edition
            .Departements.Where(each =>
                area.Level == AreaLevel.Nation || string.Equals(each.RegionCode, area.Code, StringComparison.Ordinal)
            )
            .Select(each => each.Code);
}

/// <summary>A month as an earlier release told it: what it published stays known for ever.</summary>
/// <param name="Figures">The figures of then.</param>
/// <param name="Withheld">Those it withheld.</param>
public sealed record EarlierMonth(ReleaseMonth Figures, IReadOnlySet<CellKey> Withheld);
