using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;
using static Observatoire.Disclosure.Tests.Releases.SmallCountry;

namespace Observatoire.Disclosure.Tests.Releases;

/// <summary>
/// Months that are as the release before told them are left out of the tables and of the audit, but where a stock ties them to a
/// month that is chosen: what is left out is irrelevant, the same is withheld and the verdict is the same.
/// </summary>
public sealed class SettledMonthTests
{
    private const int Months = 8;

    private static readonly DisclosureRules Rules = ProductRules.Read();

    private static readonly EditionSeries Series = new([Edition]);

    /// <summary>One month corrected and one new, in nations of chance.</summary>
    [Theory]
    [InlineData(1, 20)]
    [InlineData(2, 20)]
    [InlineData(3, 20)]
    [InlineData(4, 20)]
    [InlineData(5, 20)]
    [InlineData(6, 20)]
    [InlineData(3, 6)]
    [InlineData(4, 6)]
    [InlineData(5, 6)]
    [InlineData(7, 6)]
    public void What_is_left_out_changes_nothing(int seed, int smallOneIn)
    {
        IndicatorTable[] first = [.. Draw(new Random(seed), smallOneIn, null).Take(Months - 1)];
        ProtectedRelease before = WholeRelease.Protect(first, [], Rules);
        Assert.Empty(before.Audit.Faults);
        EarlierMonth[] earlier = [.. first.Select(month => new EarlierMonth(month, before.Withheld[month.Month]))];
        IndicatorTable[] second = [.. Draw(new Random(seed), smallOneIn, seed % (Months - 1))];

        ProtectedRelease whole = WholeRelease.Protect(second, earlier, Rules);
        ProtectedRelease lean = Lean(second, earlier, out int left);

        Assert.True(left > 0);
        Assert.Equal(whole.Audit.Faults, lean.Audit.Faults);
        foreach (IndicatorTable month in second)
        {
            Assert.Equal(
                whole.Withheld[month.Month].Select(key => key.ToString()).Order(StringComparer.Ordinal),
                lean.Withheld[month.Month].Select(key => key.ToString()).Order(StringComparer.Ordinal)
            );
            Assert.All(month.Cells.Keys, key => Assert.Equal(whole.Table![key], lean.Table![key]));
        }
    }

    /// <summary>The stock withheld at the end of January is that of the start of February: a month left out would give it away.</summary>
    [Fact]
    public void A_stock_that_is_withheld_ties_a_settled_month_to_the_next()
    {
        IndicatorTable january = Of(January, Stock("FIN", 5));
        ProtectedRelease before = WholeRelease.Protect([january], [], Rules);
        EarlierMonth told = new(january, before.Withheld[January]);
        SettledMonth settled = SettledMonth.Read(Series, told.Withheld);
        Assert.True(settled.ClosesWithheld && !settled.OpensWithheld);

        ProtectedRelease after = Lean([january, Of(January.PlusMonths(1), Stock("DEB", 5))], [told], out int left);

        Assert.Equal(0, left);
        Assert.Empty(after.Audit.Faults);
        Assert.Equal(
            before.Withheld[January].Select(key => key.Area).Order(AreaOrder),
            after.Withheld[January.PlusMonths(1)].Select(key => key.Area).Order(AreaOrder)
        );
    }

    /// <summary>A stock told at the end of January cannot be withheld at the start of February.</summary>
    [Fact]
    public void What_a_settled_month_told_of_a_stock_stays_known()
    {
        IndicatorTable january = Of(January, Stock("FIN", 40));
        EarlierMonth told = new(january, new HashSet<CellKey>());
        IndicatorTable february = Of(
            January.PlusMonths(1),
            [.. Stock("DEB", 40), .. Codes.Select(code => ("OUV", code, code == "A1" ? 3d : 50d))]
        );

        ProtectedRelease after = Lean([january, february], [told], out int left);

        Assert.Equal(1, left);
        Assert.Empty(after.Audit.Faults);
        Assert.DoesNotContain(after.Withheld[february.Month], key => key.Indicator == "DEB");
    }

    private static Comparer<Area> AreaOrder { get; } =
        Comparer<Area>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()));

    /// <summary>As the service does it; also how many months were neither chosen nor attacked.</summary>
    private static ProtectedRelease Lean(IndicatorTable[] months, EarlierMonth[] earlier, out int left)
    {
        Dictionary<ReferenceMonth, EarlierMonth> told = earlier.ToDictionary(month => month.Figures.Month);
        Dictionary<ReferenceMonth, SettledMonth?> settled = months.ToDictionary(
            month => month.Month,
            month =>
                told.TryGetValue(month.Month, out EarlierMonth? before)
                && before.Figures.Cells.All(pair =>
                    month.Cells.TryGetValue(pair.Key, out IndicatorCell cell) && cell == pair.Value
                )
                    ? SettledMonth.Read(Series, before.Withheld)
                    : null
        );
        IReadOnlySet<ReferenceMonth> tied = SettledMonth.TiedTo(settled);
        ReleaseProtection protection = new(Rules, ProductRules.Chance);
        foreach (IndicatorTable month in months)
        {
            if (settled[month.Month] is null)
            {
                protection.Add(
                    protection.Prepare(
                        month.Month,
                        month,
                        told.TryGetValue(month.Month, out EarlierMonth? before) ? [before] : []
                    )
                );
            }
            else
            {
                protection.AddSettled(month, told[month.Month].Withheld, tied.Contains(month.Month));
            }
        }

        left = settled.Count(pair => pair.Value is not null && !tied.Contains(pair.Key));
        return protection.Complete();
    }

    /// <summary>Stocks and flows of chance, month after month; in one month A3 and B2 opened more.</summary>
    private static IEnumerable<IndicatorTable> Draw(Random chance, int smallOneIn, int? corrected)
    {
        Dictionary<string, double> stock = Codes.ToDictionary(code => code, _ => (double)chance.Next(100, 300));
        for (int at = 0; at < Months; at++)
        {
            List<(string, string, double)> given = [];
            foreach (string code in Codes)
            {
                double opened = chance.Next(smallOneIn) == 0 ? chance.Next(0, 11) : chance.Next(11, 90);
                double closed = Math.Min(chance.Next(11, 90), stock[code]);
                double more = at == corrected && code is "A3" or "B2" ? 4 : 0;
                given.Add(("DEB", code, stock[code]));
                given.Add(("OUV", code, opened + more));
                given.Add(("CLO", code, closed + more));
                stock[code] += opened - closed;
                given.Add(("FIN", code, stock[code]));
                given.Add(("CPX", code, Math.Floor(stock[code] / 3)));
            }

            yield return Of(January.PlusMonths(at), [.. given]);
        }
    }

    private static (string Indicator, string Area, double Value)[] Stock(string indicator, double ofFirst) =>
        [.. Codes.Select(code => (indicator, code, code == "A1" ? ofFirst : 50d))];
}
