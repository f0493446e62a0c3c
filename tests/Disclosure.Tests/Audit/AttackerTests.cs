using Observatoire.Disclosure.Audit;
using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Tests.Audit;

/// <summary>Tables whose withheld values can be told, worked out by hand: V1 to V10 of the specification of the attacks.</summary>
public sealed class AttackerTests
{
    [Theory]
    [InlineData(1, 4, 4, 4)]
    [InlineData(0, 100, 0, 8)]
    public void V1_knowing_the_rule_tells_two_cells_of_a_known_sum(long lower, long upper, long least, long most) =>
        Assert.Equal(
            new FeasibleRange(least, most),
            Bounds(
                "a",
                [new("total", 8, 0, null), new("a", null, lower, upper), new("b", null, lower, upper)],
                PublicRelation.Total("total", ["a", "b"])
            )
        );

    [Fact]
    public void V2_three_cells_that_are_at_least_one_and_make_three_are_one_each() =>
        Assert.Equal(
            new FeasibleRange(1, 1),
            Bounds(
                "b",
                [new("total", 3, 0, null), Hidden("a", 1), Hidden("b", 1), Hidden("c", 1)],
                PublicRelation.Total("total", ["a", "b", "c"])
            )
        );

    [Theory]
    [InlineData(true, 1, 3)]
    [InlineData(false, 0, 8)]
    public void V3_two_symbols_tell_more_than_one(bool separate, long least, long most)
    {
        PublishedFigure small = separate ? new("11", null, 1, 4) : Hidden("11", 0);
        long atLeast = separate ? 5 : 0;
        Assert.Equal(
            new FeasibleRange(least, most),
            Bounds(
                "11",
                [small, Hidden("12", atLeast), Hidden("21", atLeast), Hidden("22", atLeast), .. Margins(8, 45, 8, 45)],
                Square
            )
        );
    }

    [Theory]
    [InlineData("11", 0, 3)]
    [InlineData("22", 1, 4)]
    public void V4_a_square_gives_an_interval_for_each_cell(string cell, long least, long most) =>
        Assert.Equal(
            new FeasibleRange(least, most),
            Bounds(
                cell,
                [Hidden("11", 0), Hidden("12", 0), Hidden("21", 0), Hidden("22", 0), .. Margins(3, 4, 3, 4)],
                Square
            )
        );

    [Fact]
    public void V5_a_cell_hidden_in_two_tables_beside_different_partners_is_told() =>
        Assert.Equal(
            new FeasibleRange(12, 12),
            Bounds(
                "N1",
                [new("total", 50, 0, null), Hidden("N1", 0), new("N2", 18, 0, null), new("N3", 20, 0, null)],
                PublicRelation.Total("total", ["N1", "N2", "N3"])
            )
        );

    [Fact]
    public void V6_two_moving_sums_tell_the_month_that_drops_out() =>
        Assert.Equal(
            new FeasibleRange(3, 3),
            Bounds(
                "m1",
                [
                    new("year1", 100, 0, null),
                    new("year2", 106, 0, null),
                    Hidden("m1", 1),
                    Hidden("m2..m12", 1),
                    new("m13", 9, 0, null),
                ],
                PublicRelation.Total("year1", ["m1", "m2..m12"]),
                PublicRelation.Total("year2", ["m2..m12", "m13"])
            )
        );

    [Fact]
    public void V7_a_published_zero_is_no_partner() =>
        Assert.Equal(
            new FeasibleRange(3, 3),
            Bounds(
                "a",
                [new("total", 3, 0, null), Hidden("a", 1), new("b", 0, 0, null)],
                PublicRelation.Total("total", ["a", "b"])
            )
        );

    [Fact]
    public void V8_a_total_rounded_to_five_leaves_five_values() =>
        Assert.Equal(
            new FeasibleRange(3, 7),
            Bounds(
                "a",
                [Hidden("total", 0), Hidden("a", 0), new("others", 45, 0, null)],
                PublicRelation.Total("total", ["a", "others"]),
                PublicRelation.Rounded("total", 50, 5)
            )
        );

    [Fact]
    public void V9_a_rate_of_a_known_population_tells_the_count() =>
        Assert.Equal(new FeasibleRange(4, 4), Bounds("a", [Hidden("a", 1)], PublicRelation.Rate("a", 36, 1000, 1103)));

    [Fact]
    public void V9_a_rate_to_one_decimal_tells_each_small_count_of_each_small_population()
    {
        int told = 0;
        for (int population = 500; population <= 5000; population += 50)
        {
            for (int count = 1; count <= 4; count++)
            {
                long tenths = (long)Math.Round(10_000m * count / population, MidpointRounding.AwayFromZero);
                FeasibleRange bounds = Bounds(
                    "a",
                    [Hidden("a", 1)],
                    PublicRelation.Rate("a", tenths, 1000, population)
                );
                told += bounds == new FeasibleRange(count, count) ? 1 : 0;
            }
        }

        Assert.Equal(364, told);
    }

