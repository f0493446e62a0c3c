using Observatoire.Editions.Time;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Statistics.Tests.Reorganisations;

/// <summary>
/// 101 départements whose reorganisations have effects we chose: a level of their own, seasons common and own, common
/// shocks that walk at random, AR(1) noise that falls with the square root of their size, months that were never sent.
/// </summary>
internal sealed class SimulatedPanel
{
    public const int Units = 101;
    private readonly Dictionary<string, (double LogSize, int Ramp)> drawn;
    private readonly double effect;

    private SimulatedPanel(
        OutcomePanel panel,
        IReadOnlyList<DepartementEvent> events,
        double effect,
        Dictionary<string, (double LogSize, int Ramp)> drawn
    )
    {
        Panel = panel;
        Events = events;
        this.effect = effect;
        this.drawn = drawn;
    }

    public static ReferenceMonth First { get; } = new(2015, 1);

    public OutcomePanel Panel { get; }

    public IReadOnlyList<DepartementEvent> Events { get; }

    /// <param name="seed">Everything drawn comes from it.</param>
    /// <param name="effect">The effect once it is whole; every other event takes six months to be so.</param>
    /// <param name="months">36 to 60.</param>
    /// <param name="events">Départements reorganised, each once, all of different months where there is room.</param>
    public static SimulatedPanel Draw(int seed, double effect, int months, int events)
    {
        Random random = new(seed);
        int[] reorganised = [.. Enumerable.Range(0, Units).OrderBy(_ => random.Next()).Take(events)];
        DepartementEvent[] dated =
        [
            .. reorganised.Select(unit => new DepartementEvent(
                Code(unit),
                "REDEC",
                First.PlusMonths(random.Next(18, months - 8))
            )),
        ];
        double[] common = new double[months];
        double persistence = 0.3 + (0.4 * random.NextDouble());
        double shock = 0;
        for (int month = 0; month < months; month++)
        {
            shock += 0.03 * Normal(random);
            common[month] = shock + (0.10 * Math.Sin(2 * Math.PI * month / 12));
        }

        List<OutcomeObservation> observations = [];
        Dictionary<string, (double LogSize, int Ramp)> units = new(StringComparer.Ordinal);
        for (int unit = 0; unit < Units; unit++)
        {
            string code = Code(unit);
            double logSize = Math.Log(100_000) + (3.3 * random.NextDouble());
            int at = Array.IndexOf(reorganised, unit);
            int ramp = at % 2 == 0 ? 1 : 6;
            units.Add(code, (logSize, ramp));
            int start = at < 0 ? months : ReferenceMonth.MonthsBetween(First, dated[at].Month);
            double deviation = 0.12 * Math.Exp((Math.Log(100_000) - logSize) / 2);
            double noise = Normal(random);
            double phase = 2 * Math.PI * random.NextDouble();
            for (int month = 0; month < months; month++)
            {
                noise = (persistence * noise) + (Math.Sqrt(1 - (persistence * persistence)) * Normal(random));
                double log =
                    common[month]
                    + (deviation * noise)
                    + (0.02 * Math.Sin((2 * Math.PI * month / 12) + phase))
                    + (effect * Share(month - start, ramp));
                if (random.NextDouble() > 0.02)
                {
                    observations.Add(
                        new OutcomeObservation(code, First.PlusMonths(month), Math.Exp(logSize - 5 + log))
                    );
                }
            }
        }

        return new SimulatedPanel(OutcomePanel.Arrange(OutcomeScale.Log, observations), dated, effect, units);
    }

    /// <summary>Whether the département is among the largest half.</summary>
    public bool IsLarge(string departement) => drawn[departement].LogSize > Math.Log(100_000) + 1.65;

    public bool IsRamped(string departement) => drawn[departement].Ramp > 1;

    /// <summary>Mean effect over the months known of the first twelve after the event.</summary>
    public double Truth(DepartementEvent of) =>
        Enumerable
            .Range(0, 12)
            .Where(after => Panel.ValueOf(of.Departement, of.Month.PlusMonths(after)) is not null)
            .Average(after => effect * Share(after, drawn[of.Departement].Ramp));

    private static double Share(int after, int ramp) => after < 0 ? 0 : Math.Min(1, (after + 1d) / ramp);

    private static string Code(int unit) => $"{unit:000}";

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
