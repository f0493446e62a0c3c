using Google.OrTools.Sat;

namespace Observatoire.Disclosure.Secondary;

/// <summary>The cheapest choice of cells that satisfies the cuts known so far: an integer programme.</summary>
/// <remarks>
/// One thread and no clock: the same programme has the same solution. Cells that nothing asks for are left out: most are.
/// </remarks>
internal sealed class CoverProgramme
{
    // All rows are given to the linear relaxation, which is nearly whole here; what else the solver tries first costs more.
    private const string Parameters =
        "num_workers:1,random_seed:1,linearization_level:2,cp_model_probing_level:0,symmetry_level:0";

    private readonly MoveSpace space;
    private readonly bool[] forced;
    private readonly IReadOnlyList<long> costs;
    private readonly ILookup<int, MoveRow> equationsOf;

    /// <param name="space">The cells and rows.</param>
    /// <param name="forced">By place: withheld whatever is chosen.</param>
    /// <param name="costs">By place: what withholding a cell costs; above zero.</param>
    public CoverProgramme(MoveSpace space, bool[] forced, IReadOnlyList<long> costs)
    {
        this.space = space;
        this.forced = forced;
        this.costs = costs;
        equationsOf = space
            .Rows.Where(row => row.IsEquation && !row.Terms.Any(term => forced[term.Cell]))
            .SelectMany(row => row.Terms.Select(term => (term.Cell, row)))
            .ToLookup(pair => pair.Cell, pair => pair.row);
    }

    /// <summary>True when the last choice is proved the cheapest that satisfies the cuts.</summary>
    public bool IsBest { get; private set; }

    /// <summary>By place, which cells to withhold; null when no choice satisfies the cuts, or none was found.</summary>
    /// <param name="known">The cuts: a cell that none of them names, nor stands beside one that is named, is of no use.</param>
    /// <param name="effort">How much work may be spent, in the solver's own measure, about seconds; null for no limit.</param>
    public bool[]? Solve(KnownCuts known, double? effort)
    {
        CpModel model = new();
        SortedDictionary<int, BoolVar> chosen = [];
        Cut[] cuts = [.. known.All];
        int[] named = [.. cuts.SelectMany(cut => cut.Weights.Select(term => term.Cell)).Distinct().Order()];
        foreach (Cut cut in cuts)
        {
            Add(cut);
        }

        foreach (int cell in named)
        {
            NeverAlone(cell);
        }

        model.Minimize(LinearExpr.WeightedSum(chosen.Values, [.. chosen.Keys.Select(cell => costs[cell])]));
        CpSolver solver = new() { StringParameters = Parameters };
        if (effort is double limit)
        {
            solver.StringParameters += FormattableString.Invariant($",max_deterministic_time:{limit}");
        }

        CpSolverStatus status = solver.Solve(model);
        IsBest = status == CpSolverStatus.Optimal;
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
        {
            return null;
        }

        bool[] withheld = [.. forced];
        foreach ((int cell, BoolVar choice) in chosen)
        {
            withheld[cell] = solver.BooleanValue(choice);
        }

        return withheld;

        BoolVar Choice(int cell)
        {
            if (!chosen.TryGetValue(cell, out BoolVar? choice))
            {
                chosen.Add(cell, choice = model.NewBoolVar(""));
            }

            return choice;
        }

        void Add(Cut cut)
        {
            if (cut.Weights.All(term => term.Weight == Cut.One))
            {
                model.AddBoolOr(cut.Weights.Select(term => (ILiteral)Choice(term.Cell)));
            }
            else
            {
                model.AddLinearConstraint(
                    LinearExpr.WeightedSum(
                        cut.Weights.Select(term => Choice(term.Cell)),
                        [.. cut.Weights.Select(term => term.Weight)]
                    ),
                    Cut.One,
                    cut.Weights.Sum(term => term.Weight)
                );
            }
        }

        // A cell chosen alone in an equation is known from it, and protects nothing: the cheapest choice has none.
        void NeverAlone(int cell)
        {
            foreach (MoveRow row in equationsOf[cell])
            {
                model.AddBoolOr([
                    Choice(cell).Not(),
                    .. row.Terms.Where(other => other.Cell != cell).Select(other => Choice(other.Cell)),
                ]);
            }
        }
    }
}
