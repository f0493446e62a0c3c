using Google.OrTools.LinearSolver;

namespace Observatoire.Disclosure.Secondary;

/// <summary>The move that meets one requirement at the least cost in cells not yet withheld: a linear programme.</summary>
/// <remarks>
/// A cell costs in proportion to how far it moves: the linear relaxation of Kelly, Golden and Assad (1992), from which
/// clean-up takes away what is too much.
/// </remarks>
internal sealed class CheapestMove : IDisposable
{
    private const double Tolerance = 1e-6;

    private readonly MoveSpace space;
    private readonly Solver solver = Solver.CreateSolver("GLOP");

    // Asked of the solver each time, it would be a thing more to finalise each time.
    private readonly Objective objective;
    private readonly Variable[] ups;
    private readonly Variable[] downs;

    /// <param name="space">The cells and rows.</param>
    /// <param name="costs">By place: what withholding a cell costs.</param>
    public CheapestMove(MoveSpace space, IReadOnlyList<long> costs)
    {
        this.space = space;
        objective = solver.Objective();
        ups = [.. space.Cells.Select((_, cell) => solver.MakeNumVar(0, space.Up(cell), ""))];
        downs = [.. space.Cells.Select((_, cell) => solver.MakeNumVar(0, space.Down(cell), ""))];
        foreach (MoveRow row in space.Rows)
        {
            Constraint constraint = solver.MakeConstraint(row.Least, row.Most);
            foreach (MoveTerm term in row.Terms)
            {
                constraint.SetCoefficient(ups[term.Cell], term.Factor);
                constraint.SetCoefficient(downs[term.Cell], -term.Factor);
            }
        }

        for (int cell = 0; cell < costs.Count; cell++)
        {
            SetCost(cell, costs[cell]);
        }

        objective.SetMinimization();
    }

    /// <summary>A cell that is withheld moves free of charge.</summary>
    public void SetFree(int cell) => SetCost(cell, 0);

    /// <summary>The cells that move, or null when no move meets the requirement, whatever is withheld.</summary>
    /// <param name="requirement">What must be possible.</param>
    /// <param name="held">Cells the attacker knows all the same.</param>
    public IReadOnlyList<int>? Find(Requirement requirement, IReadOnlyCollection<int> held)
    {
        foreach (int cell in held)
        {
            Limit(cell, 0, 0, 0, 0);
        }

        bool up = requirement.Direction > 0;
        Limit(
            requirement.Cell,
            up ? requirement.Amount : 0,
            up ? requirement.Amount : 0,
            up ? 0 : requirement.Amount,
            up ? 0 : requirement.Amount
        );
        bool found = solver.Solve() == Solver.ResultStatus.OPTIMAL;
        List<int>? moved = found
            ?
            [
                .. Enumerable
                    .Range(0, ups.Length)
                    .Where(cell => Math.Abs(ups[cell].SolutionValue() - downs[cell].SolutionValue()) > Tolerance),
            ]
            : null;
        foreach (int cell in held.Append(requirement.Cell))
        {
            Limit(cell, 0, space.Up(cell), 0, space.Down(cell));
        }

        return moved;
    }

    public void Dispose() => solver.Dispose();

    private void SetCost(int cell, double cost)
    {
        objective.SetCoefficient(ups[cell], cost);
        objective.SetCoefficient(downs[cell], cost);
    }

    private void Limit(int cell, double leastUp, double mostUp, double leastDown, double mostDown)
    {
        ups[cell].SetBounds(leastUp, mostUp);
        downs[cell].SetBounds(leastDown, mostDown);
    }
}
