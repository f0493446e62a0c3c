namespace Observatoire.Simulation;

/// <summary>What part each category has on average, and how the months of a year differ.</summary>
internal static class CategoryShares
{
    private static readonly Dictionary<string, double[]> Shares = new(StringComparer.Ordinal)
    {
        ["MOD"] = [55, 30, 8, 7],
        ["MOT"] = [21, 24, 12, 15, 9, 12, 4, 3],
        ["MEN"] = [38, 9, 20, 28, 5],
        ["AGE"] = [10, 13, 23, 30, 14, 10],
        ["SEX"] = [45, 55],
        ["PRO"] = [60, 20, 20, 25, 35, 20, 8, 6, 12],
        ["ORI"] = [14, 8, 20, 14, 8, 10, 9, 8, 4, 5],
        ["DIS"] = [14, 8, 7, 22, 13, 8, 4, 14, 6, 4],
        ["MCL"] = [35, 18, 17, 12, 11, 3, 4],
        ["TCO"] = [55, 15, 30],
        ["TFS"] = [30, 24, 28, 10, 8],
        ["MAC"] = [45, 37, 1, 5, 7, 5],
    };

    // January to December, for what is counted over a month.
    private static readonly double[] Season = [1.09, 1.03, 1.06, 0.99, 0.94, 1.02, 0.92, 0.78, 1.10, 1.09, 1.06, 0.92];

    /// <summary>In the order of the categories; the same for all of a breakdown that is not known here.</summary>
    public static double[] SharesOf(string breakdown, int categories) =>
        Shares.TryGetValue(breakdown, out double[]? shares) && shares.Length == categories
            ? shares
            : [.. Enumerable.Repeat(1d, categories)];

    public static double InMonth(int month) => Season[month - 1];
}
