using Observatoire.Returns.Outliers;

namespace Observatoire.Returns.Tests.Outliers;

/// <summary>The worked example of docs/methods/outliers.md, its steps computed with Python.</summary>
public sealed class PastCountsTests
{
    // Two years of requests, January first; the return is of the January after.
    private static readonly double[] Requests =
    [
        240,
        232,
        251,
        238,
        236,
        241,
        214,
        188,
        256,
        252,
        245,
        226,
        251,
        240,
        249,
        252,
        241,
        255,
        222,
        199,
        263,
        268,
        249,
        240,
    ];

    private static readonly ExpectationBounds Bounds = new(Chance: 1.5, StockChance: 0.3, Fewest: 6);
    private static readonly CountScale Scale = new(0.03);

    [Fact]
    public void Two_years_lead_to_three_guesses_and_what_surprises_beside_all_of_them()
    {
        Expectation expected = Expect(Requests)!;

        // Carried by twelve months, 261.0; by the last three, 265.9; the level of the last three months, 249.0.
        Assert.Equal(
            [31.18634991891055, 31.454683973769328, 30.507283656498824],
            expected.References.Select(each => each.Place),
            (one, other) => Math.Abs(one - other) < 1e-9
        );
        Assert.All(expected.References, each => Assert.Equal(Math.Sqrt(3), each.Error, 9));
        (double low, double high) = expected.Within(3);
        Assert.Equal((167.63347, 370.67191), (Math.Round(Scale.CountAt(low), 5), Math.Round(Scale.CountAt(high), 5)));
        Assert.Equal(6.085220994640471, expected.Surprise(Scale.Place(502)), 9);
        Assert.Equal(0, expected.Surprise(Scale.Place(251)));
    }

    [Fact]
    public void The_same_month_of_no_year_before_lets_expect_nothing()
    {
        Assert.Null(Expect(Requests[^11..]));
        double[] unsent = [.. Requests];
        unsent[12] = unsent[0] = double.NaN;
        Assert.Null(Expect(unsent));
    }

    [Fact]
    public void The_year_before_that_serves_where_the_last_was_not_sent()
    {
        double[] longer = [.. Requests[..12], .. Requests];
        longer[24] = double.NaN;

        Assert.Equal(2, Expect(longer)!.References.Count);
    }

    [Fact]
    public void A_month_that_was_doubled_moves_no_guess_of_those_after()
    {
        double[] doubled = [.. Requests];
        doubled[17] *= 2;

        Assert.Equal(
            Expect(Requests)!.References.Select(each => Math.Round(Scale.CountAt(each.Place), 0)),
            Expect(doubled)!.References.Select(each => Math.Round(Scale.CountAt(each.Place), 0)),
            (one, other) => Math.Abs(one - other) <= 3
        );
    }

    [Fact]
    public void What_moves_more_than_chance_is_judged_by_how_it_moves()
    {
        double[] wild = [.. Requests.Select((count, at) => count * (at * at * 7 % 11 + 5) / 10)];

        Assert.All(Expect(wild)!.References, each => Assert.True(each.Error > Math.Sqrt(3)));
    }

    [Fact]
    public void A_stock_is_judged_more_closely_and_a_short_past_less()
    {
        double[] steady = [.. Requests.Select(_ => 250d)];

        Assert.Equal(Math.Sqrt(0.6), Expect(steady, isStock: true)!.Best.Error, 9);
        Assert.Equal(2 * Math.Sqrt(3), Expect(steady[^15..])!.References[0].Error, 9);
    }

    private static Expectation? Expect(double[] counts, bool isStock = false)
    {
        double[] past = new double[PastCounts.Months + 1];
        Array.Fill(past, double.NaN);
        for (int back = 1; back <= counts.Length; back++)
        {
            past[back] = double.IsNaN(counts[^back]) ? double.NaN : Scale.Place(counts[^back]);
        }

        return PastCounts.Expect(past, isStock, Bounds);
    }
}
