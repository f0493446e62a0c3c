using MathNet.Numerics.Distributions;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Workload;

/// <summary>What a territory returned of one month; null is not known, never zero.</summary>
/// <param name="Code">Code of the territory.</param>
/// <param name="Households"><c>SUI_FIN</c>.</param>
/// <param name="Complex"><c>SUI_CPX</c>, part of them.</param>
/// <param name="Fte"><c>ETP_POU</c>, full-time equivalents.</param>
public sealed record TerritoryWork(string Code, long? Households, long? Complex, double? Fte);

/// <summary>Load of one territory.</summary>
/// <param name="Code">Code of the territory.</param>
/// <param name="Load">Households, a complex one counting for its weight.</param>
/// <param name="Fte">Full-time equivalents, above zero.</param>
/// <param name="Interval">95 % of the load per FTE: what chance alone does to a count of that size.</param>
public sealed record TerritoryLoad(string Code, double Load, double Fte, Interval Interval)
{
    public double PerFte => Load / Fte;
}

/// <summary>How unequal the loads per FTE are, each territory counting for its FTE.</summary>
/// <param name="CoefficientOfVariation">Standard deviation by mean.</param>
/// <param name="Gini">0 when equal.</param>
/// <param name="Theil">0 when equal.</param>
public readonly record struct LoadInequality(double CoefficientOfVariation, double Gini, double Theil);

/// <summary>One FTE, or the part of one asked for, moved from a territory to another.</summary>
public sealed record FteMove(string From, string To, double Fte, LoadInequality After);

/// <summary>
/// Whether the load per FTE differs between the territories of a département, by how much, and what moving an FTE would do.
/// See docs/methods/load-equalisation.md.
/// </summary>
public sealed record LoadEqualisation
{
    /// <summary>Under this expected load, the chi-square does not hold (Cochran 1954).</summary>
    public const double SmallestExpected = 5;

    private const double Level = 0.95;

    /// <summary>Those whose load per FTE is known, in the order given.</summary>
    public required IReadOnlyList<TerritoryLoad> Territories { get; init; }

    /// <summary>Codes of those whose households, complex ones (when they weigh more) or FTE are not known, or without FTE.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>Null, as all that follows, with fewer than two territories or no household.</summary>
    public LoadInequality? Inequality { get; init; }

    /// <summary>95 % of the Gini index, by bootstrap of the territories; null with fewer than five.</summary>
    public Interval? GiniInterval { get; init; }

    /// <summary>95 % of the coefficient of variation, likewise.</summary>
    public Interval? VariationInterval { get; init; }

    /// <summary>95 % of Theil's T, likewise.</summary>
    public Interval? TheilInterval { get; init; }

    /// <summary>Variance between territories over what chance alone gives: 1 when they differ by chance.</summary>
    public double? Dispersion { get; init; }

    /// <summary>Of the chi-square of the dispersion.</summary>
    public double? P { get; init; }

    /// <summary>
    /// <see cref="Verdict.Higher"/>: they differ more than by chance; never <see cref="Verdict.Lower"/>, for alike loads are
    /// the aim.
    /// </summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The move that lowers the Gini index most; null when none lowers it.</summary>
    public FteMove? BestMove { get; init; }

