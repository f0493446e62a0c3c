using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>
/// A release and all those before it as linked tables. A figure that has not changed since an earlier release is one
/// cell, whichever releases tell it; one that has changed is another cell, and both stay known.
/// </summary>
internal sealed class ReleaseTables
{
    private readonly Dictionary<string, LinkedCell> cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReferenceMonth> months = new(StringComparer.Ordinal);
    private readonly HashSet<string> withheldBefore = new(StringComparer.Ordinal);
    private readonly List<PublicRelation> relations = [];
    private readonly ILookup<string, PublicRelation> relationsOf;

    /// <param name="current">The months of the release, each once.</param>
    /// <param name="earlier">Those of the releases before it, oldest first.</param>
    /// <param name="rules">What makes a contribution to an aggregate small.</param>
    public ReleaseTables(
        IReadOnlyList<IndicatorTable> current,
        IReadOnlyList<EarlierMonth> earlier,
        DisclosureRules rules
    )
    {
        MonthRelations[] now = [.. current.Select(month => new MonthRelations(month))];
        Names = now.SelectMany(month => month.Figures)
            .ToDictionary(figure => figure.Key, figure => figure.Value.Identity);
        List<NamedMonth> editions = [.. now.Select(month => new NamedMonth(month, Names))];
        HashSet<string> publishedBefore = new(StringComparer.Ordinal);
        foreach (EarlierMonth month in earlier)
        {
            MonthRelations then = new(month.Figures);
            NamedMonth[] known = [.. editions.Where(each => each.Figures.Month == then.Month)];
            Dictionary<CellKey, string> names = then.Figures.ToDictionary(
                figure => figure.Key,
                figure => NameAmong(known, figure.Key, figure.Value) ?? $"{figure.Value.Identity}|{editions.Count}"
            );
            foreach ((CellKey key, string name) in names)
            {
                (month.Withheld.Contains(key) ? withheldBefore : publishedBefore).Add(name);
            }

            if (!Array.Exists(known, each => each.TellsTheSame(names)))
            {
                editions.Add(new NamedMonth(then, names));
            }
        }

        withheldBefore.ExceptWith(publishedBefore);
        foreach ((MonthRelations figures, IReadOnlyDictionary<CellKey, string> names) in editions)
        {
            foreach ((CellKey key, LinkedCell figure) in figures.Figures)
            {
                string name = names[key];
                if (months.TryAdd(name, figures.Month))
                {
                    cells.Add(
                        name,
                        figure with
                        {
                            Identity = name,
                            Protectable = !publishedBefore.Contains(name),
                            Contributions = figure.KnownTo is null ? ContributionsTo(key, figures, rules) : null,
                        }
                    );
                }
            }

            relations.AddRange(figures.All().Select(relation => relation.Of(key => names[key])));
        }

        relations.AddRange(Openings(editions));
        relationsOf = relations
            .SelectMany(relation => relation.Terms.Select(term => (term.Identity, relation)))
            .ToLookup(pair => pair.Identity, pair => pair.relation, StringComparer.Ordinal);
        Whole = new LinkedTables(cells.Values, relations);
    }

    /// <summary>The name of each figure of the release itself.</summary>
    public IReadOnlyDictionary<CellKey, string> Names { get; }

    /// <summary>All months and all releases.</summary>
    public LinkedTables Whole { get; }

    /// <summary>Withheld in every release so far that told them.</summary>
    public IReadOnlySet<string> WithheldBefore => withheldBefore;

    /// <summary>
    /// What the choice for one month bears on: its own cells, and those of months already chosen that are withheld and
    /// tied to them. All else that these are tied to is by then published.
    /// </summary>
    public LinkedTables Around(ReferenceMonth month, IReadOnlySet<string> withheld)
    {
        HashSet<string> open = new(StringComparer.Ordinal);
        Queue<string> next = new(months.Where(pair => pair.Value == month).Select(pair => pair.Key));
        open.UnionWith(next);
        HashSet<PublicRelation> found = new(ReferenceEqualityComparer.Instance);
        while (next.TryDequeue(out string? identity))
        {
            foreach (PublicRelation relation in relationsOf[identity].Where(each => !LeadsBeyond(each, month)))
            {
                found.Add(relation);
                foreach (
                    string other in relation
                        .Terms.Select(term => term.Identity)
                        .Where(other => withheld.Contains(other) && open.Add(other))
                )
                {
                    next.Enqueue(other);
                }
            }
        }

        IEnumerable<LinkedCell> around = found
            .SelectMany(relation => relation.Terms)
            .Select(term => term.Identity)
            .Concat(open)
            .Distinct(StringComparer.Ordinal)
            .Select(identity =>
                open.Contains(identity) ? cells[identity] : cells[identity] with { Protectable = false }
            );
        return new LinkedTables(around, found);
    }

    private static string? NameAmong(NamedMonth[] known, CellKey key, LinkedCell figure) =>
        known
            .Where(month => month.Figures.Find(key)?.Value == figure.Value)
            .Select(month => month.Names[key])
            .FirstOrDefault();

    /// <summary>Null where each of them may be published itself.</summary>
    private static Contributions? ContributionsTo(CellKey total, MonthRelations figures, DisclosureRules rules)
    {
        LinkedCell[] parts =
        [
            .. figures.ContributionsTo(total).Select(key => figures.Figures[key]).Where(part => part.Value != 0),
        ];
        return Array.Exists(parts, part => rules.IsSmall(part.Value, part.UnitsPerPerson))
            ? new Contributions(parts.Length, parts.Max(part => part.Value))
            : null;
    }

    /// <summary>A stock opens at what it closed at the month before.</summary>
    private static IEnumerable<PublicRelation> Openings(List<NamedMonth> editions)
    {
        HashSet<(string, string)> told = [];
        foreach ((MonthRelations figures, IReadOnlyDictionary<CellKey, string> names) in editions)
        {
            ReferenceMonth last = figures.Month.PlusMonths(-1);
            foreach (NamedMonth before in editions.Where(each => each.Figures.Month == last))
            {
                foreach ((CellKey opening, LinkedCell figure) in figures.Figures)
                {
                    if (figures.ClosingOf(opening) is not string code)
                    {
                        continue;
                    }

                    CellKey closing = opening with { Indicator = code, Month = last };
                    if (
                        before.Figures.Find(closing)?.Value == figure.Value
                        && told.Add((names[opening], before.Names[closing]))
                    )
                    {
                        yield return PublicRelation.Total(names[opening], [before.Names[closing]]);
                    }
                }
            }
        }
    }

    private bool LeadsBeyond(PublicRelation relation, ReferenceMonth month) =>
        relation.Terms.Any(term => months[term.Identity] > month);

    /// <summary>A month as one release tells it, and the names its figures have among all releases.</summary>
    private sealed record NamedMonth(MonthRelations Figures, IReadOnlyDictionary<CellKey, string> Names)
    {
        public bool TellsTheSame(Dictionary<CellKey, string> names) =>
            names.Count == Names.Count
            && names.All(pair =>
                string.Equals(Names.GetValueOrDefault(pair.Key), pair.Value, StringComparison.Ordinal)
            );
    }
}
