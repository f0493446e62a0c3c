namespace Observatoire.Returns.Outliers;

/// <summary>How far the figures of a return have moved in their whole.</summary>
/// <param name="Ratio">Median of figure over expectation, less one: -0.2 where a fifth is gone.</param>
/// <param name="Agreed">The part of the figures that moved the same way, by half of that at least; by weight.</param>
public readonly record struct WholeChange(double Ratio, double Agreed)
{
    /// <summary>
    /// A figure weighs as its expectation is sure: stocks, which hardly move, tell of a loss of a tenth that the noise of flows
    /// would hide.
    /// </summary>
    public static WholeChange Measure(IReadOnlyList<FigureSurprise> figures, CountScale scale)
    {
        if (figures.Count == 0)
        {
            return default;
        }

        (double Ratio, double Weight)[] moves =
        [
            .. figures.Select(each => (RatioOf(each, scale), WeightOf(each, scale))).OrderBy(move => move.Item1),
        ];
        double total = moves.Sum(move => move.Weight);
        double passed = 0;
        double median = moves.First(move => (passed += move.Weight) >= total / 2).Ratio;
        double half = Math.Abs(median) / 2;
        double agreed = moves.Where(move => move.Ratio * Math.Sign(median) >= half).Sum(move => move.Weight);
        return new WholeChange(Math.Exp(median) - 1, agreed / total);
    }

    /// <summary>Logarithm of the figure over its surest expectation.</summary>
    public static double RatioOf(in FigureSurprise figure, CountScale scale) =>
        Math.Log(
            (scale.CountAt(figure.Place) + CountScale.Shift)
                / (scale.CountAt(figure.Expected.Best.Place) + CountScale.Shift)
        );

    /// <summary>One over the standard error of that logarithm.</summary>
    public static double WeightOf(in FigureSurprise figure, CountScale scale)
    {
        Reference best = figure.Expected.Best;
        return 1 / (best.Error * scale.ShareOfUnit(scale.CountAt(best.Place)));
    }
}
