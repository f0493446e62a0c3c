namespace Observatoire.Simulation;

/// <summary>Draws the figures of one département in one month: totals first, then their parts.</summary>
/// <param name="nomenclature">Codes and categories.</param>
/// <param name="departement">The département.</param>
/// <param name="month">The month.</param>
internal sealed class MonthScope(
    SimulatedNomenclature nomenclature,
    SimulatedDepartement departement,
    SimulatedMonth month
)
{
    // Levels are those of this year; they drift by at most four in a thousand a year.
    private const int BaseYear = 2026;
    private const double LargestDrift = 0.004;
    private const double TerritorySpread = 0.15;
    private const double MonthSpread = 0.06;

    public SimulatedNomenclature Nomenclature => nomenclature;

    public SimulatedDepartement Departement => departement;

    public SimulatedMonth Month => month;

    public IReadOnlyList<SimulatedTerritory> Territories { get; } = departement.TerritoriesIn(month);

    public SimulatedEffect Effect { get; } = departement.EffectIn(month);

    public MonthScope In(SimulatedMonth other) => new(nomenclature, departement, other);

    /// <summary>
    /// A total of the département: its own level, a slow drift, the season, and a bounded noise of the size of chance,
    /// so that no month stands out that nothing happened in.
    /// </summary>
    /// <param name="code">What is counted.</param>
    /// <param name="perThousand">Mean of the nation, for 1,000 inhabitants.</param>
    /// <param name="factor">Effect of a reorganisation.</param>
    /// <param name="seasonal">True for what is counted over the month.</param>
    /// <param name="noise">In standard deviations of a count.</param>
    public long Total(string code, double perThousand, double factor = 1, bool seasonal = true, double noise = 0.8)
    {
        Chance own = departement.About(code, "level");
        double level = departement.Inhabitants / 1000.0 * perThousand * own.Factor(0.15);
        double drift = 1 + own.Between(-LargestDrift, LargestDrift) * (month.Index / 12.0 - BaseYear);
        double expected = level * drift * factor * (seasonal ? CategoryShares.InMonth(month.Month) : 1);
        double chance = departement.About(code, "noise", month.ToString()).Between(-1, 1);
        return (long)Math.Max(0, Math.Round(expected + chance * noise * Math.Sqrt(level)));
    }

    /// <summary>A total over the territories, more spread than chance alone would make it.</summary>
    public long[] ByTerritory(string code, long total, bool stable = false) =>
        Allocation.Split(
            total,
            [
                .. Territories.Select(territory =>
                    territory.Weight
                    * departement.About(code, territory.Code).Factor(TerritorySpread)
                    * (stable ? 1 : departement.About(code, territory.Code, month.ToString()).Factor(MonthSpread))
                ),
            ]
        );

    /// <summary>A figure of a territory over the categories of a breakdown.</summary>
    public long[] ByCategory(string code, string breakdown, string territory, long total, bool stable = false)
    {
        string[] categories = nomenclature.Categories[breakdown];
        double[] shares = CategoryShares.SharesOf(breakdown, categories.Length);
        return Allocation.Split(
            total,
            [
                .. categories.Select(
                    (category, at) =>
                        shares[at]
                        * departement.About(code, territory, category).Factor(TerritorySpread)
                        * (
                            stable
                                ? 1
                                : departement.About(code, territory, category, month.ToString()).Factor(MonthSpread)
                        )
                ),
            ]
        );
    }
}
