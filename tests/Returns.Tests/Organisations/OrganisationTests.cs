using Observatoire.Editions.Time;
using Observatoire.Returns.Organisations;

namespace Observatoire.Returns.Tests.Organisations;

public sealed class OrganisationTests
{
    private static readonly Organisation Reorganised = new(
        [
            new TerritoryPeriod("T03", "Sud", Period("2023-01", null)),
            new TerritoryPeriod("T01", "Tout", Period("2020-01", "2022-12")),
            new TerritoryPeriod("T02", "Nord", Period("2023-01", null)),
        ],
        [
            new TypologyValue("ACA", "0", Period("2020-01", "2021-05"), null),
            new TypologyValue("ACA", "1", Period("2021-06", null), "Délibération"),
        ],
        []
    );

    [Theory]
    [InlineData("2019-12", "")]
    [InlineData("2020-01", "T01")]
    [InlineData("2022-12", "T01")]
    [InlineData("2023-01", "T02 T03")]
    [InlineData("2099-01", "T02 T03")]
    public void A_territory_exists_from_its_first_to_its_last_month(string month, string codes) =>
        Assert.Equal(
            codes,
            string.Join(' ', Reorganised.TerritoriesIn(ReferenceMonth.Parse(month)).Select(item => item.Code))
        );

    [Theory]
    [InlineData("ACA", "2019-12", null)]
    [InlineData("ACA", "2021-05", "0")]
    [InlineData("ACA", "2021-06", "1")]
    [InlineData("DEC", "2021-06", null)]
    public void The_value_of_an_axis_is_the_one_held_that_month(string axis, string month, string? value) =>
        Assert.Equal(value, Reorganised.ValueOf(axis, ReferenceMonth.Parse(month)));

    [Theory]
    [InlineData("2020-01", "2020-12", "2020-12", null, true)]
    [InlineData("2020-01", "2020-12", "2021-01", null, false)]
    [InlineData("2020-01", null, "2019-01", "2019-12", false)]
    [InlineData("2020-01", null, "2019-01", "2020-01", true)]
    public void Periods_overlap_when_they_share_a_month(
        string from,
        string? to,
        string otherFrom,
        string? otherTo,
        bool expected
    )
    {
        Assert.Equal(expected, Period(from, to).Overlaps(Period(otherFrom, otherTo)));
        Assert.Equal(expected, Period(otherFrom, otherTo).Overlaps(Period(from, to)));
    }

    private static MonthPeriod Period(string from, string? to) =>
        new(ReferenceMonth.Parse(from), to is null ? null : ReferenceMonth.Parse(to));
}
