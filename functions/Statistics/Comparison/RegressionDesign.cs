using MathNet.Numerics.LinearAlgebra;

namespace Observatoire.Statistics.Comparison;

/// <summary>
/// The columns of a regression: those given, then each covariate, standardised, that adds something to the columns before
/// it.
/// </summary>
/// <param name="Kept">Places of the covariates that were kept.</param>
/// <param name="Matrix">A row a unit.</param>
internal sealed record RegressionDesign(IReadOnlyList<int> Kept, Matrix<double> Matrix)
{
    // Of a column, what is left of its length once the columns before it are taken out.
    public const double Collinear = 1e-7;

    /// <param name="given">The first columns, one number a unit; none is a sum of others.</param>
    /// <param name="context">A row a unit, one circumstance a covariate.</param>
    public static RegressionDesign Build(
        IReadOnlyCollection<Vector<double>> given,
        IReadOnlyList<IReadOnlyList<double>> context
    )
    {
        List<Vector<double>> columns = [.. given];
        List<Vector<double>> directions = [];
        columns.ForEach(column => directions.Add(Left(column, directions).Normalize(2)));
        List<int> kept = [];
        for (int covariate = 0; covariate < context[0].Count; covariate++)
        {
            Vector<double> column = Standardise(context.Select(unit => unit[covariate]));
            Vector<double> left = Left(column, directions);
            if (left.L2Norm() > Collinear * Math.Sqrt(context.Count))
            {
                kept.Add(covariate);
                columns.Add(column);
                directions.Add(left.Normalize(2));
            }
        }

        return new RegressionDesign(kept, Matrix<double>.Build.DenseOfColumnVectors(columns));
    }

    /// <summary>What is left of a column once the directions are taken out, twice for the digits lost in the first.</summary>
    private static Vector<double> Left(Vector<double> column, List<Vector<double>> directions)
    {
        for (int round = 0; round < 2; round++)
        {
            column = directions.Aggregate(column, (rest, direction) => rest - (direction * rest.DotProduct(direction)));
        }

        return column;
    }

    /// <summary>Less the mean, over the standard deviation (divided by n); all zero when it does not vary.</summary>
    private static Vector<double> Standardise(IEnumerable<double> values)
    {
        Vector<double> column = Vector<double>.Build.DenseOfEnumerable(values);
        double mean = column.Average();
        Vector<double> centred = column - mean;
        double deviation = Math.Sqrt(centred.DotProduct(centred) / column.Count);
        return deviation > Collinear * Math.Abs(mean) ? centred / deviation : centred.Map(_ => 0d);
    }
}
