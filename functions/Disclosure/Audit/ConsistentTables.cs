using Google.OrTools.LinearSolver;
using Google.OrTools.Sat;

namespace Observatoire.Disclosure.Audit;

/// <summary>
/// The tables an attacker cannot exclude: values of one group of unknowns, whole units, that break nothing published.
/// Each is proposed by a solver and then verified in whole numbers, so no rounding of a solver proves anything.
/// </summary>
internal sealed class ConsistentTables : IDisposable
{
    private const double Tolerance = 1e-6;

    // Where nothing bounds an unknown, whole numbers are looked for up to here: far above any figure, and their sums fit.
    private const long Widest = 1L << 42;

    // In the solver's own measure, about seconds: whole numbers are rarely asked, and must not be asked for ever.
    private const string Exactly = "num_workers:1,random_seed:1,max_deterministic_time:5";

    private readonly UnknownSystem system;
    private readonly IReadOnlyList<int> group;
    private readonly UnknownRow[] rows;
    private readonly Solver solver = Solver.CreateSolver("GLOP");

    // Asked of the solver each time, it would be a thing more to finalise each time.
    private readonly Objective objective;
    private readonly MPSolverParameters warm = new();
    private readonly Dictionary<int, Variable> variables = [];
    private readonly Dictionary<int, (long Least, long Most)> seen = [];

    public ConsistentTables(UnknownSystem system, IReadOnlyList<int> group)
    {
        this.system = system;
        this.group = group;
        objective = solver.Objective();
        warm.SetIntegerParam(
            MPSolverParameters.IntegerParam.PRESOLVE,
            (int)MPSolverParameters.PresolveValues.PRESOLVE_OFF
        );
        foreach (int place in group)
        {
            variables.Add(place, solver.MakeNumVar(Bound(system.Least(place)), Bound(system.Most(place)), ""));
        }

        // What propagation settled is put in: the other places of a row are fixed.
        rows = [.. system.Rows.Where(row => row.Terms.Any(term => variables.ContainsKey(term.Place)))];
        foreach (UnknownRow row in rows)
        {
            long settled = Settled(row);
            Google.OrTools.LinearSolver.Constraint constraint = solver.MakeConstraint(
                Bound(row.AtLeast, settled),
                Bound(row.AtMost, settled)
            );
            foreach (UnknownTerm term in row.Terms.Where(term => variables.ContainsKey(term.Place)))
            {
                constraint.SetCoefficient(variables[term.Place], term.Factor);
            }
        }
    }

    /// <summary>The least and the most value of an unknown among the tables found so far; null before the first.</summary>
    public FeasibleRange? Seen(int place) =>
        seen.TryGetValue(place, out (long Least, long Most) range) ? new FeasibleRange(range.Least, range.Most) : null;

    /// <summary>Looks for a table that takes many unknowns towards what is asked of each, and no further.</summary>
    /// <param name="targets">At most one for each unknown.</param>
    public void Towards(IReadOnlyList<Target> targets)
    {
        objective.Clear();
        int turn = 0;
        foreach (Target target in targets)
        {
            Cap(target);

            // Weights spread evenly, so that neighbours do not balance each other.
            double weight = 0.5 + (++turn * 0.618033988749895 % 1 / 2);
            objective.SetCoefficient(variables[target.Place], target.Upward ? weight : -weight);
        }

        objective.SetMaximization();
        Propose(Solve());
        foreach (Target target in targets)
        {
            Uncap(target.Place);
        }
    }

    /// <summary>The bound of an unknown on one side, exact; null where there is none.</summary>
    public long? Extreme(int place, bool upward)
    {
        objective.Clear();
        objective.SetCoefficient(variables[place], upward ? 1 : -1);
        objective.SetMaximization();
        Solver.ResultStatus status = Solve();
        if (status is Solver.ResultStatus.UNBOUNDED)
        {
            return null;
        }

        if (status is not Solver.ResultStatus.OPTIMAL)
        {
            return Decide(new Target(place, upward, upward ? Widest : -Widest));
        }

        double bound = variables[place].SolutionValue();
        if (Propose(status) && Seen(place) is FeasibleRange found)
        {
            long reached = upward ? found.Most!.Value : found.Least!.Value;
            if (Math.Abs(reached - bound) < 1)
            {
                return reached;
            }
        }

        return Decide(
            new Target(place, upward, (long)(upward ? Math.Floor(bound + Tolerance) : Math.Ceiling(bound - Tolerance)))
        );
    }

    /// <summary>
    /// How near to a target an unknown can come: the target itself or beyond when no attacker can exclude it.
    /// </summary>
    public long Nearest(Target target)
    {
        Cap(target);
        objective.Clear();
        objective.SetCoefficient(variables[target.Place], target.Upward ? 1 : -1);
        objective.SetMaximization();
        Solver.ResultStatus status = Solve();
        bool proposed = Propose(status);
        double bound = status is Solver.ResultStatus.OPTIMAL ? variables[target.Place].SolutionValue() : target.Value;
        Uncap(target.Place);
        if (proposed && Meets(target))
        {
            return target.Value;
        }

        return Decide(
            target with
            {
                Value = (long)(target.Upward ? Math.Floor(bound + Tolerance) : Math.Ceiling(bound - Tolerance)),
            }
        );
    }

