using Observatoire.Editions;

namespace Observatoire.Returns.Rules;

/// <summary>
/// Which indicators an edition ties to which: one is part of the other, a term of its sum, zero with it, or the stock it opens
/// with. What ties them is an error when it does not hold; a plausible ratio ties nothing.
/// </summary>
internal sealed class FigureKinship
{
    private readonly HashSet<(string, string)> pairs = [];

    public FigureKinship(NomenclatureEdition edition)
    {
        foreach (EditionRule rule in edition.Rules.Where(rule => rule.Severity == Severity.Error))
        {
            string[] tied = rule switch
            {
                RelationHolds { Months: 1 } relation => [.. relation.Formula.Terms.Select(term => term.Indicator)],
                ZeroTogether zero => [.. zero.Together],
                OpensAsClosed stocks => [stocks.Opening, stocks.Closing],
                _ => [],
            };
            pairs.UnionWith(tied.SelectMany(one => tied.Select(other => (one, other))));
        }
    }

    /// <summary>Gathers indicators so that each is tied, through others of them, to all of its group.</summary>
    /// <returns>Positions in the list, a group each; groups and their positions in the order of the list.</returns>
    public IReadOnlyList<IReadOnlyList<int>> Gather(IReadOnlyList<string> indicators)
    {
        List<IReadOnlyList<int>> groups = [];
        SortedSet<int> left = [.. Enumerable.Range(0, indicators.Count)];
        while (left.Count > 0)
        {
            List<int> group = [left.Min];
            left.Remove(left.Min);
            for (int at = 0; at < group.Count; at++)
            {
                int[] tied = [.. left.Where(other => pairs.Contains((indicators[group[at]], indicators[other])))];
                group.AddRange(tied);
                left.ExceptWith(tied);
            }

            groups.Add([.. group.Order()]);
        }

        return groups;
    }
}
