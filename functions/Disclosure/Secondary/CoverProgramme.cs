using Google.OrTools.Sat;

namespace Observatoire.Disclosure.Secondary;

/// <summary>The cheapest choice of cells that satisfies the cuts known so far: an integer programme.</summary>
/// <remarks>One thread and no clock: the same programme has the same solution.</remarks>
internal sealed class CoverProgramme
{
    // All rows are given to the linear relaxation, which is nearly whole here; what else the solver tries first costs more.
    private const string Parameters =
        "num_workers:1,random_seed:1,linearization_level:2,cp_model_probing_level:0,symmetry_level:0";

    private readonly MoveSpace space;
    private readonly bool[] forced;
    private readonly CpModel model = new();
    private readonly BoolVar?[] chosen;
    private int taken;

    /// <param name="space">The cells and rows.</param>
    /// <param name="forced">By place: withheld whatever is chosen.</param>
    /// <param name="costs">By place: what withholding a cell costs; above zero.</param>
    public CoverProgramme(MoveSpace space, bool[] forced, IReadOnlyList<long> costs)
    {
        this.space = space;
        this.forced = forced;
        chosen = [.. forced.Select(isForced => isForced ? null : model.NewBoolVar(""))];
        int[] free = [.. Enumerable.Range(0, chosen.Length).Where(cell => chosen[cell] is not null)];
        model.Minimize(
            LinearExpr.WeightedSum(free.Select(cell => chosen[cell]!), [.. free.Select(cell => costs[cell])])
        );
        NeverAlone();
    }

    /// <summary>Takes the cuts learnt since the last time.</summary>
    public void Take(KnownCuts known)
    {
        foreach (Cut cut in known.All.Skip(taken))
        {
            taken++;
            if (cut.Weights.All(term => term.Weight == Cut.One))
            {
                model.AddBoolOr(cut.Weights.Select(term => (ILiteral)chosen[term.Cell]!));
            }
            else
            {
                model.AddLinearConstraint(
                    LinearExpr.WeightedSum(
                        cut.Weights.Select(term => chosen[term.Cell]!),
                        [.. cut.Weights.Select(term => term.Weight)]
                    ),
                    Cut.One,
                    cut.Weights.Sum(term => term.Weight)
                );
            }
        }
    }

    /// <summary>True when the last choice is proved the cheapest that satisfies the cuts.</summary>
    public bool IsBest { get; private set; }

    /// <summary>By place, which cells to withhold; null when no choice satisfies the cuts, or none was found.</summary>
    /// <param name="effort">How much work may be spent, in the solver's own measure, about seconds; null for no limit.</param>
    public bool[]? Solve(double? effort)
    {
        CpSolver solver = new() { StringParameters = Parameters };
        if (effort is double limit)
        {
            solver.StringParameters += FormattableString.Invariant($",max_deterministic_time:{limit}");
        }

        CpSolverStatus status = solver.Solve(model);
        IsBest = status == CpSolverStatus.Optimal;
        return status is CpSolverStatus.Optimal or CpSolverStatus.Feasible
            ? [.. chosen.Select((choice, cell) => forced[cell] || solver.BooleanValue(choice!))]
            : null;
    }

    /// <summary>A cell chosen alone in an equation is known from it, and protects nothing: the cheapest choice has none.</summary>
    private void NeverAlone()
    {
        foreach (MoveRow row in space.Rows.Where(row => row.IsEquation && !row.Terms.Any(term => forced[term.Cell])))
        {
            foreach (MoveTerm term in row.Terms)
            {
                model.AddBoolOr([
                    chosen[term.Cell]!.Not(),
                    .. row.Terms.Where(other => other.Cell != term.Cell).Select(other => chosen[other.Cell]!),
                ]);
            }
        }
    }
}
