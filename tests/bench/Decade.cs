using Observatoire.Statistics.Indicators;

namespace Observatoire.Bench;

/// <summary>
/// Ten years of figures: 120 months, 101 départements, 70 indicators of 12 categories, one in 33 missing. They are a formula,
/// which a peer computes for itself.
/// </summary>
internal sealed class Decade
{
    public const int Departements = 101;
    public const int Categories = 12;
    public const int Cells = 70 * Categories;

    private const long Modulus = 2_147_483_647;

    // The medians are told in hundreds: their sum is too large for an integer.
    private const double Medians = 100;

    // The nation, 18 régions and six axes of three or four values: 39 groups.
    private static readonly int[] AxisValues = [1, 18, 3, 4, 3, 4, 3, 3];

    private readonly MonthColumns[] columns;
    private readonly GroupStatistics[][] found;

    public Decade(int months)
    {
        columns = [.. Enumerable.Range(0, months).Select(Make)];
        Groupings =
        [
            .. AxisValues.Select(
                (_, axis) => new Grouping($"k{axis}", Members.Select(each => $"{GroupOf(axis, each)}"))
            ),
        ];
        Aggregation = new GroupAggregation(Groupings, Members.Select(PopulationOf));
        found = [.. columns.Select(each => new GroupStatistics[each.Cells * Aggregation.Groups])];
    }

    public Grouping[] Groupings { get; }

    private static IEnumerable<int> Members => Enumerable.Range(0, Departements);

    private GroupAggregation Aggregation { get; }

    /// <summary>Every statistic of every month.</summary>
    public void ComputeAll(int threads) =>
        Parallel.For(
            0,
            columns.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            month => Aggregation.Compute(columns[month], found[month])
        );

    /// <summary>A return received again: the figures of one département in a month one higher, and the month again.</summary>
    public void Resubmit(int month, int departement)
    {
        long[] figures = new long[Cells];
        for (int cell = 0; cell < Cells; cell++)
        {
            long value = columns[month].ValueOf(cell, departement);
            figures[cell] = value == MonthColumns.Missing ? value : value + 100;
        }

        columns[month].Set(departement, figures);
        Aggregation.Compute(columns[month], found[month]);
    }

    /// <summary>What a peer must find too: the number of values and the medians, added up by grouping.</summary>
    public Dictionary<string, int> Summary() => Summary(found);

    /// <summary>The same of one month.</summary>
    public Dictionary<string, int> SummaryOf(int month) => Summary([found[month]]);

    private Dictionary<string, int> Summary(GroupStatistics[][] months)
    {
        Dictionary<string, int> summary = new(StringComparer.Ordinal);
        for (int grouping = 0; grouping < Groupings.Length; grouping++)
        {
            long count = 0;
            double medians = 0;
            foreach (GroupStatistics[] month in months)
            {
                for (int cell = 0; cell < Cells; cell++)
                {
                    int first = cell * Aggregation.Groups + Aggregation.FirstOf(grouping);
                    for (int group = 0; group < Groupings[grouping].Groups.Count; group++)
                    {
                        ref GroupStatistics each = ref month[first + group];
                        count += each.Count;
                        medians += each.Count > 0 ? each.Median : 0;
                    }
                }
            }

            summary[$"k{grouping} values"] = (int)count;
            summary[$"k{grouping} medians"] = (int)Math.Round(medians / Medians);
        }

        return summary;
    }

    private static MonthColumns Make(int month)
    {
        MonthColumns made = new(Cells, Departements);
        long[] figures = new long[Cells];
        foreach (int departement in Members)
        {
            for (int cell = 0; cell < Cells; cell++)
            {
                long drawn = (month * 7919L + departement * 104729L + cell * 1299709L + 1) * 48271 % Modulus;
                figures[cell] = drawn % 33 == 0 ? MonthColumns.Missing : 100 * (drawn % 10007);
            }

            made.Set(departement, figures);
        }

        return made;
    }

    private static int GroupOf(int axis, int departement) => departement * (axis + 3) % AxisValues[axis];

    private static double PopulationOf(int departement) => 50 + departement * 37 % 2500;
}
