using System.Collections.Immutable;

namespace Observatoire.Disclosure.Secondary;

/// <summary>
/// Tells which requirements a choice of withheld cells does not meet. Remembers the moves it found: one is good for as
/// long as every cell it moves is withheld, and often for several requirements.
/// </summary>
/// <param name="space">The cells and rows.</param>
/// <param name="requirements">What must be possible.</param>
internal sealed class ProtectionCheck(MoveSpace space, ImmutableArray<Requirement> requirements)
{
    // Beyond a few, moves that serve many requirements at once bring little.
    private const int SharedMoves = 12;

    private readonly List<Move>[] found = [.. requirements.Select(_ => new List<Move>())];

    private readonly ILookup<string?, int> known = Enumerable
        .Range(0, space.Cells.Length)
        .ToLookup(cell => space.Cells[cell].KnownTo, StringComparer.Ordinal);

    /// <summary>The requirements not met, first for any reader, then for those who know some of the figures.</summary>
    /// <param name="withheld">By place.</param>
    /// <param name="search">Over these same cells.</param>
    /// <param name="isAsked">Which requirements, towards whom; not asked is neither looked for nor told.</param>
    public IEnumerable<Unmet> Unmet(bool[] withheld, MoveSearch search, Func<int, string?, bool> isAsked)
    {
        Dictionary<Move, bool> within = new(ReferenceEqualityComparer.Instance);
        foreach (List<Move> moves in found)
        {
            moves.RemoveAll(move =>
            {
                if (!within.TryGetValue(move, out bool isWithin))
                {
                    within.Add(move, isWithin = move.IsWithin(withheld));
                }

                return !isWithin;
            });
        }

        foreach (Unmet unmet in Unmet(null, Asked(null, Enumerable.Range(0, requirements.Length)), search))
        {
            yield return unmet;
        }

        ILookup<string, int> exposed = Enumerable
            .Range(0, requirements.Length)
            .Where(at => requirements[at].Insiders && found[at].Count > 0)
            .SelectMany(at => Exposed(at).Select(who => (Who: who, At: at)))
            .ToLookup(pair => pair.Who, pair => pair.At, StringComparer.Ordinal);
        foreach (IGrouping<string, int> group in exposed.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (Unmet unmet in Unmet(group.Key, Asked(group.Key, group), search))
            {
                yield return unmet;
            }
        }

        List<int> Asked(string? insider, IEnumerable<int> all) =>
            [
                .. all.Where(at =>
                    isAsked(at, insider)
                    && !found[at].Exists(move => insider is null || !move.Insiders.Contains(insider))
                ),
            ];
    }

    /// <summary>The cells that only this attacker knows.</summary>
    public IEnumerable<int> Known(string? insider) => insider is null ? [] : known[insider];

    /// <remarks>Stops where the caller stops asking; whoever was held is freed even then.</remarks>
    private IEnumerable<Unmet> Unmet(string? insider, List<int> open, MoveSearch search)
    {
        if (open.Count == 0)
        {
            yield break;
        }

        foreach (int cell in Known(insider))
        {
            search.Hold(cell);
        }

        try
        {
            Share(open, search);
            while (open.Count > 0)
            {
                int at = open[0];
                if (search.Find(requirements[at], out double[] multipliers) is Move move)
                {
                    Keep(move, open);
                    open.Remove(at);
                }
                else
                {
                    open.RemoveAt(0);
                    yield return new Unmet(at, insider, multipliers);
                }
            }
        }
        finally
        {
            foreach (int cell in Known(insider))
            {
                search.Free(cell);
            }
        }
    }

    /// <summary>Moves that serve many requirements at once come first; those left are looked for one by one.</summary>
    private void Share(List<int> open, MoveSearch search)
    {
        int before = int.MaxValue;
        for (int turn = 0; turn < SharedMoves && open.Count > 1 && open.Count < before; turn++)
        {
            before = open.Count;
            Requirement[] wanted = [.. open.Select(at => requirements[at]).DistinctBy(each => each.Cell)];
            foreach (Move move in search.FindMany(wanted))
            {
                Keep(move, open);
            }
        }
    }

    private void Keep(Move move, List<int> open) =>
        open.RemoveAll(at =>
        {
            bool meets = move.Meets(requirements[at]);
            if (meets)
            {
                found[at].Add(move);
            }

            return meets;
        });

    /// <summary>Those who know a cell of every move found: all others learn nothing.</summary>
    private IEnumerable<string> Exposed(int requirement)
    {
        HashSet<string> who = new(found[requirement][0].Insiders, StringComparer.Ordinal);
        foreach (Move move in found[requirement])
        {
            who.IntersectWith(move.Insiders);
        }

        return who.Where(insider =>
            !string.Equals(insider, space.Cells[requirements[requirement].Cell].KnownTo, StringComparison.Ordinal)
        );
    }
}

/// <summary>A requirement that a choice of withheld cells does not meet.</summary>
/// <param name="Requirement">Its place among the requirements.</param>
/// <param name="Insider">The département that learns too much; null when any reader does.</param>
/// <param name="Multipliers">One a row: the proof.</param>
internal sealed record Unmet(int Requirement, string? Insider, double[] Multipliers);
