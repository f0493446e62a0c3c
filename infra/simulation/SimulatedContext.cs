using System.Globalization;

namespace Observatoire.Simulation;

/// <summary>The circumstances of a département, each in standard deviations from the mean of the départements.</summary>
/// <param name="Poverty">Rate of poverty.</param>
/// <param name="Unemployment">Rate of unemployment.</param>
/// <param name="Density">Logarithm of the density.</param>
/// <param name="Ageing">Share of inhabitants of 60 and over.</param>
public sealed record SimulatedContext(double Poverty, double Unemployment, double Density, double Ageing)
{
    /// <summary>Need of social work beside the mean of the départements, as a factor.</summary>
    public double Need => Math.Exp(0.16 * Poverty + 0.08 * Unemployment);

    /// <param name="rows">Rows of context.csv: département, variable, year, value.</param>
    /// <param name="minimumIncome">Households on minimum income for an inhabitant, by département.</param>
    /// <returns>By département. Where the poverty is not known it is as high as the minimum income is; else the mean is taken.</returns>
    public static IReadOnlyDictionary<string, SimulatedContext> Read(
        IEnumerable<string[]> rows,
        IReadOnlyDictionary<string, double> minimumIncome
    )
    {
        Dictionary<string, Dictionary<string, double>> known = rows.GroupBy(row => row[1], StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group =>
                    Standardise(
                        group.ToDictionary(row => row[0], row => Number(row[3]), StringComparer.Ordinal),
                        group.Key == "densite"
                    ),
                StringComparer.Ordinal
            );
        Dictionary<string, double> income = Standardise(minimumIncome, true);
        double Value(string variable, string departement, double otherwise = 0) =>
            known[variable].TryGetValue(departement, out double value) ? value : otherwise;
        return minimumIncome.Keys.ToDictionary(
            departement => departement,
            departement => new SimulatedContext(
                Value("pauvrete", departement, income[departement]),
                Value("chomage", departement, income[departement]),
                Value("densite", departement),
                Value("60_ans_et_plus", departement)
            ),
            StringComparer.Ordinal
        );
    }

    private static Dictionary<string, double> Standardise(IReadOnlyDictionary<string, double> values, bool isLogarithm)
    {
        Dictionary<string, double> taken = values.ToDictionary(
            pair => pair.Key,
            pair => isLogarithm ? Math.Log(pair.Value) : pair.Value,
            StringComparer.Ordinal
        );
        double mean = taken.Values.Average();
        double deviation = Math.Sqrt(taken.Values.Average(value => (value - mean) * (value - mean)));
        // Overseas départements are three deviations apart; the simulation lets them be two and a half.
        return taken.ToDictionary(
            pair => pair.Key,
            pair => Math.Clamp((pair.Value - mean) / deviation, -2.5, 2.5),
            StringComparer.Ordinal
        );
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
