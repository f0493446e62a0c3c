namespace Observatoire.Simulation;

/// <summary>What is known of one département in one month before any figure is drawn.</summary>
/// <param name="nomenclature">Codes and categories.</param>
/// <param name="departement">The département.</param>
/// <param name="month">The month.</param>
/// <param name="isDetailed">True to draw every breakdown; false for the totals, and what indicators are computed from.</param>
internal sealed class MonthScope(
    SimulatedNomenclature nomenclature,
    SimulatedDepartement departement,
    SimulatedMonth month,
    bool isDetailed
)
{
    // A flow moves by this much from month to month beside chance, a stock by this much.
    private const double FlowNoise = 0.025;
    private const double StockNoise = 0.006;
    private const double OwnTrend = 0.012;
    private const double Persistence = 0.5;
    private const double StockPersistence = 0.85;
    private const int MonthsRemembered = 12;

    // Variance of a flow beside that of a count of its mean.
    private const double Dispersion = 1.3;

    public SimulatedNomenclature Nomenclature => nomenclature;

    public SimulatedDepartement Departement => departement;

    public SimulatedMonth Month => month;

    public bool IsDetailed => isDetailed;

    public IReadOnlyList<SimulatedTerritory> Territories { get; } = departement.TerritoriesIn(month);

    public SimulatedEffect Effect { get; } = departement.EffectIn(month);

    public SimulatedPractice Practice { get; } = SimulatedPractice.Start(departement);

    /// <summary>Years from the first month.</summary>
    public double Years => (month.Index - departement.First.Index) / 12.0;

    public double Shock => NationalCourse.Shock(month.Index - departement.First.Index);

    public MonthScope In(SimulatedMonth other) => new(nomenclature, departement, other, isDetailed);

    /// <summary>A count of the département.</summary>
    /// <param name="code">What is counted.</param>
    /// <param name="level">How much there is of it in the nation.</param>
    /// <param name="factor">What else makes it larger or smaller.</param>
    public long Count(string code, CountLevel level, double factor = 1)
    {
        double expected = Expected(code, level) * factor;
        double chance = level.IsStock ? 0 : departement.About(code, "chance", month.ToString()).Normal();
        return (long)Math.Max(0, Math.Round(expected + chance * Math.Sqrt(Dispersion * expected)));
    }

    /// <summary>What a count is expected to be: level, need, trends, shock, season, and a noise that lasts.</summary>
    public double Expected(string code, CountLevel level)
    {
        Chance own = departement.About(code, "level");
        double years = Years;
        return departement.Inhabitants
            / 1000.0
            * level.PerThousand
            * own.Factor(level.Spread)
            * Math.Pow(departement.Context.Need, level.Need)
            * Math.Exp(level.Shock * Shock + (level.Trend + OwnTrend * own.Normal()) * years)
            * (level.IsStock ? 1 : NationalCourse.Season(month))
            * Noise(code, level.IsStock);
    }

    /// <summary>A factor around 1 that forgets from month to month: more slowly for a stock.</summary>
    public double Noise(string code, bool isStock) =>
        isStock ? Noise(code, StockNoise, StockPersistence) : Noise(code, FlowNoise, Persistence);

    /// <param name="code">What it is of.</param>
    /// <param name="deviation">Its standard deviation, on the scale of logarithms.</param>
    /// <param name="persistence">Correlation between a month and the next.</param>
    public double Noise(string code, double deviation, double persistence = Persistence)
    {
        double sum = 0;
        double weight = Math.Sqrt(1 - persistence * persistence);
        for (int back = 0; back < MonthsRemembered; back++)
        {
            sum += weight * departement.About(code, "noise", month.Plus(-back).ToString()).Normal();
            weight *= persistence;
        }

        return Math.Exp(deviation * sum);
    }

    /// <summary>A share of the département's own around the nation's, from 0 to <paramref name="most"/>.</summary>
    /// <param name="code">What it is the share of.</param>
    /// <param name="mean">The nation's.</param>
    /// <param name="spread">Standard deviation between départements, on the scale of logarithms.</param>
    /// <param name="most">Largest it can be.</param>
    public double Share(string code, double mean, double spread = 0.15, double most = 0.95) =>
        Math.Min(most, mean * departement.About(code, "share").Factor(spread) * Noise(code + "/share", 0.015));

    /// <summary>The nearest whole number to a share of a count, moved by chance.</summary>
    public long Binomial(string code, long count, double share)
    {
        double chance = departement.About(code, "binomial", month.ToString()).Normal();
        return (long)Math.Clamp(Math.Round(count * share + chance * Math.Sqrt(count * share * (1 - share))), 0, count);
    }
}
