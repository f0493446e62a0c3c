using System.Globalization;
using Observatoire.Editions;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;

namespace Observatoire.Simulation.Tests;

/// <summary>The nation the runner shows beside the real one.</summary>
public sealed class RealLevelsTests
{
    private static readonly Lazy<DefaultNation> Nation = DefaultNation.OfClock;

    [Fact]
    public void The_map_of_the_minimum_income_is_that_of_2018()
    {
        Dictionary<string, double> real = File.ReadLines(
                Repository.PathOf("infra", "local", "demonstration", "returns-2017-2018.csv")
            )
            .Select(line => line.Split(';'))
            .Where(row => row is ["2018-12", _, "", "INS_FOY", ..])
            .ToDictionary(row => row[1], row => double.Parse(row[6], CultureInfo.InvariantCulture));
        Dictionary<string, double> inhabitants = Nation.Value.Nation.Departements.ToDictionary(
            each => each.Code,
            each => (double)each.Inhabitants
        );
        Dictionary<string, double> drawn = Year("INS_FOY", Measure.Rate);

        double[] left = [.. drawn.Keys.Select(code => real[code] / inhabitants[code])];
        Assert.Equal(101, left.Length);
        Assert.InRange(RankCorrelation(left, [.. drawn.Values]), 0.9, 1);
    }

    /// <summary>The bounds and their sources are in docs/methods/simulated-nation.md.</summary>
    [Theory]
    [InlineData("RDV_DEL", Measure.Ratio, 0.18, 0.45)]
    [InlineData("SUI_CHG", Measure.Ratio, 0.15, 0.40)]
    [InlineData("SUI_FIN", Measure.Rate, 0.15, 0.40)]
    [InlineData("ACC_TXA", Measure.Ratio, 0.40, 1.00)]
    [InlineData("COL_TXH", Measure.Ratio, 0.20, 0.60)]
    [InlineData("COU_SUI", Measure.Ratio, 0.12, 0.40)]
    [InlineData("INS_FOY", Measure.Rate, 0.40, 0.90)]
    [InlineData("ETP_POU", Measure.Rate, 0.15, 0.40)]
    public void An_outcome_differs_between_departements_as_the_method_note_says(
        string indicator,
        Measure measure,
        double least,
        double most
    )
    {
        Assert.InRange(VariationOf([.. Year(indicator, measure).Values]), least, most);
    }

    [Fact]
    public void Missed_appointments_differ_between_departements_as_the_method_note_says()
    {
        Dictionary<string, double> missed = Year("RDV_ABS", Measure.Sum);
        Dictionary<string, double> made = Year("RDV_FIX", Measure.Sum);

        Assert.InRange(VariationOf([.. missed.Select(each => each.Value / made[each.Key])]), 0.10, 0.35);
    }

    [Fact]
    public void Raw_and_adjusted_differences_are_not_the_same()
    {
        SimulatedNation nation = Nation.Value.Nation;
        double Mean(string desk) =>
            nation
                .Departements.Where(each => each.ValueOf("ACA", nation.Months[0]) == desk)
                .Average(each => each.Context.Density);

        Assert.InRange(Mean("2") - Mean("0"), 0.5, 3);
    }

    [Fact]
    public void The_levels_are_those_of_the_real_returns() =>
        Assert.Equal(
            File.ReadAllText(Repository.PathOf("infra", "simulation", "levels.csv")),
            RealLevels.Gather(
                File.ReadAllText(Repository.PathOf("infra", "local", "demonstration", "returns-2017-2018.csv"))
            )
        );

    /// <summary>Standard deviation over mean.</summary>
    private static double VariationOf(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean))) / mean;
    }

    /// <summary>Mean over the last twelve months, by département.</summary>
    private static Dictionary<string, double> Year(string indicator, Measure measure) =>
        Nation
            .Value.Tables.TakeLast(12)
            .SelectMany(table =>
                table.Cells.Where(pair =>
                    pair.Key.Indicator == indicator
                    && pair.Key.Measure == measure
                    && pair.Key.Area.Level == AreaLevel.Departement
                    && pair.Value.Value is not null
                )
            )
            .GroupBy(pair => pair.Key.Area.Code, pair => pair.Value.Value!.Value)
            .ToDictionary(group => group.Key, group => group.Average(), StringComparer.Ordinal);

    /// <summary>Spearman's: the correlation of the ranks.</summary>
    private static double RankCorrelation(double[] left, double[] right)
    {
        double[] Ranks(double[] values) => [.. values.Select(value => (double)values.Count(other => other < value))];
        double[] first = Ranks(left);
        double[] second = Ranks(right);
        double mean = first.Average();
        double Sum(Func<int, double> of) => Enumerable.Range(0, first.Length).Sum(of);
        return Sum(at => (first[at] - mean) * (second[at] - mean))
            / Math.Sqrt(
                Sum(at => (first[at] - mean) * (first[at] - mean))
                    * Sum(at => (second[at] - mean) * (second[at] - mean))
            );
    }
}
