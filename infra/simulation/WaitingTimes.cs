using MathNet.Numerics.Distributions;

namespace Observatoire.Simulation;

/// <summary>The waits for a first appointment in one month: how many in each band, and for how long on average.</summary>
/// <param name="Counts">Up to 15 days, up to 30, longer.</param>
/// <param name="Days">Mean wait in each band.</param>
internal sealed record WaitingTimes(IReadOnlyList<long> Counts, IReadOnlyList<double> Days)
{
    public const double NationalMean = 20;

    // Waits are log-normal: most are short, some are very long.
    private const double Deviation = 0.75;
    private const double Longest = 365;

    /// <summary>What the wait is expected to be: load, circumstances, practice, season, shock and reorganisation.</summary>
    public static double Mean(MonthScope scope)
    {
        SimulatedContext context = scope.Departement.Context;
        return Math.Clamp(
            NationalMean
                * scope.Departement.About("RDV_JRS", "level").Factor(0.17)
                * Math.Sqrt(StaffFigures.RelativeLoad(scope.Departement))
                * Math.Exp(0.08 * context.Density + 0.05 * context.Poverty + 0.3 * scope.Shock)
                * NationalCourse.SeasonOfWaits(scope.Month)
                * scope.Practice.Delay
                * scope.Effect.Delay
                * scope.Noise("RDV_JRS", 0.03),
            5,
            75
        );
    }

    /// <param name="scope">The month.</param>
    /// <param name="mean">What <see cref="Mean"/> gives of it.</param>
    /// <param name="appointments">How many first appointments there are.</param>
    public static WaitingTimes Draw(MonthScope scope, double mean, long appointments)
    {
        double location = Math.Log(mean) - Deviation * Deviation / 2;
        double[] ends = [0, 15.5, 30.5, Longest];
        double[] shares = new double[3];
        double[] days = new double[3];
        for (int band = 0; band < 3; band++)
        {
            shares[band] = Below(ends[band + 1], location) - Below(ends[band], location);
            double partial =
                Below(ends[band + 1], location + Deviation * Deviation)
                - Below(ends[band], location + Deviation * Deviation);
            days[band] = Math.Exp(location + Deviation * Deviation / 2) * partial / shares[band];
        }

        days[1] = Math.Clamp(days[1], 16.2, 29.8);
        days[2] = Math.Max(days[2], 32);
        double[] weights =
        [
            .. shares.Select(
                (share, band) =>
                    Math.Max(
                        share / 4,
                        share
                            + scope.Departement.About("RDV_P15", "band", $"{band}", scope.Month.ToString()).Normal()
                                * Math.Sqrt(share * (1 - share) / Math.Max(1, appointments))
                    )
            ),
        ];
        return new WaitingTimes(Allocation.Split(appointments, weights), days);
    }

    private static double Below(double days, double location) =>
        days <= 0 ? 0 : Normal.CDF(location, Deviation, Math.Log(days));
}
