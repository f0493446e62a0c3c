using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Observatoire.Statistics.Comparison;

/// <summary>A unit, its figure and its circumstances.</summary>
/// <param name="Code">Identifies the unit.</param>
/// <param name="Value">Null when it is not known.</param>
/// <param name="Context">One value a circumstance, in the same order for all; null where it is not known.</param>
public sealed record UnitInContext(string Code, double? Value, IReadOnlyList<double?> Context);

/// <summary>A figure beside what the circumstances of its unit let expect of it.</summary>
/// <param name="Code">Identifies the unit.</param>
/// <param name="Value">Its own figure.</param>
/// <param name="Expected">What the other units would have in its circumstances.</param>
/// <param name="Interval">95 %: where the figure of one more such unit would lie.</param>
/// <param name="Verdict">The figure beside that interval.</param>
public sealed record ExpectedValue(string Code, double Value, double Expected, Interval Interval, Verdict Verdict);

/// <summary>
/// What is expected of each unit in its circumstances: least squares of the figures of all the others on theirs, and the
/// prediction interval of one more (externally studentised residual: Belsley, Kuh and Welsch, Regression Diagnostics,
/// 1980). See docs/methods/context-expectation.md.
/// </summary>
/// <param name="Units">Those of which all is known, in the order they were given.</param>
/// <param name="Explained">Part of the variance of the figures that circumstances explain, 0 to 1.</param>
public sealed record ContextExpectation(IReadOnlyList<ExpectedValue> Units, double Explained)
{
    /// <summary>Nothing is expected with fewer degrees of freedom than this left to the errors.</summary>
    public const int FewestDegreesOfFreedom = 10;

    /// <param name="units">Each once. One of which something is not known takes no part.</param>
    /// <returns>Null when too few units are fully known, or their figures do not vary at all.</returns>
    /// <exception cref="ArgumentException">When the units have not as many circumstances each.</exception>
    public static ContextExpectation? Fit(IReadOnlyCollection<UnitInContext> units)
    {
        if (units.Select(unit => unit.Context.Count).Distinct().Count() > 1)
        {
            throw new ArgumentException("All units have the same circumstances.", nameof(units));
        }

        UnitInContext[] known = [.. units.Where(unit => unit.Value is not null && !unit.Context.Contains(null))];
        // One unit is left out of its own expectation: a degree of freedom fewer.
        if (known.Length == 0 || known.Length - known[0].Context.Count - 2 < FewestDegreesOfFreedom)
        {
            return null;
        }

        Matrix<double> design = RegressionDesign
            .Build(
                [Vector<double>.Build.Dense(known.Length, 1)],
                [.. known.Select(unit => (IReadOnlyList<double>)[.. unit.Context.Select(value => value!.Value)])]
            )
            .Matrix;
        Vector<double> values = Vector<double>.Build.Dense(known.Length, at => known[at].Value!.Value);
        Matrix<double> hat = design * (design.Transpose() * design).Inverse();
        Vector<double> residuals = values - (design * (hat.Transpose() * values));
        double left = residuals.DotProduct(residuals);
        Vector<double> centred = values - values.Average();
        double total = centred.DotProduct(centred);
        if (left <= RegressionDesign.Collinear * RegressionDesign.Collinear * values.DotProduct(values))
        {
            return null;
        }

        int freedom = known.Length - design.ColumnCount - 1;
        double errors = StudentT.InvCDF(0, 1, freedom, 1 - Confidence.Tail(Confidence.Usual));
        return new ContextExpectation(
            [
                .. known
                    .Select(
                        (unit, at) =>
                            Judge(
                                unit,
                                residuals[at],
                                1 - hat.Row(at).DotProduct(design.Row(at)),
                                left,
                                freedom,
                                errors
                            )
                    )
                    .OfType<ExpectedValue>(),
            ],
            1 - left / total
        );
    }

    /// <summary>Null where the unit alone decides what would be expected of it.</summary>
    private static ExpectedValue? Judge(
        UnitInContext unit,
        double residual,
        double free,
        double left,
        int freedom,
        double errors
    )
    {
        if (free <= RegressionDesign.Collinear)
        {
            return null;
        }

        double value = unit.Value!.Value;
        double expected = value - residual / free;
        double variance = Math.Max(0, left - residual * residual / free) / freedom;
        double half = errors * Math.Sqrt(variance / free);
        Interval interval = new(expected - half, expected + half);
        return new ExpectedValue(
            unit.Code,
            value,
            expected,
            interval,
            value > interval.High ? Verdict.Higher
                : value < interval.Low ? Verdict.Lower
                : Verdict.Compatible
        );
    }
}
