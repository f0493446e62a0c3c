using System.Collections.Immutable;

namespace Observatoire.Disclosure.Secondary;

/// <summary>
/// Tells which requirements a choice of withheld cells does not meet. Remembers the moves it found: one is good for as
/// long as every cell it moves is withheld, and often for several requirements.
/// </summary>
/// <param name="space">The cells and rows.</param>
/// <param name="requirements">What must be possible.</param>
/// <param name="insiders">True when it must be so too for each département, who knows its own figures.</param>
internal sealed class ProtectionCheck(MoveSpace space, ImmutableArray<Requirement> requirements, bool insiders)
{
    // Beyond a few, moves towards many requirements at once bring little.
    private const int CommonMoves = 12;

    private readonly List<Move>[] found = [.. requirements.Select(_ => new List<Move>())];

    private readonly ILookup<string?, int> known = Enumerable
        .Range(0, space.Cells.Length)
        .ToLookup(cell => space.Cells[cell].KnownTo, StringComparer.Ordinal);

    /// <summary>The requirements not met, first for any reader, then for those who know some of the figures.</summary>
    /// <param name="withheld">By place.</param>
    /// <param name="search">Over these same cells.</param>
    public IEnumerable<Unmet> Unmet(bool[] withheld, MoveSearch search)
    {
        HashSet<int> failed = [];
        foreach (Unmet unmet in Unmet(null, [.. Enumerable.Range(0, requirements.Length)], withheld, search))
        {
            failed.Add(unmet.Requirement);
            yield return unmet;
        }

        if (!insiders)
        {
            yield break;
        }

        // Whoever knows none of the cells that move learns nothing: only the others are tried.
        ILookup<string, int> exposed = Enumerable
            .Range(0, requirements.Length)
            .Where(at => !failed.Contains(at))
            .SelectMany(at => Insiders(First(at, withheld)!, requirements[at].Cell).Select(who => (Who: who, At: at)))
            .ToLookup(pair => pair.Who, pair => pair.At, StringComparer.Ordinal);
        foreach (IGrouping<string, int> group in exposed.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (Unmet unmet in Unmet(group.Key, [.. group], withheld, search))
            {
                yield return unmet;
            }
        }
    }

    /// <summary>The cells that only this attacker knows.</summary>
    public IEnumerable<int> Known(string? insider) => insider is null ? [] : known[insider];

    private List<Unmet> Unmet(string? insider, IReadOnlyList<int> asked, bool[] withheld, MoveSearch search)
    {
        List<int> open = [.. asked.Where(at => !found[at].Exists(move => IsGood(move, withheld, insider)))];
        if (open.Count == 0)
        {
            return [];
        }

        foreach (int cell in Known(insider))
        {
            search.Hold(cell);
        }

        int before = int.MaxValue;
        for (int turn = 0; turn < CommonMoves && open.Count > 1 && open.Count < before; turn++)
        {
            before = open.Count;
            Keep(search.Towards([.. open.Select(at => requirements[at])]), open);
        }

        List<Unmet> unmet = [];
        while (open.Count > 0)
        {
            int at = open[0];
            Move move = search.Furthest(requirements[at], out double[] multipliers);
            Keep(move, open);
            if (open.Remove(at))
            {
                unmet.Add(new Unmet(at, insider, multipliers));
            }
        }

        foreach (int cell in Known(insider))
        {
            search.Free(cell);
        }

        return unmet;
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

    private Move? First(int requirement, bool[] withheld) =>
        found[requirement].Find(move => IsGood(move, withheld, null));

    private bool IsGood(Move move, bool[] withheld, string? insider) =>
        move.Differences.Keys.All(cell =>
            withheld[cell]
            && (insider is null || !string.Equals(space.Cells[cell].KnownTo, insider, StringComparison.Ordinal))
        );

    private IEnumerable<string> Insiders(Move move, int cell) =>
        move
            .Differences.Keys.Select(moved => space.Cells[moved].KnownTo)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(who => !string.Equals(who, space.Cells[cell].KnownTo, StringComparison.Ordinal));
}

/// <summary>A requirement that a choice of withheld cells does not meet.</summary>
/// <param name="Requirement">Its place among the requirements.</param>
/// <param name="Insider">The département that learns too much; null when any reader does.</param>
/// <param name="Multipliers">One a row: the proof.</param>
internal sealed record Unmet(int Requirement, string? Insider, double[] Multipliers);
