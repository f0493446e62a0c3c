using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Observatoire.Statistics.Comparison;

/// <summary>A département, how it is organised, what is compared, and its circumstances.</summary>
/// <param name="Departement">INSEE code.</param>
/// <param name="Type">Value it holds on the axis compared; null leaves it out, as does any null.</param>
/// <param name="Outcome">In the unit of the indicator.</param>
/// <param name="Context">One value a covariate, in the order of their names.</param>
/// <param name="Weight">Above zero: 1 for all, or the size an outcome is a mean over.</param>
public sealed record AdjustedUnit(
    string Departement,
    string? Type,
    double? Outcome,
    IReadOnlyList<double?> Context,
    double Weight = 1
);

/// <summary>Outcome of a type less that of the reference, circumstances being equal.</summary>
/// <param name="Type">Value on the axis compared.</param>
/// <param name="Count">Départements of that type.</param>
/// <param name="Difference">In the unit of the indicator.</param>
/// <param name="Interval">95 %; null without a degree of freedom left.</param>
/// <param name="P">Of no difference, two-sided.</param>
/// <param name="Verdict">None when either type has fewer départements than asked for.</param>
public sealed record TypeDifference(
    string Type,
    int Count,
    double Difference,
    Interval? Interval,
    double? P,
    Verdict Verdict
);

/// <summary>Change of the outcome for one standard deviation more of a circumstance.</summary>
public sealed record ContextSlope(string Covariate, double PerDeviation, Interval? Interval);

/// <summary>
/// Differences between types of organisation once circumstances are taken into account: least squares on the type and the
/// standardised covariates, with HC3 errors (MacKinnon and White 1985; Long and Ervin 2000) and Student's t. See
/// docs/methods/adjusted-difference.md.
/// </summary>
public sealed record AdjustedDifference
{
    /// <summary>No verdict is given of a type of fewer départements.</summary>
    public const int FewestOfType = 5;

    private const double Level = 0.95;

    public required string Reference { get; init; }

    /// <summary>Départements of the reference type.</summary>
    public required int ReferenceCount { get; init; }

    /// <summary>One a type other than the reference, in the order of their codes.</summary>
    public required IReadOnlyList<TypeDifference> Differences { get; init; }

    /// <summary>Those of the covariates that were kept.</summary>
    public required IReadOnlyList<ContextSlope> Slopes { get; init; }

    /// <summary>Covariates that the types and the covariates before them already tell, or that do not vary: not used.</summary>
    public required IReadOnlyList<string> CollinearCovariates { get; init; }

    /// <summary>Codes of the départements of which something is not known.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    public required int DegreesOfFreedom { get; init; }

