using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Formats.Nomenclature;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;

namespace Observatoire.Simulation.Tests;

/// <summary>What a reader of a release of the nation computes who knows no more than subtraction.</summary>
public sealed class ReleasedNationTests
{
    private static readonly DisclosureRules Rules = NomenclatureFolder.ReadDisclosureRules(Repository.Nomenclature);
    private static readonly IReadOnlyList<IndicatorTable> Months = DefaultNation.OfClock.Value.Tables;
    private static readonly Lazy<ProtectedRelease> Release = new(() => WholeRelease.Protect(Months, [], Rules));

    [Fact]
    public void No_attack_succeeds()
    {
        Assert.Empty(Release.Value.Audit.Faults);
        Assert.True(Release.Value.Certificate.NarrowestWidth >= Rules.Threshold);
    }

    /// <summary>G12: of a whole and its parts, all told, what is left is nothing or no small number.</summary>
    [Fact]
    public void No_small_rest_is_left_to_subtract()
    {
        int computed = 0;
        foreach (IndicatorTable month in Months)
        {
            Area[] areas =
            [
                .. month.Cells.Keys.Select(key => key.Area).Where(area => area.DepartementCode is not null).Distinct(),
            ];
            foreach (Complement complement in Complement.DeriveFrom(month.Edition, Rules))
            {
                long least = complement.Wholes.All(Rules.Posts.Contains) ? Rules.PostsThreshold : Rules.Threshold;
                foreach (Area area in areas)
                {
                    double? whole = Sum(complement.Wholes, month, area);
                    double? parts = Sum(complement.Parts, month, area);
                    if (whole is not null && parts is > 0)
                    {
                        computed++;
                        Assert.False(
                            whole - parts > 0.005 && whole - parts < least - 0.005,
                            $"{complement} {month.Month} {area}: {whole - parts}"
                        );
                    }
                }
            }
        }

        Assert.True(computed > 90_000, $"{computed} rests computed");
    }

    /// <summary>G13: an amount is told only where its count is.</summary>
    [Fact]
    public void No_amount_is_told_beside_a_withheld_count()
    {
        foreach (IndicatorTable month in Months)
        {
            foreach (CountedAmount amount in Rules.Amounts)
            {
                foreach (Departement departement in month.Edition.Departements)
                {
                    Area area = Area.Departement(departement.Code);
                    bool isWithheld = amount.Count.Terms.All(term =>
                        Release.Value.Table![term.Indicator, month.Month, area, Measure.Sum].State == CellState.Withheld
                    );
                    Assert.False(
                        isWithheld && Release.Value.Table![amount.Amount, month.Month, area, Measure.Sum].Value > 0,
                        $"{amount.Amount} {month.Month} {area}"
                    );
                }
            }

            Assert.All(
                Rules.Amounts,
                amount =>
                    Assert.NotNull(Release.Value.Table![amount.Amount, month.Month, Area.France, Measure.Sum].Value)
            );
        }
    }

    /// <summary>Territories of ordinary size have a load: at least two of them in nearly every département.</summary>
    [Fact]
    public void Most_departements_have_the_loads_of_their_territories()
    {
        IndicatorTable last = Months[^1];
        int[] told =
        [
            .. last
                .Cells.Keys.Where(key =>
                    key is { Indicator: "SUI_CHG", Measure: Measure.Ratio, Area.Level: AreaLevel.Territory }
                )
                .GroupBy(key => key.Area.DepartementCode)
                .Select(group => group.Count(key => Release.Value.Table![key].Value is not null)),
        ];

        Assert.True(
            told.Length > 80 && told.Count(count => count >= 2) > 0.95 * told.Length,
            $"{told.Count(count => count >= 2)} of {told.Length}"
        );
    }

    private static double? Sum(IEnumerable<string> codes, IndicatorTable month, Area area)
    {
        double?[] all = [.. codes.Select(code => Release.Value.Table![code, month.Month, area, Measure.Sum].Value)];
        return all.Contains(null) ? null : all.Sum();
    }
}
