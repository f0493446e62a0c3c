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
    private readonly HashSet<string> rests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> companions = new(StringComparer.Ordinal);
    private readonly HashSet<string> publishedBefore = new(StringComparer.Ordinal);
    private readonly List<PublicRelation> relations = [];
    private readonly ILookup<string, PublicRelation> relationsOf;

    /// <param name="current">The months of the release, each once.</param>
    /// <param name="earlier">Those of the releases before it, oldest first.</param>
    /// <param name="rules">Which figures are posts, which amounts, and what is small.</param>
    public ReleaseTables(
        IReadOnlyList<IndicatorTable> current,
        IReadOnlyList<EarlierMonth> earlier,
        DisclosureRules rules
    )
    {
        MonthRelations[] now = [.. current.Select(month => new MonthRelations(month, rules))];
        Names = now.SelectMany(month => month.Figures)
            .ToDictionary(figure => figure.Key, figure => figure.Value.Identity);
        List<NamedMonth> editions = [.. now.Select(month => new NamedMonth(month, Names))];
        foreach (EarlierMonth month in earlier)
        {
            MonthRelations then = new(month.Figures, rules);
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
                    cells.Add(name, figure with { Identity = name, Protectable = !publishedBefore.Contains(name) });
                }
            }

            relations.AddRange(figures.All().Select(relation => relation.Of(key => names[key])));
            AddRests(figures, names);
            AddCompanions(figures, names);
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

    /// <summary>What is left of wholes without their parts, where that must not be told: nobody publishes these.</summary>
    public IReadOnlySet<string> Rests => rests;

    /// <summary>The amounts that are withheld where a figure is.</summary>
    public IEnumerable<string> CompanionsOf(string identity) => companions.GetValueOrDefault(identity) ?? [];

    /// <summary>The month of a figure.</summary>
    public ReferenceMonth MonthOf(string identity) => months[identity];

    /// <summary>
    /// What a reader of the releases before this one knows, before disclosure control and with what they withheld; null when
    /// nothing was withheld.
    /// </summary>
    public (LinkedTables Tables, IReadOnlySet<string> Withheld)? Before()
    {
        HashSet<string> known = new(publishedBefore.Concat(withheldBefore), StringComparer.Ordinal);
        ILookup<string, PublicRelation> ofRest = relations
            .SelectMany(relation => relation.Terms.Select(term => (term.Identity, relation)))
            .Where(pair => rests.Contains(pair.Identity))
            .ToLookup(pair => pair.Identity, pair => pair.relation, StringComparer.Ordinal);
        string[] left =
        [
            .. rests.Where(rest =>
                ofRest[rest]
                    .Any(relation => relation.Terms.All(term => term.Identity == rest || known.Contains(term.Identity)))
            ),
        ];
        known.UnionWith(left);
        return withheldBefore.Count + left.Length == 0
            ? null
            : (
                new LinkedTables(
                    known.Select(identity => cells[identity]),
                    relations.Where(relation => relation.Terms.All(term => known.Contains(term.Identity)))
                ),
                new HashSet<string>(withheldBefore.Concat(left), StringComparer.Ordinal)
            );
    }

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

    private void AddRests(MonthRelations figures, IReadOnlyDictionary<CellKey, string> names)
    {
        RestFigure[] all =
        [
            .. RestFigure
                .In(figures)
                .Where(rest => rest.Terms.Any(key => cells[names[key]].CanBeWithheld))
                .Where(rest => rests.Add(rest.NameWith(names))),
        ];
        foreach (RestFigure rest in all)
        {
            string name = rest.NameWith(names);
            cells.Add(name, rest.Cell with { Identity = name });
            months.Add(name, figures.Month);
            relations.Add(rest.RelationWith(names));
        }

        foreach (RestFigure rest in all)
        {
            RestFigure[] parts = [.. rest.PartsAmong(all, figures.Edition)];
            if (parts.Length > 0 && parts.Sum(part => part.Cell.Value) <= rest.Cell.Value)
            {
                relations.Add(
                    new PublicRelation(
                        [
                            .. parts.Select(part => new RelationTerm(part.NameWith(names), 1)),
                            new RelationTerm(rest.NameWith(names), -1),
                        ],
                        null,
                        0
                    )
                );
            }
        }
    }

    private void AddCompanions(MonthRelations figures, IReadOnlyDictionary<CellKey, string> names)
    {
        KnownRelations known = new(figures);
        foreach ((CellKey amount, CellKey[] counts) in known.Amounts())
        {
            string[] same = [names[amount], .. known.MultiplesOf(amount).Select(key => names[key])];
            foreach (CellKey count in counts)
            {
                companions[names[count]] =
                [
                    .. (companions.GetValueOrDefault(names[count]) ?? []).Union(same, StringComparer.Ordinal),
                ];
            }
        }
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
