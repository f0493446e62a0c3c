using Observatoire.Disclosure.Tables;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>
/// The months of a release one after the other, with what the releases before it told. Of a month that is chosen it keeps what
/// is withheld and what is tied to it: a relation between published figures bears on nothing any more.
/// </summary>
internal sealed class ReleaseTables
{
    private readonly Dictionary<string, LinkedCell> kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> withheld = new(StringComparer.Ordinal);
    private readonly HashSet<string> knownBefore = new(StringComparer.Ordinal);
    private readonly List<PublicRelation> relations = [];
    private readonly Dictionary<string, List<PublicRelation>> relationsOf = new(StringComparer.Ordinal);
    private IReadOnlyList<NamedMonth> last = [];
    private Func<string, bool> wasLastKnown = _ => false;

    /// <summary>What is withheld in the months kept so far.</summary>
    public IReadOnlySet<string> Withheld => withheld;

    /// <summary>All that is withheld and what is tied to it.</summary>
    public LinkedTables Whole() => new(kept.Values, relations);

    /// <summary>The same as a reader of the releases before this one knows it; null when nothing of it was withheld then.</summary>
    public KnownTables? Before() => KnownTables.Restrict(kept.Values, relations, knownBefore.Contains, withheld);

    /// <summary>
    /// What the choice for a month bears on: its own cells, and those of months before that are withheld and tied to them. All
    /// else that these are tied to is by then published.
    /// </summary>
    public LinkedTables Around(MonthTables month)
    {
        HashSet<string> open = new(month.Cells.Keys, StringComparer.Ordinal);
        HashSet<PublicRelation> found = new(ReferenceEqualityComparer.Instance);
        Dictionary<string, LinkedCell> cells = new(month.Cells, StringComparer.Ordinal);
        Queue<string> next = new();
        foreach (StockLink link in LinksOf(month.Editions))
        {
            found.Add(link.Relation);
            Meet(link.Closing);
        }

        while (next.TryDequeue(out string? identity))
        {
            foreach (PublicRelation relation in relationsOf.GetValueOrDefault(identity) ?? [])
            {
                if (found.Add(relation))
                {
                    foreach (RelationTerm term in relation.Terms)
                    {
                        Meet(kept[term.Identity]);
                    }
                }
            }
        }

        return new LinkedTables(cells.Values, month.Relations.Concat(found));

        void Meet(LinkedCell cell)
        {
            bool isOpen = withheld.Contains(cell.Identity);
            cells.TryAdd(cell.Identity, isOpen ? cell : cell with { Protectable = false });
            if (isOpen && open.Add(cell.Identity))
            {
                next.Enqueue(cell.Identity);
            }
        }
    }

    /// <summary>Keeps of a month what is withheld and what is tied to it, or to what was kept before.</summary>
    public void Keep(MonthTables month, IEnumerable<string> hidden)
    {
        HashSet<string> own = new(hidden, StringComparer.Ordinal);
        withheld.UnionWith(own);
        knownBefore.UnionWith(own.Where(month.WasKnown));
        foreach (string identity in own)
        {
            kept.TryAdd(identity, month.Cells[identity]);
        }

        foreach (PublicRelation relation in month.Relations)
        {
            KeepIfTied(relation, name => month.Cells[name], month.WasKnown);
        }

        KeepLinks(month.Editions, month.WasKnown);
    }

    /// <summary>Keeps of a month that nothing is to be chosen in what it tells of the stocks of its neighbours.</summary>
    public void KeepEdge(NamedMonth month) => KeepLinks([month], _ => true);

    private void KeepLinks(IReadOnlyList<NamedMonth> editions, Func<string, bool> wasKnown)
    {
        foreach (StockLink link in LinksOf(editions))
        {
            KeepIfTied(
                link.Relation,
                name =>
                    string.Equals(name, link.Opening.Identity, StringComparison.Ordinal) ? link.Opening : link.Closing,
                name =>
                    string.Equals(name, link.Opening.Identity, StringComparison.Ordinal)
                        ? wasKnown(name)
                        : wasLastKnown(name)
            );
        }

        last = editions;
        wasLastKnown = wasKnown;
    }

    private void KeepIfTied(PublicRelation relation, Func<string, LinkedCell> cellOf, Func<string, bool> wasKnown)
    {
        if (!relation.Terms.Any(term => withheld.Contains(term.Identity)))
        {
            return;
        }

        relations.Add(relation);
        foreach (string name in relation.Terms.Select(term => term.Identity))
        {
            kept.TryAdd(name, cellOf(name));
            if (wasKnown(name))
            {
                knownBefore.Add(name);
            }

            if (withheld.Contains(name))
            {
                relationsOf.TryAdd(name, []);
                relationsOf[name].Add(relation);
            }
        }
    }

    /// <summary>A stock opens at what it closed at the month before.</summary>
    private IEnumerable<StockLink> LinksOf(IReadOnlyList<NamedMonth> editions)
    {
        HashSet<(string, string)> told = [];
        foreach (NamedMonth edition in editions)
        {
            ReferenceMonth before = edition.Figures.Month.PlusMonths(-1);
            foreach (CellKey opening in edition.Figures.Figures.Keys)
            {
                if (edition.Figures.ClosingOf(opening) is not string code)
                {
                    continue;
                }

                CellKey closing = opening with { Indicator = code, Month = before };
                foreach (NamedMonth earlier in last.Where(each => each.Figures.Month == before))
                {
                    if (
                        earlier.Figures.Find(closing)?.Value == edition.Figures.Find(opening)!.Value
                        && told.Add((edition.Names[opening], earlier.Names[closing]))
                    )
                    {
                        yield return new StockLink(edition.CellOf(opening), earlier.CellOf(closing));
                    }
                }
            }
        }
    }

    /// <summary>A stock at the start of a month and the same at the end of the month before.</summary>
    private sealed record StockLink(LinkedCell Opening, LinkedCell Closing)
    {
        public PublicRelation Relation { get; } = PublicRelation.Total(Opening.Identity, [Closing.Identity]);
    }
}
