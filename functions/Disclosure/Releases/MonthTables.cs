using Observatoire.Disclosure.Tables;
using Observatoire.Editions;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>
/// A month as a release and all those before it tell it. A figure that has not changed since an earlier release is one cell,
/// whichever releases tell it; one that has changed is another cell, and both stay known.
/// </summary>
internal sealed class MonthTables
{
    private readonly Dictionary<string, LinkedCell> cells = new(StringComparer.Ordinal);
    private readonly List<PublicRelation> relations = [];
    private readonly HashSet<string> published = new(StringComparer.Ordinal);
    private readonly HashSet<string> withheld = new(StringComparer.Ordinal);
    private readonly HashSet<string> rests = new(StringComparer.Ordinal);
    private readonly HashSet<string> restsBefore = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> companions = new(StringComparer.Ordinal);
    private readonly List<NamedMonth> editions = [];

    /// <param name="current">The month in the release; null when it has none any more.</param>
    /// <param name="earlier">The same in the releases before it, oldest first.</param>
    /// <param name="rules">Which figures are posts, which amounts, and what is small.</param>
    public MonthTables(IndicatorTable? current, IReadOnlyList<EarlierMonth> earlier, DisclosureRules rules)
    {
        if (current is not null)
        {
            MonthRelations now = new(current, rules);
            Names = now.Figures.ToDictionary(figure => figure.Key, figure => figure.Value.Identity);
            editions.Add(new NamedMonth(now, Names, published));
        }

        foreach (EarlierMonth month in earlier)
        {
            AddEarlier(new MonthRelations(month.Figures, rules), month.Withheld);
        }

        withheld.ExceptWith(published);
        foreach (NamedMonth edition in editions)
        {
            foreach (CellKey key in edition.Figures.Figures.Keys)
            {
                cells.TryAdd(edition.Names[key], edition.CellOf(key));
            }

            relations.AddRange(edition.Figures.All().Select(relation => relation.Of(key => edition.Names[key])));
            AddRests(edition);
            AddCompanions(edition);
        }
    }

    /// <summary>As each release tells it, those that tell the same once.</summary>
    public IReadOnlyList<NamedMonth> Editions => editions;

    /// <summary>The name of each figure of the release itself.</summary>
    public IReadOnlyDictionary<CellKey, string> Names { get; } = new Dictionary<CellKey, string>();

    /// <summary>All figures, by name.</summary>
    public IReadOnlyDictionary<string, LinkedCell> Cells => cells;

    /// <summary>What ties them.</summary>
    public IReadOnlyList<PublicRelation> Relations => relations;

    /// <summary>What nobody publishes, or every release so far that told of it withheld.</summary>
    public IEnumerable<string> Hidden => rests.Concat(withheld.Where(name => cells[name].CanBeWithheld));

    /// <summary>True for what a reader of the releases before this one knows of: told, withheld, or left of what was told.</summary>
    public bool WasKnown(string name) =>
        published.Contains(name) || withheld.Contains(name) || restsBefore.Contains(name);

    /// <summary>As a reader of the releases before this one knows it; null when nothing of it was withheld then.</summary>
    public KnownTables? Before() => KnownTables.Restrict(cells.Values, relations, WasKnown, Hidden);

    /// <summary>The amounts that are withheld where some figures are.</summary>
    public IEnumerable<string> CompanionsOf(IEnumerable<string> names) =>
        names.SelectMany(name => companions.GetValueOrDefault(name) ?? []).Where(name => cells[name].CanBeWithheld);

    private void AddEarlier(MonthRelations then, IReadOnlySet<CellKey> withheldThen)
    {
        Dictionary<CellKey, string> names = then.Figures.ToDictionary(
            figure => figure.Key,
            figure => NameAmong(figure.Key, figure.Value) ?? $"{figure.Value.Identity}|{editions.Count}"
        );
        foreach ((CellKey key, string name) in names)
        {
            (withheldThen.Contains(key) ? withheld : published).Add(name);
        }

        if (!editions.Exists(each => each.TellsTheSame(names)))
        {
            editions.Add(new NamedMonth(then, names, published));
        }
    }

    private string? NameAmong(CellKey key, LinkedCell figure) =>
        editions
            .Where(edition => edition.Figures.Find(key)?.Value == figure.Value)
            .Select(edition => edition.Names[key])
            .FirstOrDefault();

    private void AddRests(NamedMonth edition)
    {
        RestFigure[] all =
        [
            .. RestFigure
                .In(edition.Figures)
                .Where(rest => rest.Terms.Any(key => cells[edition.Names[key]].CanBeWithheld))
                .Where(rest => rests.Add(rest.NameWith(edition.Names))),
        ];
        foreach (RestFigure rest in all)
        {
            string name = rest.NameWith(edition.Names);
            cells.Add(name, rest.Cell with { Identity = name });
            relations.Add(rest.RelationWith(edition.Names));
            if (rest.Terms.All(key => WasKnown(edition.Names[key])))
            {
                restsBefore.Add(name);
            }
        }

        foreach (RestFigure rest in all)
        {
            RestFigure[] parts = [.. rest.PartsAmong(all, edition.Figures.Edition)];
            if (parts.Length > 0 && parts.Sum(part => part.Cell.Value) <= rest.Cell.Value)
            {
                relations.Add(
                    PublicRelation.NotAbove(
                        parts.Select(part => part.NameWith(edition.Names)),
                        rest.NameWith(edition.Names)
                    )
                );
            }
        }
    }

    private void AddCompanions(NamedMonth edition)
    {
        KnownRelations known = edition.Figures.Known;
        foreach ((CellKey amount, CellKey[] counts) in known.Amounts())
        {
            string[] same = [edition.Names[amount], .. known.MultiplesOf(amount).Select(key => edition.Names[key])];
            foreach (string count in counts.Select(key => edition.Names[key]))
            {
                companions[count] =
                [
                    .. (companions.GetValueOrDefault(count) ?? []).Union(same, StringComparer.Ordinal),
                ];
            }
        }
    }
}
