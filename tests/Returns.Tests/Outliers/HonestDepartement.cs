namespace Observatoire.Returns.Tests.Outliers;

/// <summary>
/// Months of the counts of one département that counts rightly, drawn apart from the simulation of the demonstration: a level of
/// its own, seasons, trends, chance in bunches, months that are all a little high or low, a national shock, a reorganisation, months
/// that were not sent. See docs/methods/outliers.md.
/// </summary>
internal sealed class HonestDepartement
{
    // Days of waiting, each appointment bringing some three weeks of them.
    private const string Days = "RDV_JRS";
    private const double DaysDispersion = 35;

    /// <summary>Indicators whose figures are drawn; the others are sums of them. A level is that of a département of 650 000.</summary>
    private static readonly (string Code, double Level, bool IsStock, bool IsRequest)[] Drawn =
    [
        ("ACC_ADM", 402, false, true),
        ("ACC_TS", 301, false, true),
        ("ACC_REST", 300, false, true),
        ("DEM_NEW", 211, false, true),
        ("DEM_CON", 322, false, true),
        ("DEM_TIE", 17, false, true),
        ("DEM_ATT", 43, true, true),
        ("RDV_P15", 101, false, true),
        ("RDV_P30", 73, false, true),
        ("RDV_PSU", 21, false, true),
        ("RDV_REST", 202, false, true),
        (Days, 4321, false, true),
        ("RDV_ABS", 52, false, true),
        ("RDV_ANN", 32, false, true),
        ("SUI_FIN", 2219, true, false),
        ("SUI_OUV", 113, false, true),
        ("SUI_CLO", 98, false, false),
        ("SUI_CPX", 317, true, false),
        ("SUI_EVA", 62, false, true),
        ("SUI_ACT", 1203, false, false),
        ("COL_SEA", 14, false, false),
        ("COL_PAR", 131, false, false),
        ("ORI_CNF", 84, false, false),
        ("ORI_REST", 73, false, false),
        ("COO_INS", 6, false, false),
        ("COO_SYN", 23, false, false),
        ("COO_MUL", 411, true, false),
        ("COO_REF", 287, true, false),
        ("COO_CHX", 132, true, false),
        ("COO_ACR", 41, false, false),
        ("COO_REST", 11, false, false),
        ("PRE_REF", 12, false, false),
        ("PRE_REST", 121, false, true),
        ("PAR_CNV", 27, true, false),
        ("ASE_INF", 71, false, false),
        ("ASE_EVA", 58, false, false),
        ("ASE_MIO", 612, true, false),
        ("ASE_ACC", 803, true, false),
        ("PMI_CON", 1421, false, false),
        ("INS_FOY", 7693, true, false),
        ("INS_CTR", 5211, true, false),
        ("APA_DEM", 214, false, false),
        ("FSL_DEM", 242, false, true),
        ("FSL_ACC", 161, false, true),
        ("SUR_DOS", 18, false, false),
        ("PJM_MES", 87, true, false),
        ("SST_MES", 214, true, false),
        ("SST_CPX", 51, true, false),
    ];

    private static readonly (string Sum, string[] Parts)[] Sums =
    [
        ("ACC_PUB", ["ACC_ADM", "ACC_TS", "ACC_REST"]),
        ("DEM_TOT", ["DEM_NEW", "DEM_CON"]),
        ("RDV_HON", ["RDV_P15", "RDV_P30", "RDV_PSU", "RDV_REST"]),
        ("RDV_FIX", ["RDV_HON", "RDV_ABS", "RDV_ANN"]),
        ("ORI_TOT", ["ORI_CNF", "ORI_REST"]),
        ("COO_SHR", ["COO_ACR", "COO_REST"]),
        ("PRE_PRO", ["PRE_REF", "PRE_REST"]),
    ];

    // January to December.
    private static readonly double[] Season = [0.04, 0.02, 0.05, 0, 0, 0.01, -0.12, -0.25, 0.08, 0.07, 0.03, -0.08];

    private readonly Random random;
    private readonly double size;
    private readonly int months;
    private readonly int shockFrom;
    private readonly double shock;
    private readonly int reorganisedFrom;
    private readonly double[] common;

