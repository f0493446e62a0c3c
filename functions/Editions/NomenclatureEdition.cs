using System.Collections.Frozen;
using Observatoire.Editions.Time;

namespace Observatoire.Editions;

/// <summary>The code lists and definitions in force over a period (millésime).</summary>
/// <remarks>Built whole or not at all: the constructor proves unique codes and that every reference resolves.</remarks>
public sealed class NomenclatureEdition
{
    private readonly FrozenDictionary<string, Departement> departements;
    private readonly FrozenDictionary<string, Region> regions;
    private readonly FrozenDictionary<string, IndicatorDefinition> indicators;
    private readonly FrozenDictionary<string, FrozenSet<string>> breakdowns;
    private readonly FrozenDictionary<(string Departement, int Year), long> population;

    /// <exception cref="InvalidDataException">When a code is given twice or refers to nothing; the message says which.</exception>
    public NomenclatureEdition(
        EditionPeriod period,
        IEnumerable<Region> regions,
        IEnumerable<Departement> departements,
        IEnumerable<IndicatorDefinition> indicators,
        IReadOnlyDictionary<string, IReadOnlyList<string>> breakdowns,
        IReadOnlyDictionary<(string Departement, int Year), long> population,
        IReadOnlyList<EditionRule> rules
    )
    {
        Period = period;
        Regions = [.. regions.OrderBy(region => region.Code, StringComparer.Ordinal)];
        Departements = [.. departements.OrderBy(departement => departement.Code, StringComparer.Ordinal)];
        Indicators = [.. indicators];
        this.regions = Index(Regions, region => region.Code, "région");
        this.departements = Index(Departements, departement => departement.Code, "département");
        this.indicators = Index(Indicators, indicator => indicator.Code, "indicator");
        this.breakdowns = breakdowns.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        this.population = population.ToFrozenDictionary();
        Sent = [.. Indicators.Where(each => each.Formula is null)];
        Rules = rules;
        EditionProof.Prove(this, breakdowns);
        foreach ((string departement, int year) in this.population.Keys)
        {
            EditionProof.Require(
                this.departements.ContainsKey(departement),
                $"Population of {year} names « {departement} », not listed."
            );
        }

        PopulationYears = [.. this.population.Keys.Select(key => key.Year).Distinct().Order()];
        Cells = new CellSpace(
            Sent,
            breakdowns,
            Indicators
                .Select(each => each.Formula)
                .OfType<RatioFormula>()
                .SelectMany(formula => formula.Numerator.Terms.Concat(formula.Denominator.Terms))
        );
    }

    public EditionPeriod Period { get; }

    /// <summary>What the edition is called.</summary>
    public BilingualText Title { get; init; } = new("", "");

    /// <summary>The breakdowns with their names, in the order in which the edition presents them.</summary>
    public IReadOnlyList<Breakdown> Breakdowns { get; init; } = [];

    /// <summary>In the order of their codes.</summary>
    public IReadOnlyList<Region> Regions { get; }

    /// <summary>The régions of 2005, in which older figures were published; empty where the edition does not give them.</summary>
    public IReadOnlyList<Region> Regions2005 { get; init; } = [];

    /// <summary>In the order of their codes; each is expected to send a return for each month of the period.</summary>
    public IReadOnlyList<Departement> Departements { get; }

    /// <summary>In the order in which the edition presents them.</summary>
    public IReadOnlyList<IndicatorDefinition> Indicators { get; }

    /// <summary>The indicators a return may give: those that are not derived from others.</summary>
    public IReadOnlyList<IndicatorDefinition> Sent { get; }

    /// <summary>The rules whose codes and bounds the edition gives.</summary>
    public IReadOnlyList<EditionRule> Rules { get; }

    /// <summary>The context départements live in, where the edition gives it; empty otherwise.</summary>
    public IReadOnlyList<ContextValue> Context { get; init; } = [];

    /// <summary>The years for which it knows a population, in order.</summary>
    public IReadOnlyList<int> PopulationYears { get; }

    /// <summary>The cells of one territory in a return.</summary>
    public CellSpace Cells { get; }

    public Departement? FindDepartement(string code) => departements.GetValueOrDefault(code);

    public Region? FindRegion(string code) => regions.GetValueOrDefault(code);

    public IndicatorDefinition? FindIndicator(string code) => indicators.GetValueOrDefault(code);

    /// <summary>The indicator of that code, when a return may give it.</summary>
    public IndicatorDefinition? FindSent(string code) => FindIndicator(code) is { Formula: null } sent ? sent : null;

    /// <summary>True when <paramref name="category"/> is a category (<c>modalite</c>) of that breakdown.</summary>
    public bool HasCategory(string breakdown, string category) =>
        breakdowns.TryGetValue(breakdown, out FrozenSet<string>? categories) && categories.Contains(category);

    /// <summary>The categories of a breakdown, in code order; empty when there is no such breakdown.</summary>
    public IReadOnlyList<string> CategoriesOf(string breakdown) =>
        breakdowns.TryGetValue(breakdown, out FrozenSet<string>? categories)
            ? [.. categories.Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Codes of the départements of the nation or of a région, in order; none of an area within a département.</summary>
    public IEnumerable<string> MembersOf(Area area) =>
        Departements
            .Where(each =>
                area.Level == AreaLevel.Nation
                || (
                    area.Level == AreaLevel.Region
                    && string.Equals(each.RegionCode, area.Code, StringComparison.Ordinal)
                )
            )
            .Select(each => each.Code);

    /// <summary>Inhabitants on 1 January of the year (INSEE estimate), or null when the edition has no figure.</summary>
    public long? PopulationOf(string departement, int year) =>
        population.TryGetValue((departement, year), out long inhabitants) ? inhabitants : null;

    private static FrozenDictionary<string, T> Index<T>(IEnumerable<T> items, Func<T, string> code, string what)
    {
        Dictionary<string, T> index = new(StringComparer.Ordinal);
        foreach (T item in items)
        {
            if (!index.TryAdd(code(item), item))
            {
                throw new InvalidDataException($"The {what} code « {code(item)} » is given twice.");
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>Name and first and last month of an edition; <paramref name="Last"/> is null while it is in force.</summary>
/// <param name="Id">Its first month, as its folder is named.</param>
/// <param name="First">First month whose returns are in it.</param>
/// <param name="Last">Last month, or null while it is in force.</param>
/// <param name="RetrospectiveFrom">First month, before its own, whose past figures may be sent in it (reprise d'historique).</param>
public sealed record EditionPeriod(
    string Id,
    ReferenceMonth First,
    ReferenceMonth? Last,
    ReferenceMonth? RetrospectiveFrom = null
)
{
    public bool Covers(ReferenceMonth month) => month >= First && (Last is null || month <= Last);
}
