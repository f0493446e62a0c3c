using Observatoire.Disclosure.Audit;
using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;
using static Observatoire.Disclosure.Tests.Releases.SmallCountry;

namespace Observatoire.Disclosure.Tests.Releases;

public sealed class ReleaseProtectionTests
{
    private static readonly DisclosureRules Rules = ProductRules.Read();
    private static readonly ReferenceMonth February = January.PlusMonths(1);

    [Fact]
    public void A_small_figure_is_withheld_with_what_would_give_it_away_and_its_totals_stay()
    {
        ProtectedRelease release = Protect(Of(January, Stocks(("A2", 7))));

        Assert.Equal(CellState.Withheld, Sum(release, "FIN", "A2").State);
        Assert.Empty(release.Audit.Faults);
        Assert.Equal(247, release.Table!["FIN", January, Area.France, Measure.Sum].Value);
        Assert.Equal(147, release.Table["FIN", January, Area.Region("A"), Measure.Sum].Value);
        // One other would do for readers, and would then know it.
        Assert.Equal(3, Withheld(release, "FIN").Count());
    }

    [Fact]
    public void A_true_zero_and_a_figure_at_the_threshold_are_told()
    {
        ProtectedRelease release = Protect(Of(January, Stocks(("A2", 0), ("A3", 11))));

        Assert.Empty(Withheld(release, "FIN"));
        Assert.Equal(0, Sum(release, "FIN", "A2").Value);
        Assert.Equal(11, Sum(release, "FIN", "A3").Value);
    }

    [Fact]
    public void What_a_rule_of_the_nomenclature_would_give_away_is_withheld_too()
    {
        ProtectedRelease release = Protect(
            Of(
                January,
                [.. All("DEB", 100), .. All("OUV", 30, ("A1", 7)), .. All("CLO", 20), .. All("FIN", 110, ("A1", 87))]
            )
        );

        Assert.Empty(release.Audit.Faults);
        Assert.Equal(CellState.Withheld, Sum(release, "OUV", "A1").State);
        Assert.Contains(new[] { "DEB", "CLO", "FIN" }, other => Sum(release, other, "A1").State == CellState.Withheld);
    }

    [Fact]
    public void A_stock_withheld_at_the_end_of_a_month_is_withheld_at_the_start_of_the_next()
    {
        ProtectedRelease release = Protect(
            Of(January, All("FIN", 60, ("A1", 5))),
            Of(February, All("DEB", 60, ("A1", 5)))
        );

        Assert.Empty(release.Audit.Faults);
        Assert.Equal(CellState.Withheld, release.Table!["DEB", February, Area.Departement("A1"), Measure.Sum].State);
        Assert.Equal(
            Withheld(release, "FIN").Select(key => key.Area),
            Withheld(release, "DEB", February).Select(key => key.Area)
        );
    }

    [Fact]
    public void Both_sides_of_a_ratio_follow_the_figures_they_are_made_of()
    {
        Dictionary<CellKey, IndicatorCell> cells = new(
            Of(January, [.. All("DEB", 100), .. All("OUV", 30, ("A1", 7))]).Cells
        );
        foreach (string code in Codes)
        {
            double opened = code == "A1" ? 7 : 30;
            CellKey key = new("TX", January, Area.Departement(code), Measure.Numerator);
            Add(cells, key, 100 * opened);
            Add(cells, key with { Measure = Measure.Denominator }, 100);
            Add(cells, key with { Measure = Measure.Ratio }, opened);
        }

        ProtectedRelease release = Protect(new IndicatorTable(January, Edition, cells));

        Assert.Empty(release.Audit.Faults);
        foreach (string code in Codes)
        {
            Area area = Area.Departement(code);
            CellState state = Sum(release, "OUV", code).State;
            Assert.Equal(state, release.Table!["TX", January, area, Measure.Numerator].State);
            Assert.Equal(state, release.Table["TX", January, area, Measure.Ratio].State);
            Assert.Equal(100, release.Table["TX", January, area, Measure.Denominator].Value);
        }
    }

    [Fact]
    public void Staff_counts_too_even_where_only_a_side_of_a_ratio_tells_it()
    {
        Dictionary<CellKey, IndicatorCell> cells = new(Of(January, All("ETP", 40)).Cells);
        foreach (string code in Codes)
        {
            CellKey key = new("CHG", January, Area.Departement(code), Measure.Denominator);
            Add(cells, key, code == "A1" ? 10.99 : 30);
        }

        ProtectedRelease release = Protect(new IndicatorTable(January, Edition, cells));

        Assert.Equal(
            CellState.Withheld,
            release.Table!["CHG", January, Area.Departement("A1"), Measure.Denominator].State
        );
        Assert.Equal(30, release.Table["CHG", January, Area.Departement("A2"), Measure.Denominator].Value);
    }

