using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>What is left of a whole without its parts in one place, and must not be told.</summary>
/// <param name="Wholes">The figures that make the whole.</param>
/// <param name="Parts">The figures taken away.</param>
/// <param name="Cell">What is left.</param>
internal sealed record RestFigure(CellKey[] Wholes, CellKey[] Parts, LinkedCell Cell)
{
    /// <summary>The figures whoever computes it needs.</summary>
    public IEnumerable<CellKey> Terms => Wholes.Concat(Parts);

    /// <summary>Those of a month that must not be told: the others tie nothing that the rules do not tie already.</summary>
    public static IEnumerable<RestFigure> In(MonthRelations month)
    {
        Area[] areas = [.. month.Figures.Keys.Select(key => key.Area).Distinct()];
        return from complement in Complement.DeriveFrom(month.Edition, month.Rules)
            from area in areas
            let rest = Find(complement, area, month)
            where rest is not null && month.Rules.ReasonFor(rest.Cell) is not null
            select rest;
    }

    /// <summary>The same left in the départements of the place, of those that must not be told either.</summary>
    public IEnumerable<RestFigure> PartsAmong(IEnumerable<RestFigure> all, NomenclatureEdition edition)
    {
        HashSet<Area> members = [.. edition.MembersOf(Wholes[0].Area).Select(Area.Departement)];
        return Wholes[0].Area.DepartementCode is null
            ? all.Where(rest => members.Contains(rest.Wholes[0].Area) && rest.IsOfTheSame(this))
            : [];
    }

    public string NameWith(IReadOnlyDictionary<CellKey, string> names) =>
        $"{string.Join(" + ", Wholes.Select(key => names[key]))} - {string.Join(" - ", Parts.Select(key => names[key]))}";

    /// <summary>It is its wholes less its parts.</summary>
    public PublicRelation RelationWith(IReadOnlyDictionary<CellKey, string> names) =>
        PublicRelation.Total(NameWith(names), Wholes.Select(key => names[key]), Parts.Select(key => names[key]));

    private bool IsOfTheSame(RestFigure other) =>
        Terms
            .Select(key => key.Indicator)
            .SequenceEqual(other.Terms.Select(key => key.Indicator), StringComparer.Ordinal)
        && Wholes.Length == other.Wholes.Length;

    /// <summary>Null where a figure is not given, nothing is left, or no part takes anything away: it is then the whole.</summary>
    private static RestFigure? Find(Complement complement, Area area, MonthRelations month)
    {
        CellKey[] wholes = [.. complement.Wholes.Select(Key)];
        CellKey[] parts = [.. complement.Parts.Select(Key)];
        if (wholes.Concat(parts).Any(key => month.Find(key) is null))
        {
            return null;
        }

        long taken = parts.Sum(key => month.Find(key)!.Value);
        long left = wholes.Sum(key => month.Find(key)!.Value) - taken;
        return left <= 0 || taken <= 0
            ? null
            : new RestFigure(
                wholes,
                parts,
                month.Find(wholes[0])! with
                {
                    Value = left,
                    Lower = 1,
                    Place = null,
                    Contributions = area.DepartementCode is null
                        ? month.Contributions(
                            month
                                .Edition.MembersOf(area)
                                .Select(code => Find(complement, Area.Departement(code), month)?.Cell)
                                .OfType<LinkedCell>()
                        )
                        : null,
                }
            );

        CellKey Key(string code) => new(code, month.Month, area, Measure.Sum);
    }
}
