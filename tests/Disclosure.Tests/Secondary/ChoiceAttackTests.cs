using System.Collections.Immutable;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Secondary;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;

namespace Observatoire.Disclosure.Tests.Secondary;

/// <summary>
/// G15, V16: whoever has this program runs it on each table he imagines, and keeps those for which it withholds what it withheld.
/// Without the key he excludes nothing: each small value is that of a table he keeps.
/// </summary>
public sealed class ChoiceAttackTests
{
    private const int KeysTried = 20;

    private static readonly DisclosureRules Rules = ProductRules.Read();

    [Theory]
    [InlineData(6)]
    [InlineData(1)]
    [InlineData(10)]
    public void Running_the_program_on_every_table_excludes_no_small_value(int small)
    {
        int[] truth = [small, 20, 21, 25, 18, 30];
        ImmutableSortedSet<string> published = Choose(truth, Key(1_000));
        int[] withheld = [.. Enumerable.Range(0, truth.Length).Where(at => published.Contains($"D{at}"))];
        Assert.Equal(3, withheld.Length);
        HashSet<int>[] possible = [.. withheld.Select(_ => new HashSet<int>())];
        foreach (int[] table in Imagined(truth, withheld))
        {
            bool isNews = Enumerable
                .Range(0, 3)
                .Any(at => table[withheld[at]] <= Rules.Threshold && !possible[at].Contains(table[withheld[at]]));
            if (isNews && Enumerable.Range(0, KeysTried).Any(key => Choose(table, Key(key)).SetEquals(published)))
            {
                for (int at = 0; at < withheld.Length; at++)
                {
                    possible[at].Add(table[withheld[at]]);
                }
            }
        }

        Assert.All(possible, values => Assert.Empty(Enumerable.Range(1, Rules.Threshold).Except(values)));
    }

    [Fact]
    public void The_same_key_chooses_the_same_and_another_key_otherwise()
    {
        HashSet<string> patterns =
        [
            .. Enumerable
                .Range(0, 20)
                .Select(seed => string.Join(' ', Choose([6, 20, 21, 25, 18, 30], Key(seed)).Order())),
        ];

        Assert.True(patterns.Count > 3, $"{patterns.Count} patterns");
        Assert.Equal(Choose([6, 20, 21, 25, 18, 30], Key(7)), Choose([6, 20, 21, 25, 18, 30], Key(7)));
        Assert.Equal(Key(7).Name, Key(7).Name);
        Assert.NotEqual(Key(7).Name, Key(8).Name);
    }

    [Fact]
    public void A_key_that_can_be_guessed_is_refused() =>
        Assert.Throws<ArgumentException>(() => new CostChance(new byte[CostChance.ShortestKey - 1]));

    /// <summary>Every table with the same sum of what is withheld, one of it small at least.</summary>
    private static IEnumerable<int[]> Imagined(int[] truth, int[] withheld)
    {
        int sum = withheld.Sum(at => truth[at]);
        for (int first = 1; first <= Rules.Threshold; first++)
        {
            // A large one first: most tables kept have one small value only.
            int[] others = [.. Enumerable.Range(1, sum - first - 1).OrderBy(second => second <= Rules.Threshold)];
            foreach (int second in others)
            {
                int[] values = [first, second, sum - first - second];
                for (int turn = 0; turn < 3 && values.Any(value => value < Rules.Threshold); turn++)
                {
                    int[] table = [.. truth];
                    for (int at = 0; at < 3; at++)
                    {
                        table[withheld[at]] = values[(at + turn) % 3];
                    }

                    yield return table;
                }
            }
        }
    }

    /// <summary>Départements of one région, whose total is told.</summary>
    private static ImmutableSortedSet<string> Choose(int[] parts, CostChance chance)
    {
        long[] all = [.. parts.Select(part => (long)part)];
        LinkedTables tables = new(
            [
                .. all.Select((value, at) => Cell($"D{at}", value) with { KnownTo = $"D{at}", Worth = 10 }),
                Cell("region", all.Sum()) with
                {
                    Worth = 10 * all.Length,
                },
            ],
            [PublicRelation.Total("region", all.Select((_, at) => $"D{at}"))]
        );
        return SecondarySuppression
            .Suppress(
                tables,
                Rules.Sensitive(tables),
                ProductRules.NoneKept,
                new SuppressionOptions(SuppressionCost.Worth, Rules.Insiders, SearchEffort.Usual, chance)
            )
            .Withheld;
    }

    private static LinkedCell Cell(string identity, long value) => new() { Identity = identity, Value = value };

    private static CostChance Key(int seed)
    {
        byte[] key = new byte[CostChance.ShortestKey];
        new Random(seed).NextBytes(key);
        return new CostChance(key);
    }
}