    [Fact]
    public void V10_a_late_departement_is_the_difference_of_two_editions() =>
        Assert.Equal(
            new FeasibleRange(7, 7),
            Bounds(
                "late",
                [new("edition1", 143, 0, null), new("edition2", 150, 0, null), Hidden("others", 1), Hidden("late", 1)],
                PublicRelation.Total("edition1", ["others"]),
                PublicRelation.Total("edition2", ["others", "late"])
            )
        );

    [Fact]
    public void Two_withheld_cells_in_every_row_and_column_can_still_be_told()
    {
        // Two squares joined by one cell: what enters a square leaves it by that cell only.
        string[] hidden = ["11", "12", "21", "22", "33", "34", "43", "44", "23"];
        List<PublishedFigure> figures = [];
        List<PublicRelation> relations = [];
        long Value(int row, int column) => 10 + (row * 7) + (column * 3);
        for (int at = 1; at <= 4; at++)
        {
            int line = at;
            int[] others = [1, 2, 3, 4];
            figures.AddRange(
                others.Select(column =>
                    hidden.Contains($"{line}{column}")
                        ? Hidden($"{line}{column}", 1)
                        : new PublishedFigure($"{line}{column}", Value(line, column), 1, null)
                )
            );
            figures.Add(new($"row{line}", others.Sum(column => Value(line, column)), 0, null));
            figures.Add(new($"column{line}", others.Sum(row => Value(row, line)), 0, null));
            relations.Add(PublicRelation.Total($"row{line}", others.Select(column => $"{line}{column}")));
            relations.Add(PublicRelation.Total($"column{line}", others.Select(row => $"{row}{line}")));
        }

        Assert.All(
            Enumerable.Range('1', 4).Select(line => (char)line),
            line =>
            {
                Assert.True(hidden.Count(cell => cell[0] == line) >= 2);
                Assert.True(hidden.Count(cell => cell[1] == line) >= 2);
            }
        );
        Assert.Equal(new FeasibleRange(Value(2, 3), Value(2, 3)), Bounds("23", figures, [.. relations]));
        Assert.True(Bounds("11", figures, [.. relations]).Width > 0);
    }

    [Fact]
    public void Whole_numbers_tell_more_than_fractions()
    {
        // 2a + 2b + c is odd and at most 3, so c is odd: fractions would allow c = 2.
        FeasibleRange bounds = Bounds(
            "c",
            [Hidden("a", 0), Hidden("b", 0), new("c", null, 0, 2)],
            new PublicRelation([new("a", 2), new("b", 2), new("c", 1)], 3, 3)
        );

        Assert.Equal(new FeasibleRange(1, 1), bounds);
    }

    [Fact]
    public void An_insider_puts_in_his_own_figures()
    {
        PublishedFigure[] figures = [new("region", 12, 0, null), Hidden("mine", 1), Hidden("theirs", 1)];
        PublicRelation total = PublicRelation.Total("region", ["mine", "theirs"]);
        using Attacker insider = new(
            new Publication(figures, [total]),
            new Dictionary<string, long>(StringComparer.Ordinal) { ["mine"] = 5 }
        );

        Assert.Equal(new FeasibleRange(7, 7), insider.Bounds("theirs"));
        Assert.Equal(new FeasibleRange(1, 11), Bounds("theirs", figures, total));
    }

    [Fact]
    public void Nothing_bounds_a_figure_that_nothing_is_said_of() =>
        Assert.Equal(
            new FeasibleRange(1, null),
            Bounds("a", [Hidden("a", 1), Hidden("total", 1)], PublicRelation.NotAbove("a", "total"))
        );

    private static PublicRelation[] Square =>
        [
            PublicRelation.Total("row1", ["11", "12"]),
            PublicRelation.Total("row2", ["21", "22"]),
            PublicRelation.Total("column1", ["11", "21"]),
            PublicRelation.Total("column2", ["12", "22"]),
        ];

    private static PublishedFigure[] Margins(long row1, long row2, long column1, long column2) =>
        [
            new("row1", row1, 0, null),
            new("row2", row2, 0, null),
            new("column1", column1, 0, null),
            new("column2", column2, 0, null),
        ];

    private static PublishedFigure Hidden(string identity, long lower) => new(identity, null, lower, null);

    private static FeasibleRange Bounds(
        string identity,
        IEnumerable<PublishedFigure> figures,
        params PublicRelation[] relations
    )
    {
        using Attacker reader = new(new Publication(figures, relations), ProductRules.NothingOwn);
        return reader.Bounds(identity);
    }
}
