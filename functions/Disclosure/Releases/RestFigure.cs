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
    public static IEnumerable<RestFigure> In(MonthRelations month) =>
        from terms in Complement
            .DeriveFrom(month.Edition, month.Rules)
            .Select(each => (Wholes: Sums(each.Wholes, month), Parts: Sums(each.Parts, month)))
            .Concat(CategoriesIn(month))
        from area in month.Areas
        let rest = Find(terms.Wholes, terms.Parts, area, month)
        where rest is not null && month.Rules.ReasonFor(rest.Cell) is not null
        select rest;

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

    private static CellKey[] Sums(IEnumerable<string> codes, MonthRelations month) =>
        [.. codes.Select(code => month.OfNation(code, Measure.Sum))];

    /// <summary>The side of a ratio that is some categories of a count is a part of it: posts of three professions, of all.</summary>
    private static IEnumerable<(CellKey[] Wholes, CellKey[] Parts)> CategoriesIn(MonthRelations month) =>
        from side in month.RatioSides
        let whole = side.Form.Terms[0].Indicator
        where
            side.Form.Terms.All(term =>
                term.Indicator == whole && term.Breakdown.Length > 0 && term.FactorHundredths == 100
            ) && FigureScale.IsCount(month.Definition(whole), month.Rules)
        select (Sums([whole], month), new[] { side.OfNation });

    /// <summary>Null where a figure is not given, nothing is left, or no part takes anything away: it is then the whole.</summary>
    private static RestFigure? Find(CellKey[] ofWholes, CellKey[] ofParts, Area area, MonthRelations month)
    {
        CellKey[] wholes = [.. ofWholes.Select(key => key with { Area = area })];
        CellKey[] parts = [.. ofParts.Select(key => key with { Area = area })];
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
                                .Select(code => Find(ofWholes, ofParts, Area.Departement(code), month)?.Cell)
                                .OfType<LinkedCell>()
                        )
                        : null,
                }
            );
    }
}
