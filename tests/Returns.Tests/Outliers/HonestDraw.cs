namespace Observatoire.Returns.Tests.Outliers;

/// <summary>Draws of counts as honest services have them.</summary>
internal static class HonestDraw
{
    public static double Between(this Random random, double low, double high) =>
        low + (high - low) * random.NextDouble();

    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static long Poisson(this Random random, double mean)
    {
        if (mean > 60)
        {
            return Math.Max(0, (long)Math.Round(mean + Math.Sqrt(mean) * random.Normal()));
        }

        double limit = Math.Exp(-mean);
        double product = random.NextDouble();
        long count = 0;
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }

    /// <summary>A count whose variance is so many times its mean: a Poisson of a gamma.</summary>
    public static long Bunched(this Random random, double mean, double dispersion) =>
        mean <= 0 ? 0
        : dispersion <= 1 ? random.Poisson(mean)
        : random.Poisson((dispersion - 1) * random.Gamma(mean / (dispersion - 1)));

    public static long Binomial(this Random random, long count, double share)
    {
        if (count * share * (1 - share) > 20)
        {
            double drawn = count * share + Math.Sqrt(count * share * (1 - share)) * random.Normal();
            return Math.Clamp((long)Math.Round(drawn), 0, count);
        }

        long taken = 0;
        for (long each = 0; each < count; each++)
        {
            taken += random.NextDouble() < share ? 1 : 0;
        }

        return taken;
    }

    // Marsaglia and Tsang, 2000.
    private static double Gamma(this Random random, double shape)
    {
        if (shape < 1)
        {
            return random.Gamma(shape + 1) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        }

        double d = shape - 1.0 / 3;
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = random.Normal();
            double v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
            {
                return d * v;
            }
        }
    }
}