    /// <param name="territories">All of the département, each once.</param>
    /// <param name="complexWeight">Households that a complex one counts for, 1 or more.</param>
    /// <param name="moved">FTE that a move takes, above zero.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a parameter or a figure is out of its range.</exception>
    public static LoadEqualisation Compute(
        IReadOnlyCollection<TerritoryWork> territories,
        double complexWeight,
        double moved,
        int seed
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(complexWeight, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(moved);
        (TerritoryWork Work, Weighted? Load)[] all =
        [
            .. territories.Select(each => (each, Weigh(each, complexWeight))),
        ];
        Weighted[] known = [.. all.Select(each => each.Load).OfType<Weighted>()];
        LoadEqualisation result = new()
        {
            Territories =
            [
                .. known.Select(each => new TerritoryLoad(each.Code, each.Load, each.Fte, IntervalOf(each))),
            ],
            LeftOut = [.. all.Where(each => each.Load is null).Select(each => each.Work.Code)],
            Verdict = Verdict.Inconclusive,
        };
        return known.Length < 2 || known.Sum(each => each.Load) <= 0 ? result : Compare(result, known, moved, seed);
    }

    private static LoadEqualisation Compare(LoadEqualisation result, Weighted[] known, double moved, int seed)
    {
        WeightedValue[] values = [.. known.Select(each => new WeightedValue(each.Load / each.Fte, each.Fte))];
        double load = known.Sum(each => each.Load);
        double fte = known.Sum(each => each.Fte);
        // A complex household that counts double varies as two at once: the variance of a unit of load.
        double unit = known.Sum(each => each.Variance) / load;
        double[] expected = [.. known.Select(each => load * each.Fte / fte)];
        double square = known.Zip(expected, (each, mean) => Math.Pow(each.Load - mean, 2) / (mean * unit)).Sum();
        double p = 1 - ChiSquared.CDF(known.Length - 1, square);
        return result with
        {
            Inequality = Measure(values),
            GiniInterval = Workload.Inequality.IntervalOf(values, sample => Workload.Inequality.Gini(sample), seed),
            VariationInterval = Workload.Inequality.IntervalOf(
                values,
                Workload.Inequality.CoefficientOfVariation,
                seed
            ),
            TheilInterval = Workload.Inequality.IntervalOf(values, Workload.Inequality.Theil, seed),
            Dispersion = square / (known.Length - 1),
            P = p,
            Verdict =
                expected.Min() < SmallestExpected ? Verdict.Inconclusive
                : p <= 1 - Level ? Verdict.Higher
                : Verdict.Compatible,
            BestMove = FindBestMove(known, moved, Measure(values)),
        };
    }

    private static FteMove? FindBestMove(Weighted[] known, double moved, LoadInequality now)
    {
        FteMove? best = null;
        foreach (Weighted from in known.Where(each => each.Fte > moved))
        {
            foreach (Weighted to in known.Where(each => each != from))
            {
                LoadInequality after = Measure([
                    .. known.Select(each =>
                    {
                        double fte =
                            each.Fte
                            + (
                                each == to ? moved
                                : each == from ? -moved
                                : 0
                            );
                        return new WeightedValue(each.Load / fte, fte);
                    }),
                ]);
                if (after.Gini < (best?.After ?? now).Gini)
                {
                    best = new FteMove(from.Code, to.Code, moved, after);
                }
            }
        }

        return best;
    }

    private static LoadInequality Measure(IReadOnlyCollection<WeightedValue> values) =>
        new(
            Workload.Inequality.CoefficientOfVariation(values)!.Value,
            Workload.Inequality.Gini(values)!.Value,
            Workload.Inequality.Theil(values)!.Value
        );

    private static Weighted? Weigh(TerritoryWork work, double complexWeight)
    {
        if (work.Households is not long households || work.Fte is not double fte)
        {
            return null;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(households, nameof(work));
        ArgumentOutOfRangeException.ThrowIfNegative(fte, nameof(work));
        long? complex = complexWeight > 1 ? work.Complex : 0;
        if (complex is not long heavy || fte <= 0)
        {
            return null;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(heavy, nameof(work));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(heavy, households, nameof(work));
        return new Weighted(
            work.Code,
            households - heavy + (complexWeight * heavy),
            households - heavy + (complexWeight * complexWeight * heavy),
            fte
        );
    }

    /// <summary>Log-normal, of variance v / L² (delta method); for no household, Poisson's exact upper limit of zero.</summary>
    private static Interval IntervalOf(Weighted each)
    {
        if (each.Load <= 0)
        {
            return new Interval(0, ChiSquared.InvCDF(2, 1 - ((1 - Level) / 2)) / 2 / each.Fte);
        }

        double factor = Math.Exp(Normal.InvCDF(0, 1, 1 - ((1 - Level) / 2)) * Math.Sqrt(each.Variance) / each.Load);
        return new Interval(each.Load / each.Fte / factor, each.Load / each.Fte * factor);
    }

    /// <summary>Load is Σ w n and its variance Σ w² n, n being Poisson counts of households of weight w.</summary>
    private sealed record Weighted(string Code, double Load, double Variance, double Fte);
}
