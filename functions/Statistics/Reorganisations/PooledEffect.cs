using MathNet.Numerics.Random;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Reorganisations;

/// <summary>
/// Mean effect of the events of one type, each counting once (aggregation of ATT(g,t) by cohort, Callaway and Sant'Anna
/// 2021), judged by drawing again which départements were reorganised at those dates. See
/// docs/methods/reorganisation-effect.md.
/// </summary>
public static class PooledEffect
{
    private const int MostAttempts = 100;

    /// <param name="panel">The outcome of all départements.</param>
    /// <param name="events">All events of all départements, of any type.</param>
    /// <param name="type">Code of the type of event that is pooled.</param>
    /// <param name="relevantEffect">As for <see cref="ReorganisationEffect.Estimate"/>.</param>
    /// <param name="seed">Of the draws: the same seed gives the same answer.</param>
    /// <param name="draws">Assignments drawn; with 999, the smallest p is one in a thousand.</param>
    /// <exception cref="ArgumentOutOfRangeException">When the relevant effect is not above zero.</exception>
    public static PooledEstimate Estimate(
        OutcomePanel panel,
        IReadOnlyCollection<DepartementEvent> events,
        string type,
        double relevantEffect,
        int seed,
        int draws = 999
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(relevantEffect);
        EventCalendar calendar = new(panel, events);
        List<Cohort> cohorts = [];
        List<EventLeftOut> leftOut = [];
        foreach (
            DepartementEvent each in events.Where(each => string.Equals(each.Type, type, StringComparison.Ordinal))
        )
        {
            EventWindow? window = calendar.WindowOf(each);
            int[] placebos = window is null ? [] : ReorganisationEffect.Placebos(window);
            if (window is null)
            {
                leftOut.Add(new EventLeftOut(each, InconclusiveReason.TooFewMonthsBefore));
            }
            else if (ReorganisationEffect.Obstacle(window, placebos.Length) is InconclusiveReason reason)
            {
                leftOut.Add(new EventLeftOut(each, reason));
            }
            else
            {
                cohorts.Add(new Cohort(each, window, placebos));
            }
        }

        PooledEstimate estimate = new()
        {
            Type = type,
            Effects = [.. cohorts.Select(each => new EventEffect(each.Event, each.Effect))],
            LeftOut = leftOut,
            Verdict = Verdict.Inconclusive,
            Reason = InconclusiveReason.NoUsableEvent,
        };
        return cohorts.Count == 0 ? estimate : Measure(estimate, cohorts, relevantEffect, Draw(cohorts, seed, draws));
    }

    /// <summary>Mean effect and mean trend of each assignment drawn.</summary>
    private static List<(double Effect, double Trend)> Draw(List<Cohort> cohorts, int seed, int draws)
    {
        // The events with the fewest placebos choose first, so that none is left without.
        Cohort[] ordered = [.. cohorts.OrderBy(each => each.Placebos.Length)];
        Xoshiro256StarStar stream = new(seed, threadSafe: false);
        List<(double Effect, double Trend)> drawn = [];
        // An event alone has as many assignments as placebos: drawing them again would make chance look better known.
        IEnumerable<int[]?> assignments = ordered is [Cohort only]
            ? only.Placebos.Select(unit => new[] { unit })
            : Enumerable.Range(0, draws).Select(_ => Assign(ordered, stream));
        foreach (int[] units in assignments.OfType<int[]>())
        {
            double effect = PlaceboEffect(ordered, units);
            if (double.IsFinite(effect))
            {
                drawn.Add((effect, ordered.Zip(units, (each, unit) => each.Trend(unit)).Average()));
            }
        }

        return drawn;
    }

    private static PooledEstimate Measure(
        PooledEstimate estimate,
        List<Cohort> cohorts,
        double relevantEffect,
        List<(double Effect, double Trend)> drawn
    )
    {
        if (drawn.Count < ReorganisationEffect.FewestControls)
        {
            return estimate with { Reason = InconclusiveReason.TooFewControls };
        }

        double effect = cohorts.Average(each => each.Effect);
        PlaceboDistribution chance = new(drawn.Select(each => each.Effect));
        double half = chance.Critical(ReorganisationEffect.Level);
        Interval interval = new(effect - half, effect + half);
        double smallestVisible = chance.SmallestVisible(ReorganisationEffect.Level, ReorganisationEffect.Power);
        PreTrend preTrend = new(
            cohorts.Average(each => each.Window.Noise.Trend(each.Window.Unit).Slope),
            new PlaceboDistribution(drawn.Select(each => each.Trend)).P(
                cohorts.Average(each => each.Trend(each.Window.Unit))
            )
        );
        (Verdict verdict, InconclusiveReason? reason) = ReorganisationEffect.Judge(
            interval,
            preTrend.P,
            smallestVisible,
            relevantEffect
        );
        return estimate with
        {
            Verdict = verdict,
            Reason = reason,
            Effect = effect,
            Interval = interval,
            P = chance.P(effect),
            SmallestVisible = smallestVisible,
            PreTrend = preTrend,
        };
    }

    /// <summary>One placebo an event, all different; null when none is left for an event, or none was hit upon.</summary>
    private static int[]? Assign(Cohort[] cohorts, Xoshiro256StarStar stream)
    {
        int[] units = new int[cohorts.Length];
        for (int at = 0; at < cohorts.Length; at++)
        {
            int[] placebos = cohorts[at].Placebos;
            int attempts = 0;
            do
            {
                units[at] = placebos[stream.Next(placebos.Length)];
                attempts++;
            } while (units.AsSpan(0, at).Contains(units[at]) && attempts < MostAttempts);

            if (units.AsSpan(0, at).Contains(units[at]))
            {
                return null;
            }
        }

        return units;
    }

    /// <summary>
    /// Mean effect of the placebos, each on the scale of the noise of the event it stands for. As the events themselves,
    /// a placebo is no control once its turn has come.
    /// </summary>
    private static double PlaceboEffect(Cohort[] cohorts, int[] units)
    {
        double sum = 0;
        int[] removed = new int[units.Length];
        for (int at = 0; at < cohorts.Length; at++)
        {
            Cohort cohort = cohorts[at];
            int count = 0;
            for (int other = 0; other < cohorts.Length; other++)
            {
                if (other != at && cohorts[other].Window.Month <= cohort.Window.Last)
                {
                    removed[count++] = units[other];
                }
            }

            double placebo = cohort.Window.Changes.Effect(units[at], removed.AsSpan(0, count));
            sum += placebo / cohort.Noise(units[at]) * cohort.Noise(cohort.Window.Unit);
        }

        return sum / cohorts.Length;
    }

    /// <summary>An event, what it is compared with, and what is computed once for all draws.</summary>
    private sealed class Cohort(DepartementEvent of, EventWindow window, int[] placebos)
    {
        private readonly Dictionary<int, (double Noise, double Trend)> known = placebos
            .Append(window.Unit)
            .ToDictionary(unit => unit, unit => (window.Noise.Of(unit), window.Noise.Trend(unit).Correlation));

        public DepartementEvent Event => of;

        public EventWindow Window => window;

        public int[] Placebos => placebos;

        public double Effect { get; } = window.Changes.Effect(window.Unit);

        public double Noise(int unit) => known[unit].Noise;

        public double Trend(int unit) => known[unit].Trend;
    }
}
