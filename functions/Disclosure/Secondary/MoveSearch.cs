using Google.OrTools.LinearSolver;

namespace Observatoire.Disclosure.Secondary;

/// <summary>Looks for moves among the cells withheld: one linear programme, asked again and again.</summary>
internal sealed class MoveSearch : IDisposable
{
    private const double Tolerance = 1e-6;

    // Among the moves that go as far, one of few cells: it serves for longer and towards more départements.
    private const double PriceOfMoving = 1e-4;

    private readonly MoveSpace space;
    private readonly Solver solver;

    // Asked of the solver each time, it would be a thing more to finalise each time.
    private readonly Objective objective;
    private readonly Variable?[] ups;
    private readonly Variable?[] downs;
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
        objective = solver.Objective();
        objective.SetMaximization();
        ups = new Variable?[space.Cells.Length];
        downs = new Variable?[space.Cells.Length];
        for (int cell = 0; cell < ups.Length; cell++)
        {
            if (withheld[cell])
            {
                ups[cell] = solver.MakeNumVar(0, space.Up(cell), "");
                downs[cell] = solver.MakeNumVar(0, space.Down(cell), "");
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
                    constraint.SetCoefficient(ups[term.Cell], term.Factor);
                    constraint.SetCoefficient(downs[term.Cell], -term.Factor);
                }
            }
        }

        SetPrices(PriceOfMoving);
    }

    /// <summary>A cell withheld at the start is published from now on, or withheld again.</summary>
    public void Set(int cell, bool isWithheld)
    {
        withheld[cell] = isWithheld;
        Free(cell);
    }

    /// <summary>The attacker knows this cell: until it is freed it does not move.</summary>
    public void Hold(int cell) => Limit(cell, 0, 0);

    /// <summary>The cell moves again, if it is withheld.</summary>
    public void Free(int cell) =>
        Limit(cell, withheld[cell] ? space.Up(cell) : 0, withheld[cell] ? space.Down(cell) : 0);

    /// <summary>A move that meets the requirement, of few cells; null where there is none.</summary>
    /// <param name="requirement">What must be possible.</param>
    /// <param name="multipliers">Where there is none, one a row: the proof.</param>
    public Move? Find(Requirement requirement, out double[] multipliers)
    {
        bool up = requirement.Direction > 0;
        int cell = requirement.Cell;
        Limit(
            cell,
            up ? Math.Min(space.Up(cell), requirement.Amount) : 0,
            up ? 0 : Math.Min(space.Down(cell), requirement.Amount)
        );
        Variable asked = up ? ups[cell]! : downs[cell]!;
        Move? found = Solve(asked, requirement, out multipliers);
        if (found is null)
        {
            SetPrices(0);
            found = Solve(asked, requirement, out multipliers);
            SetPrices(PriceOfMoving);
        }

        Free(cell);
        return found;
    }

    /// <summary>
    /// Moves that go towards many requirements at once, each apart from the others: what they bring is for the caller to see.
    /// </summary>
    /// <param name="wanted">At most one for each cell.</param>
    public IReadOnlyList<Move> FindMany(IReadOnlyList<Requirement> wanted)
    {
        int turn = 0;
        foreach (Requirement requirement in wanted)
        {
            bool up = requirement.Direction > 0;
            int cell = requirement.Cell;
            Limit(
                cell,
                up ? Math.Min(space.Up(cell), requirement.Amount) : space.Up(cell),
                up ? space.Down(cell) : Math.Min(space.Down(cell), requirement.Amount)
            );

            // Weights spread evenly, so that neighbours do not balance each other.
            double weight = requirement.Direction * (0.5 + (++turn * 0.618033988749895 % 1 / 2));
            objective.SetCoefficient(ups[cell]!, weight);
            objective.SetCoefficient(downs[cell]!, -weight);
        }

        Solver.ResultStatus status = Solve();
        Dictionary<int, double> found = status is Solver.ResultStatus.OPTIMAL ? Read() : [];
        foreach (Requirement requirement in wanted)
        {
            Free(requirement.Cell);
        }

        SetPrices(PriceOfMoving);
        return [.. Apart(found).Select(cells => new Move(space, cells.Select(cell => (cell, found[cell]))))];
    }

    public void Dispose()
    {
        warm.Dispose();
        solver.Dispose();
    }

    /// <summary>From where the solver stopped; what it then calls impossible is looked at afresh: amounts in cents try its rounding.</summary>
    private Solver.ResultStatus Solve()
    {
        Solver.ResultStatus status = solver.Solve(warm);
        if (status is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE)
        {
            return status;
        }

        solver.Reset();
        return solver.Solve();
    }

    private Move? Solve(Variable asked, Requirement requirement, out double[] multipliers)
    {
        double price = objective.GetCoefficient(asked);
        objective.SetCoefficient(asked, 1);
        Solver.ResultStatus status = Solve();
        if (status is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE))
        {
            throw new InvalidOperationException($"No move found, not even none: the solver says {status}.");
        }

        // All is read before anything is changed: a changed programme has no solution.
        Move? found =
            asked.SolutionValue() >= requirement.Amount - Tolerance
                ? new Move(space, Read().Select(pair => (pair.Key, pair.Value)))
                : null;
        multipliers = new double[space.Rows.Length];
        foreach ((int row, Constraint constraint) in found is null ? rows : [])
        {
            multipliers[row] = constraint.DualValue();
        }

        objective.SetCoefficient(asked, price);
        return found;
    }

    private void SetPrices(double price)
    {
        foreach (Variable variable in ups.Concat(downs).OfType<Variable>())
        {
            objective.SetCoefficient(variable, -price);
        }
    }

    private void Limit(int cell, double up, double down)
    {
        ups[cell]?.SetBounds(0, up);
        downs[cell]?.SetBounds(0, down);
    }

    private Dictionary<int, double> Read()
    {
        Dictionary<int, double> found = [];
        for (int cell = 0; cell < ups.Length; cell++)
        {
            double difference = (ups[cell]?.SolutionValue() ?? 0) - (downs[cell]?.SolutionValue() ?? 0);
            if (Math.Abs(difference) > Tolerance)
            {
                found.Add(cell, difference);
            }
        }

        return found;
    }

    /// <summary>The cells that move parted where no row ties them: each part alone breaks nothing either.</summary>
    private IEnumerable<IEnumerable<int>> Apart(Dictionary<int, double> moving)
    {
        Dictionary<int, int> leaders = moving.Keys.ToDictionary(cell => cell);
        foreach ((int row, _) in rows)
        {
            int[] tied = [.. space.Rows[row].Terms.Select(term => term.Cell).Where(moving.ContainsKey)];
            foreach (int cell in tied.Skip(1))
            {
                leaders[Leader(cell)] = Leader(tied[0]);
            }
        }

        return moving.Keys.Order().GroupBy(Leader);

        int Leader(int cell)
        {
            while (leaders[cell] != cell)
            {
                leaders[cell] = leaders[leaders[cell]];
                cell = leaders[cell];
            }

            return cell;
        }
    }
}
