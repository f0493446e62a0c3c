namespace Observatoire.Simulation;

/// <summary>What the months do to the whole nation: seasons, and a shock of demand in the second year.</summary>
internal static class NationalCourse
{
    private const int ShockStarts = 11;
    private const int MonthsOfRise = 6;
    private const int MonthsOfFall = 12;
    private const double Peak = 0.12;
    private const double Left = 0.04;

    // January to December, for what is counted over a month.
    private static readonly double[] Seasons = [1.09, 1.03, 1.06, 0.99, 0.94, 1.02, 0.92, 0.78, 1.10, 1.09, 1.06, 0.92];

    // January to December, for the wait for an appointment.
    private static readonly double[] Waits = [1.03, 1.02, 1.00, 0.99, 0.98, 0.98, 0.99, 1.03, 1.05, 1.02, 1.00, 0.91];

    public static double Season(SimulatedMonth month) => Seasons[month.Month - 1];

    public static double SeasonOfWaits(SimulatedMonth month) => Waits[month.Month - 1];

    /// <summary>Logarithm of the demand of households beside that of the first months: it rises for half a year, then recedes.</summary>
    public static double Shock(int monthsFromFirst)
    {
        double risen = Math.Clamp((monthsFromFirst - ShockStarts) / (double)MonthsOfRise, 0, 1);
        double fallen = Math.Clamp((monthsFromFirst - ShockStarts - MonthsOfRise) / (double)MonthsOfFall, 0, 1);
        return risen * Peak - fallen * (Peak - Left);
    }
}
