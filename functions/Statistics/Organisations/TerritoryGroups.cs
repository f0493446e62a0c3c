using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Organisations;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Statistics.Organisations;

/// <summary>
/// The territories of a département as groups: each month in the boundaries it had or, so that a series goes on across a
/// reorganisation, all in those of one month. See docs/methods/territory-boundaries.md.
/// </summary>
/// <remarks>
/// A territory of the boundaries is, in another month, those territories whose communes are all in it, when together they
/// are it; otherwise it is in no group: nothing is shared out by a key.
/// </remarks>
public sealed class TerritoryGroups
{
    private readonly Organisation organisation;
    private readonly string name;

    /// <param name="departement">Code of the département.</param>
    /// <param name="organisation">Its territories.</param>
    public TerritoryGroups(string departement, Organisation organisation)
    {
        this.organisation = organisation;
        name = $"{nameof(AreaLevel.Territory)} {departement}";
        Members =
        [
            .. organisation
                .Territories.Select(territory => territory.Code)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Code of every territory there ever was, in order: the members of the groupings.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>Name of a territory: the last it had.</summary>
    public string NameOf(string code) =>
        organisation
            .Territories.Where(territory => string.Equals(territory.Code, code, StringComparison.Ordinal))
            .MaxBy(territory => territory.Period.From)!
            .Name;

    /// <summary>Each territory of the month by itself.</summary>
    public Grouping In(ReferenceMonth month)
    {
        HashSet<string> there = [.. organisation.TerritoriesIn(month).Select(territory => territory.Code)];
        return new Grouping(name, Members.Select(code => there.Contains(code) ? code : null));
    }

    /// <summary>The territories of the month put together into those of another month.</summary>
    /// <param name="month">Month of the figures.</param>
    /// <param name="boundaries">Month whose territories they are for.</param>
    /// <param name="indicator">
    /// What is counted: people counted in two territories are one in a larger one, so that a distinct count is not put together.
    /// </param>
    public Grouping In(ReferenceMonth month, ReferenceMonth boundaries, IndicatorDefinition indicator)
    {
        IReadOnlyList<TerritoryPeriod> parts = organisation.TerritoriesIn(month);
        Dictionary<string, string> groupOf = new(StringComparer.Ordinal);
        foreach (TerritoryPeriod whole in organisation.TerritoriesIn(boundaries))
        {
            TerritoryPeriod[] own = parts.Contains(whole) ? [whole] : PartsOf(whole, parts);
            if (own.Length == 1 || indicator.Counting == IndicatorCounting.Additive)
            {
                foreach (TerritoryPeriod part in own)
                {
                    groupOf[part.Code] = whole.Code;
                }
            }
        }

        return new Grouping(name, Members.Select(groupOf.GetValueOrDefault));
    }

    /// <returns>The parts that make up the whole; none when they do not.</returns>
    private static TerritoryPeriod[] PartsOf(TerritoryPeriod whole, IEnumerable<TerritoryPeriod> parts)
    {
        HashSet<string> communes = new(whole.Communes, StringComparer.Ordinal);
        TerritoryPeriod[] within =
        [
            .. parts.Where(part => part.Communes.Count > 0 && communes.IsSupersetOf(part.Communes)),
        ];
        return within.Sum(part => part.Communes.Count) == communes.Count ? within : [];
    }
}
