using Observatoire.Editions.Time;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Reorganisations;

/// <summary>One month around an event.</summary>
/// <param name="FromEvent">Months from the event: -12 to 12, 0 being its first.</param>
/// <param name="Effect">Change of the département less that of the controls; null when it is not known.</param>
/// <param name="Interval">95 % by placebo, for that month alone; null when there are too few placebos.</param>
/// <param name="NationalChange">Mean change of the controls: the shock common to all, and the season when it is not paired.</param>
public readonly record struct EventStudyMonth(
    int FromEvent,
    double? Effect,
    Interval? Interval,
    double? NationalChange
);

/// <summary>What would have been found of the same département had the event been earlier.</summary>
/// <param name="Month">The month made to stand for that of the event.</param>
/// <param name="Effect">On the scale of the panel.</param>
/// <param name="Statistic">The effect over the noise before that month.</param>
public readonly record struct PlaceboDate(ReferenceMonth Month, double Effect, double Statistic);

/// <summary>
/// The months around an event, to be drawn beside its effect, and the same comparison at dates when nothing took place:
/// they illustrate <see cref="ReorganisationEffect"/> and decide nothing. See docs/methods/reorganisation-effect.md.
/// </summary>
/// <param name="Months">From a year before to a year after, as far as the panel and the next event let; empty when the
/// effect cannot be computed.</param>
/// <param name="PlaceboDates">Earliest first: all that have enough months before, and after them before the event.</param>
/// <param name="P">
/// Share of placebo dates with as clear an effect, the event counted with them; null without any. They overlap, hence it
/// is no level of a test.
/// </param>
public sealed record EventStudy(
    IReadOnlyList<EventStudyMonth> Months,
    IReadOnlyList<PlaceboDate> PlaceboDates,
    double? P
)
{
    /// <param name="panel">The outcome of all départements.</param>
    /// <param name="events">All events of all départements, of any type.</param>
    /// <param name="of">The event.</param>
    public static EventStudy Around(
        OutcomePanel panel,
        IReadOnlyCollection<DepartementEvent> events,
        DepartementEvent of
    )
    {
        EventCalendar calendar = new(panel, events);
        EventWindow? window = calendar.WindowOf(of);
        int[] placebos = window is null ? [] : ReorganisationEffect.Placebos(window);
        if (window is null || ReorganisationEffect.Obstacle(window, placebos.Length) is not null)
        {
            return new EventStudy([], [], null);
        }

        double statistic = window.Changes.Effect(window.Unit) / window.Noise.Of(window.Unit);
        PlaceboDate[] dates = [.. Earlier(panel, calendar, window)];
        return new EventStudy(
            [.. MonthsAround(window, placebos)],
            dates,
            dates.Length > 0 ? new PlaceboDistribution(dates.Select(date => date.Statistic)).P(statistic) : null
        );
    }

    private static IEnumerable<EventStudyMonth> MonthsAround(EventWindow window, int[] placebos)
    {
        double noise = window.Noise.Of(window.Unit);
        double[] scales = [.. placebos.Select(window.Noise.Of)];
        for (int month = Math.Max(window.Month - EventWindow.MonthsOfYear, 0); month <= window.Last; month++)
        {
            PairedChanges changes = window.ChangesOf(month);
            double effect = changes.Effect(window.Unit);
            PlaceboDistribution chance = new(
                placebos.Select((unit, at) => changes.Effect(unit) / scales[at]).Where(double.IsFinite)
            );
            double half =
                chance.Count >= ReorganisationEffect.FewestControls
                    ? chance.Critical(ReorganisationEffect.Level) * noise
                    : double.NaN;
            yield return new EventStudyMonth(
                month - window.Month,
                Known(effect),
                double.IsFinite(effect - half) ? new Interval(effect - half, effect + half) : null,
                Known(changes.MeanOfControls)
            );
        }
    }

    private static IEnumerable<PlaceboDate> Earlier(OutcomePanel panel, EventCalendar calendar, EventWindow window)
    {
        for (
            int month = ReorganisationEffect.FewestMonthsBefore;
            month <= window.Month - ReorganisationEffect.FewestMonthsAfter;
            month++
        )
        {
            EventWindow earlier = calendar.Window(
                window.Unit,
                month,
                Math.Min(month + EventWindow.MonthsOfYear, window.Month - 1)
            );
            if (ReorganisationEffect.Obstacle(earlier, earlier.Controls.Length) is null)
            {
                double effect = earlier.Changes.Effect(window.Unit);
                yield return new PlaceboDate(
                    panel.First.PlusMonths(month),
                    effect,
                    effect / earlier.Noise.Of(window.Unit)
                );
            }
        }
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