    public HonestDepartement(Random random, int months)
    {
        (this.random, this.months) = (random, months);
        size = Math.Exp(random.Between(Math.Log(0.05), Math.Log(4)));
        shockFrom = random.Next(months * 3 / 2);
        shock = random.Between(0.10, 0.15);
        reorganisedFrom = random.NextDouble() < 0.3 ? random.Next(months) : months;
        double deviation = random.Between(0.02, 0.04);
        common = [.. Enumerable.Range(0, months).Select(_ => deviation * random.Normal())];
        foreach (var (code, level, isStock, isRequest) in Drawn)
        {
            double[] means = [.. Enumerable.Range(0, months).Select(Mean(level, isStock, isRequest))];
            Counts[code] = isStock ? Stock(means) : Flow(means, code == Days ? DaysDispersion : random.Between(1, 2.5));
        }

        foreach ((string sum, string[] parts) in Sums)
        {
            Counts[sum] = [.. Enumerable.Range(0, months).Select(month => parts.Sum(part => Counts[part][month]))];
        }

        double absent = random.NextDouble() < 0.3 ? 0.08 : 0;
        Sent = [.. Enumerable.Range(0, months).Select(_ => random.NextDouble() >= absent)];
        Territories = DrawShares();
    }

    /// <summary>The indicators a return gives.</summary>
    public static IEnumerable<(string Code, bool IsStock)> Indicators =>
        Drawn
            .Where(each => !each.Code.EndsWith("_REST", StringComparison.Ordinal))
            .Select(each => (each.Code, each.IsStock))
            .Concat(Sums.Select(each => (each.Sum, false)));

    /// <summary>Counts by code and month.</summary>
    public Dictionary<string, long[]> Counts { get; } = [];

    /// <summary>Whether each month was sent.</summary>
    public bool[] Sent { get; }

    /// <summary>Of each territory, the share of each indicator that is its own.</summary>
    public IReadOnlyList<Dictionary<string, double>> Territories { get; }

    private Dictionary<string, double>[] DrawShares()
    {
        double[] sizes = [.. Enumerable.Range(0, random.Next(2, 9)).Select(_ => random.Between(0.3, 1.7))];
        Dictionary<string, double>[] shares = [.. sizes.Select(_ => new Dictionary<string, double>())];
        foreach (string code in Counts.Keys)
        {
            double[] own = [.. sizes.Select(each => each * Math.Exp(0.25 * random.Normal()))];
            for (int at = 0; at < sizes.Length; at++)
            {
                shares[at][code] = own[at] / own.Sum();
            }
        }

        return shares;
    }

    private Func<int, double> Mean(double level, bool isStock, bool isRequest)
    {
        double own = level * size * Math.Exp(0.4 * random.Normal());
        double amplitude = isStock ? random.Between(0, 0.1) : random.Between(0.5, 1.2);
        double[] season = [.. Season.Select(each => amplitude * each + (isStock ? 0.003 : 0.02) * random.Normal())];
        double trend = random.Between(-0.05, 0.05);
        double moved = random.NextDouble() < 0.3 ? random.Between(-0.25, 0.25) : 0;
        double shaken = isRequest && !isStock ? random.Between(0.7, 1.3) * shock : 0;
        return month =>
            own
            * Math.Exp(season[month % 12] + trend * month / 12 + (isStock ? 0 : common[month]))
            * (1 + moved * Math.Clamp((month - reorganisedFrom) / 6.0, 0, 1))
            * (1 + shaken * Wave(month - shockFrom));
    }

    /// <summary>A ramp over half a year, half of which is lost over the next.</summary>
    private static double Wave(int since) =>
        since < 0 ? 0
        : since < 6 ? since / 6.0
        : Math.Max(0.5, 1 - (since - 6) / 12.0);

    private long[] Flow(double[] means, double dispersion) =>
        [.. means.Select(mean => random.Bunched(mean, dispersion))];

    /// <summary>Each month some leave and others come, towards the level of the month.</summary>
    private long[] Stock(double[] means)
    {
        double turnover = random.Between(0.03, 0.1);
        long[] stock = new long[means.Length];
        long before = random.Poisson(means[0]);
        for (int month = 0; month < means.Length; month++)
        {
            double coming = turnover * before + 0.3 * (means[month] - before);
            before += random.Poisson(Math.Max(0, coming)) - random.Binomial(before, turnover);
            stock[month] = before;
        }

        return stock;
    }
}
