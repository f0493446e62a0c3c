using System.Collections.Immutable;

namespace Observatoire.Disclosure.Secondary;

/// <summary>What was learnt of the requirements: the cuts that each gives, and those that nothing meets.</summary>
/// <param name="space">The cells and rows.</param>
/// <param name="forced">By place: withheld whatever is chosen.</param>
/// <param name="requirements">What must be possible.</param>
internal sealed class KnownCuts(MoveSpace space, bool[] forced, ImmutableArray<Requirement> requirements)
{
    private readonly List<(Cut Cut, int Requirement, string? Insider)> cuts = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly HashSet<(int Requirement, string? Insider)> hopeless = [];

    /// <summary>In the order they were learnt.</summary>
    public IEnumerable<Cut> All => cuts.Select(known => known.Cut);

    /// <summary>The requirements that nothing meets, each with the département towards whom; null for any reader.</summary>
    public IEnumerable<(int Requirement, string? Insider)> Hopeless => hopeless;

    public bool IsHopeful(int requirement, string? insider) => !hopeless.Contains((requirement, insider));

    /// <summary>Nothing meets this requirement, whatever is withheld.</summary>
    public bool GiveUp(int requirement, string? insider) => hopeless.Add((requirement, insider));

    /// <summary>The cut that a combination of the rows gives; false when it says nothing new.</summary>
    public bool Learn(int requirement, string? insider, double[] multipliers)
    {
        Cut? cut = Cut.Find(space, forced, cell => IsKnown(cell, insider), requirements[requirement], multipliers);
        if (cut is null)
        {
            return false;
        }

        if (cut.IsHopeless)
        {
            return GiveUp(requirement, insider);
        }

        bool isNew = known.Add(string.Join(' ', cut.Weights.Select(term => $"{term.Cell}:{term.Weight}")));
        if (isNew)
        {
            cuts.Add((cut, requirement, insider));
        }

        return isNew;
    }

    /// <summary>What each relation alone asks: a sensitive cell and its neighbours must be able to move against each other.</summary>
    public void LearnRows()
    {
        ILookup<int, int> rows = Enumerable
            .Range(0, space.Rows.Length)
            .SelectMany(row => space.Rows[row].Terms.Select(term => (term.Cell, Row: row)))
            .ToLookup(pair => pair.Cell, pair => pair.Row);
        double[] multipliers = new double[space.Rows.Length];
        for (int at = 0; at < requirements.Length; at++)
        {
            Requirement requirement = requirements[at];
            foreach (int row in rows[requirement.Cell])
            {
                MoveTerm own = space.Rows[row].Terms.First(term => term.Cell == requirement.Cell);
                multipliers[row] = requirement.Direction / (double)own.Factor;
                foreach (string? insider in InsidersOf(space.Rows[row], requirement))
                {
                    Learn(at, insider, multipliers);
                }

                multipliers[row] = 0;
            }
        }
    }

    /// <summary>False when a cut proves that these cells are not enough.</summary>
    public bool Allow(bool[] withheld) =>
        cuts.TrueForAll(known => known.Cut.Holds(withheld) || !IsHopeful(known.Requirement, known.Insider));

    /// <summary>Any reader, and those other than the cell's own sender who know a cell of the row.</summary>
    private IEnumerable<string?> InsidersOf(MoveRow row, Requirement requirement) =>
        requirement.Insiders
            ? row
                .Terms.Select(term => space.Cells[term.Cell].KnownTo)
                .Append(null)
                .Distinct(StringComparer.Ordinal)
                .Where(who => who is null || !IsKnown(requirement.Cell, who))
            : [null];

    private bool IsKnown(int cell, string? insider) =>
        insider is not null && string.Equals(space.Cells[cell].KnownTo, insider, StringComparison.Ordinal);
}