    [Fact]
    public void A_departement_that_comes_late_is_not_told_by_the_difference_of_two_releases()
    {
        IndicatorTable without = Of(January, [.. Stocks().Where(each => each.Area != "A2")]);
        ProtectedRelease before = Protect(without);
        Assert.Empty(Withheld(before, "FIN"));

        ProtectedRelease after = Protect(
            [Of(January, Stocks(("A2", 7)))],
            [new EarlierMonth(without, NothingWithheld)]
        );

        // All the others of its région were told: the totals it enters are all that can hide it.
        Assert.Empty(after.Audit.Faults);
        Assert.Equal(CellState.Withheld, Sum(after, "FIN", "A2").State);
        Assert.Equal(CellState.Withheld, after.Table!["FIN", January, Area.Region("A"), Measure.Sum].State);
        Assert.Equal(CellState.Withheld, after.Table["FIN", January, Area.France, Measure.Sum].State);
    }

    [Fact]
    public void What_a_release_told_is_told_again_and_what_it_withheld_stays_so()
    {
        IndicatorTable month = Of(January, Stocks(("A2", 7)));
        ProtectedRelease first = Protect(month);
        IndicatorTable revised = Of(January, Stocks(("A2", 70)));

        ProtectedRelease second = Protect([revised], [new EarlierMonth(month, first.Withheld[January])]);

        Assert.Empty(second.Audit.Faults);
        foreach (string code in Codes.Where(code => code != "A2"))
        {
            Assert.Equal(Sum(first, "FIN", code).State, Sum(second, "FIN", code).State);
        }
    }

    [Fact]
    public void The_same_release_again_withholds_the_same()
    {
        IndicatorTable month = Of(January, Stocks(("A2", 7), ("B1", 3)));
        ProtectedRelease first = Protect(month);
        ProtectedRelease second = Protect([month], [new EarlierMonth(month, first.Withheld[January])]);

        Assert.Equal(first.Withheld[January], second.Withheld[January]);
    }

    [Fact]
    public void What_an_earlier_release_told_too_closely_is_said_and_made_no_worse()
    {
        IndicatorTable month = Of(January, Stocks(("A2", 7)));
        HashSet<CellKey> alone = [.. Protect(month).Withheld[January].Where(key => key.Area == Area.Departement("A2"))];

        ProtectedRelease release = Protect([month], [new EarlierMonth(month, alone)]);

        Assert.NotNull(release.Table);
        Assert.Equal(CellState.Withheld, Sum(release, "FIN", "A2").State);
        AuditFault told = Assert.Single(release.ToldBefore);
        Assert.Equal(("2026-01|FIN|Sum|Departement|A2", new FeasibleRange(7, 7)), (told.Identity, told.Bounds));
    }

    [Fact]
    public void A_quantile_is_told_only_where_a_reader_could_compute_it()
    {
        ProtectedRelease release = Protect(Of(January, Stocks(("A2", 7), ("B1", 400), ("B2", 300))));

        Assert.Equal(CellState.Withheld, Told(Area.Region("A"), Measure.Median).State);
        Assert.Equal(350, Told(Area.Region("B"), Measure.Median).Value);
        Assert.Equal(CellState.Withheld, Told(Area.France, Measure.Median).State);
        // What is left of the total of région A lets none of its départements reach 300.
        Assert.Equal(350, Told(Area.France, Measure.Percentile90).Value);

        IndicatorCell Told(Area area, Measure measure) => release.Table!["FIN", January, area, measure];
    }

    [Fact]
    public void A_territory_is_not_found_from_its_departement_and_the_other_territories()
    {
        ProtectedRelease release = Protect(
            Of(
                January,
                [
                    .. Stocks(("A1", 100)),
                    ("FIN", "A1/T1", 5),
                    ("FIN", "A1/T2", 45),
                    ("FIN", "A1/T3", 30),
                    ("FIN", "A1/T4", 20),
                ]
            )
        );

        Assert.Empty(release.Audit.Faults);
        Assert.Equal(CellState.Withheld, release.Table!["FIN", January, Area.Territory("A1", "T1"), Measure.Sum].State);
        Assert.Equal(2, Withheld(release, "FIN").Count(key => key.Area.Level == AreaLevel.Territory));
        Assert.Equal(100, Sum(release, "FIN", "A1").Value);
    }