    public bool Meets(Target target) =>
        Seen(target.Place) is FeasibleRange found
        && (target.Upward ? found.Most >= target.Value : found.Least <= target.Value);

    public void Dispose()
    {
        warm.Dispose();
        solver.Dispose();
    }

    private static double Bound(long bound, long settled = 0) =>
        bound >= UnknownSystem.Unlimited ? double.PositiveInfinity
        : bound <= -UnknownSystem.Unlimited ? double.NegativeInfinity
        : bound - settled;

    private void Cap(Target target) =>
        variables[target.Place]
            .SetBounds(
                target.Upward ? Bound(system.Least(target.Place)) : Math.Max(target.Value, system.Least(target.Place)),
                target.Upward
                    ? Math.Min(target.Value, Bound(system.Most(target.Place)))
                    : Bound(system.Most(target.Place))
            );

    private void Uncap(int place) => variables[place].SetBounds(Bound(system.Least(place)), Bound(system.Most(place)));

    private long Settled(UnknownRow row) =>
        row.Terms.Where(term => !variables.ContainsKey(term.Place)).Sum(term => term.Factor * system.Least(term.Place));

    /// <summary>From where the solver stopped; what it then calls impossible is looked at afresh: amounts in cents try its rounding.</summary>
    private Solver.ResultStatus Solve()
    {
        Solver.ResultStatus status = solver.Solve(warm);
        if (status is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.UNBOUNDED)
        {
            return status;
        }

        solver.Reset();
        return solver.Solve();
    }

    private bool Propose(Solver.ResultStatus status) =>
        status is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE
        && Verify(group.ToDictionary(place => place, place => (long)Math.Round(variables[place].SolutionValue())));

    /// <summary>In whole numbers; what is verified is remembered.</summary>
    private bool Verify(Dictionary<int, long> table)
    {
        bool holds =
            table.All(pair => pair.Value >= system.Least(pair.Key) && pair.Value <= system.Most(pair.Key))
            && rows.All(row =>
            {
                long sum = row.Terms.Sum(term =>
                    term.Factor * table.GetValueOrDefault(term.Place, system.Least(term.Place))
                );
                return sum >= row.AtLeast && sum <= row.AtMost;
            });
        if (holds)
        {
            foreach ((int place, long value) in table)
            {
                seen[place] = seen.TryGetValue(place, out (long Least, long Most) range)
                    ? (Math.Min(range.Least, value), Math.Max(range.Most, value))
                    : (value, value);
            }
        }

        return holds;
    }

    /// <summary>Where the linear bound is not reached in whole numbers: how near to it one comes in these.</summary>
    private long Decide(Target target)
    {
        CpModel model = new();
        Dictionary<int, IntVar> whole = [];
        foreach (int place in group)
        {
            whole.Add(
                place,
                model.NewIntVar(Math.Max(-Widest, system.Least(place)), Math.Min(Widest, system.Most(place)), "")
            );
        }

        foreach (UnknownRow row in rows)
        {
            UnknownTerm[] free = [.. row.Terms.Where(term => whole.ContainsKey(term.Place))];
            long settled = Settled(row);
            model.AddLinearConstraint(
                Google.OrTools.Sat.LinearExpr.WeightedSum(
                    free.Select(term => whole[term.Place]),
                    [.. free.Select(term => term.Factor)]
                ),
                row.AtLeast <= -UnknownSystem.Unlimited ? -UnknownSystem.Unlimited : row.AtLeast - settled,
                row.AtMost >= UnknownSystem.Unlimited ? UnknownSystem.Unlimited : row.AtMost - settled
            );
        }

        IntVar asked = whole[target.Place];
        if (target.Upward)
        {
            model.Add(asked <= target.Value);
            model.Maximize(asked);
        }
        else
        {
            model.Add(asked >= target.Value);
            model.Minimize(asked);
        }

        CpSolver exact = new() { StringParameters = Exactly };
        CpSolverStatus status = exact.Solve(model);
        bool isProved =
            status is CpSolverStatus.Optimal or CpSolverStatus.Feasible
            && Verify(group.ToDictionary(place => place, place => exact.Value(whole[place])));
        return isProved && status is CpSolverStatus.Optimal ? exact.Value(asked)
            // Not proved in the work allowed: the attacker is granted that nothing lies beyond what was seen.
            : Seen(target.Place) is FeasibleRange seen ? (target.Upward ? seen.Most!.Value : seen.Least!.Value)
            : throw new InvalidOperationException($"No table agrees with what is published: the solver says {status}.");
    }
}

/// <summary>A value that an attacker must be unable to exclude, or one beyond it.</summary>
/// <param name="Place">Of the unknown.</param>
/// <param name="Upward">True when beyond means more.</param>
/// <param name="Value">In units.</param>
internal readonly record struct Target(int Place, bool Upward, long Value);
