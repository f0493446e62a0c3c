using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Host.Hosting;
using Observatoire.Returns.Organisations;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Organisations;

namespace Observatoire.Host.Indicators;

/// <summary>How an indicator is grouped: départements in groups, or the territories of one département.</summary>
/// <param name="By">Name of the grouping.</param>
/// <param name="Members">Codes of what is grouped.</param>
/// <param name="GroupingOf">The groups in a month.</param>
/// <param name="NameOf">What a group is called.</param>
/// <param name="Territories">The département whose territories the members are; null when they are départements.</param>
internal sealed record IndicatorQuestion(
    string By,
    IReadOnlyList<string> Members,
    Func<ReferenceMonth, Grouping> GroupingOf,
    Func<string, BilingualText> NameOf,
    Departement? Territories
)
{
    private const string TerritoriesOf = "territories:";

    /// <summary>The département a member is, or is in.</summary>
    public string DepartementOf(string member) => Territories?.Code ?? member;

    /// <summary>What a member gave of a month.</summary>
    public AreaFigures? FiguresOf(MonthFigures month, string member) =>
        !month.Departements.TryGetValue(DepartementOf(member), out DepartementFigures? given) ? null
        : Territories is null ? given.Whole
        : given.Territories.GetValueOrDefault(member);

    /// <param name="by">What the caller asked for.</param>
    /// <param name="boundaries">Month in whose boundaries territories are to be shown, as asked; null: each month's own.</param>
    /// <param name="indicator">What is counted.</param>
    /// <param name="edition">The départements.</param>
    /// <param name="typology">The axes.</param>
    /// <param name="organisations">What each département has declared.</param>
    public static Parsed<IndicatorQuestion> Read(
        string by,
        string? boundaries,
        IndicatorDefinition indicator,
        NomenclatureEdition edition,
        Typology typology,
        IReadOnlyDictionary<string, Organisation> organisations
    )
    {
        DepartementGroups groups = new(edition, typology, organisations);
        if (
            by.StartsWith(TerritoriesOf, StringComparison.Ordinal)
            && edition.FindDepartement(by[TerritoriesOf.Length..]) is Departement departement
        )
        {
            return OfTerritories(by, boundaries, indicator, departement, organisations);
        }

        if (!groups.Knows(by))
        {
            IEnumerable<string> names = groups.Names.Append(TerritoriesOf + edition.Departements[0].Code);
            return Problem.Answer("unknown-grouping", by, string.Join(", ", names));
        }

        return boundaries is null
            ? new IndicatorQuestion(
                by,
                [.. edition.Departements.Select(each => each.Code)],
                month => groups.In(month, by),
                group => groups.NameOf(by, group),
                null
            )
            : Problem.Answer("boundaries-without-territories", TerritoriesOf, by);
    }

    private static Parsed<IndicatorQuestion> OfTerritories(
        string by,
        string? boundaries,
        IndicatorDefinition indicator,
        Departement departement,
        IReadOnlyDictionary<string, Organisation> organisations
    )
    {
        TerritoryGroups territories = new(
            departement.Code,
            organisations.GetValueOrDefault(departement.Code, Organisation.Empty)
        );
        if (territories.Members.Count == 0)
        {
            return Problem.Answer("no-territory-declared", departement.Code);
        }

        ReferenceMonth limits = default;
        if (boundaries is not null && !ReferenceMonth.TryParse(boundaries, out limits))
        {
            return Problem.Answer("month-not-readable", boundaries);
        }

        return new IndicatorQuestion(
            by,
            territories.Members,
            month => boundaries is null ? territories.In(month) : territories.In(month, limits, indicator),
            group =>
            {
                string name = territories.NameOf(group);
                return new BilingualText(name, name);
            },
            departement
        );
    }
}