    [Fact]
    public void The_certificate_says_what_was_attacked_by_whom_and_what_was_not()
    {
        ProtectedRelease release = Protect(Of(January, Stocks(("A2", 7))));

        DisclosureCertificate certificate = release.Certificate;
        Assert.Contains(AttackKind.OneDepartement, certificate.Attacks);
        Assert.Equal([AttackKind.SeveralDepartements, AttackKind.OutsideKnowledge], certificate.NotAttacked);
        Assert.Equal([new(AttackerKind.Reader, 1), new(AttackerKind.Departement, 6)], certificate.Attackers);
        Assert.True(certificate.NarrowestWidth >= Rules.Threshold);
        Assert.Equal(release.Audit.Cells.Length, certificate.AttackedFigures);
        Assert.Equal(0, certificate.Faults);
    }

    [Fact]
    public void A_figure_that_the_edition_does_not_define_is_refused()
    {
        CellKey key = new("XYZ", January, Area.France, Measure.Sum);
        IndicatorTable table = new(
            January,
            Edition,
            [KeyValuePair.Create(key, new IndicatorCell(7, CellState.Complete))]
        );

        Assert.Throws<InvalidDataException>(() => Protect(table));
    }

    /// <summary>Months of chance, each released again with a return corrected: no release tells what another hides.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Chance_finds_nothing_in_two_releases_of_two_months(int seed)
    {
        Random chance = new(seed);
        IndicatorTable[] first = Draw(chance, null);
        ProtectedRelease before = Protect(first);
        Assert.Empty(before.Audit.Faults);

        IndicatorTable[] second = Draw(new Random(seed), chance);
        ProtectedRelease after = Protect(
            second,
            [.. first.Select(month => new EarlierMonth(month, before.Withheld[month.Month]))]
        );

        Assert.Empty(after.Audit.Faults);
    }

    private static readonly HashSet<CellKey> NothingWithheld = [];

    private static IndicatorTable[] Draw(Random chance, Random? correction)
    {
        Dictionary<string, double> stock = Codes.ToDictionary(code => code, _ => Small(chance) + 20);
        List<IndicatorTable> months = [];
        foreach (ReferenceMonth month in new[] { January, February })
        {
            List<(string, string, double)> given = [];
            foreach (string code in Codes)
            {
                double opened = Small(chance);
                double closed = Math.Min(Small(chance), stock[code]);
                if (correction?.Next(4) == 0)
                {
                    opened += correction.Next(1, 9);
                }

                given.Add(("DEB", code, stock[code]));
                given.Add(("OUV", code, opened));
                given.Add(("CLO", code, closed));
                stock[code] += opened - closed;
                given.Add(("FIN", code, stock[code]));
                given.Add(("CPX", code, Math.Floor(stock[code] / 3)));
            }

            months.Add(Of(month, [.. given]));
        }

        return [.. months];
    }

    private static double Small(Random chance) =>
        chance.Next(4) == 0 ? 0 : Math.Floor(Math.Exp(chance.NextDouble() * 5));

    private static (string Indicator, string Area, double Value)[] Stocks(params (string Code, double Value)[] but) =>
        All("FIN", 50, [("A1", 40), .. but]);

    private static ProtectedRelease Protect(params IndicatorTable[] months) => Protect(months, []);

    private static ProtectedRelease Protect(IndicatorTable[] months, EarlierMonth[] earlier) =>
        WholeRelease.Protect(months, earlier, Rules, ProductRules.Chance);

    private static IndicatorCell Sum(ProtectedRelease release, string indicator, string code) =>
        release.Table![indicator, January, Area.Departement(code), Measure.Sum];

    private static IEnumerable<CellKey> Withheld(
        ProtectedRelease release,
        string indicator,
        ReferenceMonth? month = null
    ) =>
        from area in Codes
            .Select(Area.Departement)
            .Concat([Area.France, Area.Region("A"), Area.Region("B")])
            .Concat(Enumerable.Range(1, 4).Select(rank => Area.Territory("A1", $"T{rank}")))
        let key = new CellKey(indicator, month ?? January, area, Measure.Sum)
        where release.Table![key].State == CellState.Withheld
        select key;
}