    /// <param name="units">The départements, each once.</param>
    /// <param name="covariates">Names of the circumstances, in the order of those of each unit.</param>
    /// <param name="reference">The type the others are compared with.</param>
    /// <exception cref="ArgumentException">
    /// When no département of the reference is fully known, a weight is not above zero, or the circumstances of one are not
    /// as many as the names.
    /// </exception>
    public static AdjustedDifference Estimate(
        IReadOnlyCollection<AdjustedUnit> units,
        IReadOnlyList<string> covariates,
        string reference
    )
    {
        if (units.Any(each => each.Weight <= 0 || each.Context.Count != covariates.Count))
        {
            throw new ArgumentException("A weight is above zero, and each name has its circumstance.", nameof(units));
        }

        AdjustedUnit[] known =
        [
            .. units.Where(each => each is { Type: not null, Outcome: not null } && !each.Context.Contains(null)),
        ];
        Dictionary<string, int> counts = known
            .GroupBy(each => each.Type!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        if (!counts.TryGetValue(reference, out int referenceCount))
        {
            throw new ArgumentException($"No département of type « {reference} » is known.", nameof(reference));
        }

        string[] types = [.. counts.Keys.Where(type => type != reference).Order(StringComparer.Ordinal)];
        RegressionDesign design = RegressionDesign.Build(
            [
                Vector<double>.Build.Dense(known.Length, 1),
                .. types.Select(type => Vector<double>.Build.Dense(known.Length, at => known[at].Type == type ? 1 : 0)),
            ],
            [.. known.Select(each => (IReadOnlyList<double>)[.. each.Context.Select(value => value!.Value)])]
        );
        Fit fit = Regress(design.Matrix, known);
        return new AdjustedDifference
        {
            Reference = reference,
            ReferenceCount = referenceCount,
            Differences = [.. types.Select((type, at) => Difference(type, counts[type], referenceCount, fit, at + 1))],
            Slopes =
            [
                .. design.Kept.Select(
                    (covariate, at) =>
                        new ContextSlope(
                            covariates[covariate],
                            fit.Coefficients[types.Length + 1 + at],
                            fit.IntervalOf(types.Length + 1 + at)
                        )
                ),
            ],
            CollinearCovariates = [.. covariates.Where((_, at) => !design.Kept.Contains(at))],
            LeftOut = [.. units.Except(known).Select(each => each.Departement)],
            DegreesOfFreedom = fit.DegreesOfFreedom,
        };
    }

    private static TypeDifference Difference(string type, int count, int referenceCount, Fit fit, int column)
    {
        Interval? interval = Math.Min(count, referenceCount) > 1 ? fit.IntervalOf(column) : null;
        Verdict verdict = (interval, Math.Min(count, referenceCount) >= FewestOfType) switch
        {
            (null, _) or (_, false) => Verdict.Inconclusive,
            ({ Low: > 0 }, _) => Verdict.Higher,
            ({ High: < 0 }, _) => Verdict.Lower,
            _ => Verdict.Compatible,
        };
        return new TypeDifference(
            type,
            count,
            fit.Coefficients[column],
            interval,
            interval is null ? null : fit.P(column),
            verdict
        );
    }

    private static Fit Regress(Matrix<double> design, AdjustedUnit[] units)
    {
        Vector<double> roots = Vector<double>.Build.Dense(units.Length, at => Math.Sqrt(units[at].Weight));
        Matrix<double> weighted = Matrix<double>.Build.DenseOfDiagonalVector(roots) * design;
        Vector<double> outcomes = Vector<double>.Build.Dense(units.Length, at => units[at].Outcome!.Value * roots[at]);
        Matrix<double> inverse = (weighted.Transpose() * weighted).Inverse();
        Matrix<double> hat = weighted * inverse;
        Vector<double> coefficients = hat.Transpose() * outcomes;
        Vector<double> residuals = outcomes - (weighted * coefficients);
        Vector<double> scaled = residuals.MapIndexed(
            (row, residual) =>
            {
                double free = 1 - hat.Row(row).DotProduct(weighted.Row(row));
                // Alone of its type, a département is fitted exactly and tells nothing of errors.
                return free > RegressionDesign.Collinear ? residual / free : 0;
            }
        );
        Matrix<double> rows = Matrix<double>.Build.DenseOfDiagonalVector(scaled) * hat;
        return new Fit(
            coefficients,
            (rows.Transpose() * rows).Diagonal().PointwiseSqrt(),
            design.RowCount - design.ColumnCount
        );
    }

    private sealed record Fit(Vector<double> Coefficients, Vector<double> Errors, int DegreesOfFreedom)
    {
        public Interval? IntervalOf(int column)
        {
            if (DegreesOfFreedom < 1)
            {
                return null;
            }

            double half = StudentT.InvCDF(0, 1, DegreesOfFreedom, 1 - ((1 - Level) / 2)) * Errors[column];
            return new Interval(Coefficients[column] - half, Coefficients[column] + half);
        }

        public double P(int column) =>
            2 * StudentT.CDF(0, 1, DegreesOfFreedom, -Math.Abs(Coefficients[column]) / Errors[column]);
    }
}
