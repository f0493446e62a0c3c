using System.Globalization;
using Observatoire.Returns.Findings;
using Xunit.Abstractions;

namespace Observatoire.Returns.Tests.Outliers;

/// <summary>
/// How often honest returns are asked something, and how often faults are, over whole returns drawn with a seed; docs/methods/outliers.md
/// shows the same tables.
/// </summary>
[Trait("Kind", "MonteCarlo")]
public sealed class HonestRatesTests(ITestOutputHelper output)
{
    private const int Months = 36;
    private const int ThirdYear = 24;
    private const int Honest = 1000;
    private const int Spoilt = 300;

    private static readonly string[] Codes = [.. HonestDepartement.Indicators.Select(each => each.Code)];

    private static readonly string[] Flows =
    [
        .. HonestDepartement.Indicators.Where(each => !each.IsStock).Select(each => each.Code),
    ];

    public static TheoryData<double, double[]> Multiples =>
        new()
        {
            // In 100, at least, of counts below 20, 50, 100, 200, 500, 1000 and above.
            { 2, [0, 3, 25, 45, 75, 85, 85] },
            { 10, [60, 95, 98, 98, 98, 98, 98] },
            { 0, [8, 65, 95, 98, 98, 98, 98] },
        };

    [Fact]
    public void At_most_2_honest_returns_of_the_third_year_in_100_are_asked_anything()
    {
        int returns = 0;
        Dictionary<string, int> asked = [];
        foreach ((HonestReturn right, _, _) in Draw(Honest))
        {
            returns++;
            foreach (Finding one in right.Judge().Take(1))
            {
                asked[one.Code] = asked.GetValueOrDefault(one.Code) + 1;
            }
        }

        double rate = (double)asked.Values.Sum() / returns;
        double error = Math.Sqrt(rate * (1 - rate) / returns);
        Report($"{returns} returns: {100 * rate:0.00} % ± {100 * error:0.00} ({string.Join(", ", asked)})");
        Assert.True(rate + 2 * error <= 0.02);
    }

    [Theory]
    [MemberData(nameof(Multiples))]
    public void A_count_that_is_so_many_times_itself_is_one_question(double factor, double[] least)
    {
        Dictionary<int, Tally> tallies = [];
        foreach ((HonestReturn spoilt, _, Random random) in Draw(Spoilt))
        {
            string code = Flows[random.Next(Flows.Length)];
            long right = spoilt.Counts[code];
            if (right > 0)
            {
                spoilt.Counts[code] = (long)(right * factor);
                TallyOf(tallies, SizeOf(right)).Add(spoilt.Judge(), one => one.Code == "R30" && IsAbout(one, code));
            }
        }

        Judge($"× {factor}", tallies, least);
    }

