namespace Observatoire.Statistics.Comparison;

/// <summary>The mean and the variance of what a unit truly is, given what was observed.</summary>
internal readonly record struct Posterior(double Mean, double Variance)
{
    /// <summary>
    /// What is left when the variation between units is not known: each of its possible values counts as it is likely. The
    /// interval of a unit is then not that of a variation taken for certain, which is too short when units differ little.
    /// </summary>
    /// <param name="logLikelihoods">Of each value of the variation, up to a constant.</param>
    /// <param name="given">For each value of the variation, the posterior of each unit.</param>
    public static Posterior[] Mix(double[] logLikelihoods, Posterior[][] given)
    {
        double largest = logLikelihoods.Max();
        double[] weights = [.. logLikelihoods.Select(each => Math.Exp(each - largest))];
        double sum = weights.Sum();
        return
        [
            .. Enumerable
                .Range(0, given[0].Length)
                .Select(unit =>
                {
                    double mean = weights.Zip(given, (weight, each) => weight * each[unit].Mean).Sum() / sum;
                    double variance =
                        weights
                            .Zip(
                                given,
                                (weight, each) => weight * (each[unit].Variance + Square(each[unit].Mean - mean))
                            )
                            .Sum() / sum;
                    return new Posterior(mean, variance);
                }),
        ];
    }

    private static double Square(double value) => value * value;
}
