namespace Observatoire.Statistics.Comparison;

/// <summary>One stratum (an age group) of a rate standardised directly.</summary>
/// <param name="Count">Events observed in it; null when they were not reported.</param>
/// <param name="Population">Inhabitants of the stratum among whom they were.</param>
/// <param name="Weight">The stratum in the standard population: inhabitants, or any number in proportion to them.</param>
public readonly record struct WeightedStratum(double? Count, double Population, double Weight);

/// <summary>One stratum (an age group) of a ratio standardised indirectly.</summary>
/// <param name="Count">Events observed in it; null when they were not reported.</param>
/// <param name="Population">Inhabitants of the stratum among whom they were.</param>
/// <param name="ReferenceRate">Events per inhabitant in the same stratum of the reference population.</param>
public readonly record struct ReferenceStratum(double? Count, double Population, double ReferenceRate);

/// <summary>Events observed beside those expected at the rates of a reference population.</summary>
/// <param name="Observed">Sum of the events observed.</param>
/// <param name="Expected">Events there would be at the reference rates.</param>
/// <param name="Ratio">Observed over expected, with its interval; 1 is the reference.</param>
public sealed record StandardisedRatio(double Observed, double Expected, Estimate Ratio);

/// <summary>
/// Rates made comparable between populations of different ages. Direct, with the interval of Dobson, Kuulasmaa, Eberle
/// and Scherer (1991); indirect, with that of the count observed (Breslow and Day 1987). See
/// docs/methods/standardisation.md.
/// </summary>
public static class Standardisation
{
    /// <summary>Fewest events a directly standardised rate is given for.</summary>
    public const int FewestEvents = 10;

    /// <summary>The rate the population would have with the ages of the standard.</summary>
    /// <param name="strata">All those of the standard population.</param>
    /// <param name="per">The rate is for so many inhabitants.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <returns>
    /// Null when a stratum was not reported, when one that has weight has no inhabitants, or under
    /// <see cref="FewestEvents"/>: what is not known is not zero.
    /// </returns>
    public static Estimate? Direct(
        IReadOnlyCollection<WeightedStratum> strata,
        double per = 1000,
        double level = Confidence.Usual
    )
    {
        double events = 0;
        double rate = 0;
        double variance = 0;
        double weights = strata.Sum(stratum => stratum.Weight);
        foreach (WeightedStratum stratum in strata.Where(stratum => stratum.Weight > 0))
        {
            if (stratum.Count is not double count || stratum.Population <= 0)
            {
                return null;
            }

            double share = stratum.Weight / weights / stratum.Population;
            events += count;
            rate += share * count;
            variance += share * share * count;
        }

        if (events < FewestEvents)
        {
            return null;
        }

        Interval interval = CountInterval.Compute(events, level);
        double scale = Math.Sqrt(variance / events);
        return new Estimate(
            per * rate,
            new Interval(
                per * Math.Max(0, rate + scale * (interval.Low - events)),
                per * (rate + scale * (interval.High - events))
            )
        );
    }

    /// <summary>The events observed over those expected at the reference rates (ISR; of deaths, SMR).</summary>
    /// <param name="strata">All those of the population.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <returns>Null when a stratum was not reported, or when nothing is expected.</returns>
    public static StandardisedRatio? Indirect(
        IReadOnlyCollection<ReferenceStratum> strata,
        double level = Confidence.Usual
    )
    {
        if (strata.Any(stratum => stratum.Count is null))
        {
            return null;
        }

        double observed = strata.Sum(stratum => stratum.Count!.Value);
        double expected = strata.Sum(stratum => stratum.Population * stratum.ReferenceRate);
        return expected > 0
            ? new StandardisedRatio(observed, expected, CountInterval.Rate(observed, expected, 1, level))
            : null;
    }
}