    [Fact]
    public void Two_exchanged_counts_are_one_question_that_names_both()
    {
        Dictionary<int, Tally> tallies = [];
        foreach ((HonestReturn spoilt, _, Random random) in Draw(Spoilt))
        {
            string one = Codes[random.Next(Codes.Length)];
            string other = Codes[random.Next(Codes.Length)];
            long less = Math.Min(spoilt.Counts[one], spoilt.Counts[other]);
            if (less > 0 && Math.Max(spoilt.Counts[one], spoilt.Counts[other]) >= 2 * less)
            {
                spoilt.Exchange(one, other);
                TallyOf(tallies, SizeOf(less))
                    .Add(spoilt.Judge(), found => found.Code == "R30E" && IsAbout(found, one) && IsAbout(found, other));
            }
        }

        Judge("exchanged", tallies, [55, 75, 90, 90, 90, 90, 85]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(12)]
    public void A_copied_month_is_one_question_that_names_it(int back)
    {
        Dictionary<int, Tally> tallies = [];
        foreach ((HonestReturn spoilt, _, _) in Draw(Spoilt / 4))
        {
            if (spoilt.Knows(back))
            {
                spoilt.Copy(back);
                TallyOf(tallies, 0)
                    .Add(spoilt.Judge(), one => one.Code == "R32" && one.Expected == spoilt.Before(back).ToString());
            }
        }

        Judge($"copy of {back} months before", tallies, [100]);
    }

    [Fact]
    public void A_forgotten_territory_is_one_question_that_names_it_where_it_can_be_told()
    {
        Dictionary<int, Tally> tallies = [];
        Dictionary<int, Tally> named = [];
        int misnamed = 0;
        foreach ((HonestReturn spoilt, HonestDepartement departement, Random random) in Draw(Spoilt))
        {
            int territory = random.Next(departement.Territories.Count);
            double share = departement.Territories[territory].Values.Average();
            spoilt.Forget(territory);
            IReadOnlyList<Finding> found = spoilt.Judge();
            int size = Array.FindIndex([0.05, 0.1, 0.15, 0.2, 0.3, 1], bound => share < bound);
            TallyOf(tallies, size).Add(found, one => one.Code is "R30T" or "R30G");
            TallyOf(named, size).Add(found, one => one.Expected == HonestReturn.NameOf(territory));
            misnamed += found.Any(one => one.Code == "R30T" && one.Expected != HonestReturn.NameOf(territory)) ? 1 : 0;
        }

        Report($"misnamed: {misnamed} of {tallies.Values.Sum(each => each.Drawn)}");
        Judge("a territory", tallies, [0, 30, 75, 90, 95, 95]);
        Judge("a territory, named", named, [0, 10, 45, 65, 75, 90]);
        Assert.InRange(misnamed, 0, 0.02 * tallies.Values.Sum(each => each.Drawn));
    }

    private static IEnumerable<(HonestReturn Return, HonestDepartement Departement, Random Random)> Draw(int number)
    {
        for (int seed = 0; seed < number; seed++)
        {
            HonestDepartement departement = new(new Random(seed), Months);
            for (int month = ThirdYear; month < Months; month++)
            {
                Random random = new(seed * Months + month);
                if (departement.Sent[month])
                {
                    yield return (new HonestReturn(departement, month, random), departement, random);
                }
            }
        }
    }

    private static int SizeOf(long count) =>
        Array.FindIndex([20, 50, 100, 200, 500, 1000, long.MaxValue], bound => count < bound);

    private static bool IsAbout(Finding found, string code) =>
        found.Found!.Contains(code + " = ", StringComparison.Ordinal);

    private static Tally TallyOf(Dictionary<int, Tally> tallies, int size) =>
        tallies.TryGetValue(size, out Tally? tally) ? tally : tallies[size] = new Tally();

    private void Judge(string fault, Dictionary<int, Tally> tallies, double[] least)
    {
        foreach ((int size, Tally tally) in tallies.OrderBy(pair => pair.Key))
        {
            Report(
                $"{fault}, size {size}: {tally.Drawn} drawn, asked {tally.Asked}, told {tally.Told}, questions {tally.Questions}"
            );
            Assert.True(100 * tally.Told >= least[size] * tally.Drawn, $"{fault}, size {size}");
        }

        // What is asked beside the cause is chance, and other figures that a relation does not tie.
        Assert.True(tallies.Values.Sum(each => each.Questions) <= 1.1 * tallies.Values.Sum(each => each.Asked));
    }

    private void Report(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Returns with a fault: how many, how many were asked anything, rightly, and how many questions in all.</summary>
    private sealed class Tally
    {
        public int Drawn { get; private set; }

        public int Asked { get; private set; }

        public int Told { get; private set; }

        public int Questions { get; private set; }

        public void Add(IReadOnlyList<Finding> found, Func<Finding, bool> isTold)
        {
            Drawn++;
            Asked += found.Count > 0 ? 1 : 0;
            Told += found.Any(isTold) ? 1 : 0;
            Questions += found.Count;
        }
    }
}
