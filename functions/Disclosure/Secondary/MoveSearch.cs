using Google.OrTools.LinearSolver;

namespace Observatoire.Disclosure.Secondary;

/// <summary>Looks for moves among the cells withheld: one linear programme, asked again and again.</summary>
internal sealed class MoveSearch : IDisposable
{
    private const double Tolerance = 1e-6;

    private readonly MoveSpace space;
    private readonly Solver solver;
    private readonly Variable?[] differences;
    private readonly bool[] withheld;
    private readonly List<(int Row, Constraint Constraint)> rows = [];

    // Without presolve the solver starts from where it stopped.
    private readonly MPSolverParameters warm = new();

    public MoveSearch(MoveSpace space, IReadOnlyList<bool> withheld)
    {
        this.space = space;
        this.withheld = [.. withheld];
        warm.SetIntegerParam(
            MPSolverParameters.IntegerParam.PRESOLVE,
            (int)MPSolverParameters.PresolveValues.PRESOLVE_OFF
        );
        solver = Solver.CreateSolver("GLOP");
        differences = new Variable?[space.Cells.Length];
        for (int cell = 0; cell < differences.Length; cell++)
        {
            if (withheld[cell])
            {
                differences[cell] = solver.MakeNumVar(-space.Down(cell), space.Up(cell), "");
            }
        }

        for (int row = 0; row < space.Rows.Length; row++)
        {
            MoveTerm[] terms = [.. space.Rows[row].Terms.Where(term => withheld[term.Cell])];
            if (terms.Length > 0)
            {
                Constraint constraint = solver.MakeConstraint(space.Rows[row].Least, space.Rows[row].Most);
                rows.Add((row, constraint));
                foreach (MoveTerm term in terms)
                {
                    constraint.SetCoefficient(differences[term.Cell], term.Factor);
                }
            }
        }
    }

    /// <summary>A cell withheld at the start is published from now on, or withheld again.</summary>
    public void Set(int cell, bool isWithheld)
    {
        withheld[cell] = isWithheld;
        Free(cell);
    }

    /// <summary>The attacker knows this cell: until it is freed it does not move.</summary>
    public void Hold(int cell) => differences[cell]?.SetBounds(0, 0);

    /// <summary>The cell moves again, if it is withheld.</summary>
    public void Free(int cell) =>
        differences[cell]?.SetBounds(withheld[cell] ? -space.Down(cell) : 0, withheld[cell] ? space.Up(cell) : 0);

    /// <summary>The move that comes nearest to all of these at once, each counting a little more or less than another.</summary>
    public Move Towards(IReadOnlyList<Requirement> requirements)
    {
        solver.Objective().Clear();
        Dictionary<int, Requirement> asked = [];
        foreach (Requirement requirement in requirements)
        {
            if (asked.TryAdd(requirement.Cell, requirement))
            {
                Limit(requirement);
                solver
                    .Objective()
                    .SetCoefficient(differences[requirement.Cell], requirement.Direction * Weight(asked.Count));
            }
        }

        Solve();
        Move found = Read();
        foreach (int cell in asked.Keys)
        {
            Free(cell);
        }

        return found;
    }

    /// <summary>The move that goes furthest where one requirement asks, no further than asked.</summary>
    /// <param name="requirement">What must be possible.</param>
    /// <param name="multipliers">One a row: proof that no move goes further.</param>
    public Move Furthest(Requirement requirement, out double[] multipliers)
    {
        Limit(requirement);
        solver.Objective().Clear();
        solver.Objective().SetCoefficient(differences[requirement.Cell], requirement.Direction);
        Solve();
        Move found = Read();
        multipliers = new double[space.Rows.Length];
        foreach ((int row, Constraint constraint) in rows)
        {
            multipliers[row] = constraint.DualValue();
        }

        Free(requirement.Cell);
        return found;
    }

    public void Dispose()
    {
        warm.Dispose();
        solver.Dispose();
    }

    /// <summary>Between a half and one, spread evenly without chance: fractions of the golden ratio.</summary>
    private static double Weight(int turn) => 0.5 + (turn * 0.618033988749895 % 1 / 2);

    private void Limit(Requirement requirement)
    {
        int cell = requirement.Cell;
        differences[cell]!.SetBounds(
            requirement.Direction > 0 ? -space.Down(cell) : Math.Max(-space.Down(cell), -requirement.Amount),
            requirement.Direction > 0 ? Math.Min(space.Up(cell), requirement.Amount) : space.Up(cell)
        );
    }

    private void Solve()
    {
        solver.Objective().SetMaximization();
        Solver.ResultStatus status = solver.Solve(warm);
        if (status is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE))
        {
            throw new InvalidOperationException($"No move found, not even none: the solver says {status}.");
        }
    }

    private Move Read()
    {
        List<(int, double)> found = [];
        for (int cell = 0; cell < differences.Length; cell++)
        {
            double difference = differences[cell]?.SolutionValue() ?? 0;
            if (Math.Abs(difference) > Tolerance)
            {
                found.Add((cell, difference));
            }
        }

        return new Move(space, found);
    }
}
