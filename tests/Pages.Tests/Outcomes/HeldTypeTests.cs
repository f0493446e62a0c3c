using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Pages.Outcomes;
using Observatoire.Returns.Organisations;
using Observatoire.Support;

namespace Observatoire.Pages.Tests.Outcomes;

public class HeldTypeTests
{
    private static readonly Typology Typology = NomenclatureFolder.ReadTypology(Repository.Nomenclature);

    [Fact]
    public void Since_BrokenByAnotherValue()
    {
        HeldType held = Held(("1", "2020-01", "2021-12"), ("2", "2022-01", "2023-05"), ("1", "2023-06", null));

        Assert.Equal(("ACA", "1", "2023-06"), (held.Axis.Code, held.Value.Code, held.Since.ToString()));
    }

    [Fact]
    public void Since_DeclaredAgainWithoutABreak() =>
        Assert.Equal(
            "2020-01",
            Held(("1", "2024-01", null), ("1", "2020-01", "2021-12"), ("1", "2022-01", "2023-12")).Since.ToString()
        );

    [Fact]
    public void Since_DeclaredAgainAfterAHole() =>
        Assert.Equal("2024-01", Held(("1", "2020-01", "2021-12"), ("1", "2024-01", null)).Since.ToString());

    [Fact]
    public void In_MonthBeforeAChangeAnnounced() =>
        Assert.Equal("1", Held(("1", "2020-01", "2024-12"), ("2", "2025-01", null)).Value.Code);

    [Fact]
    public void In_AxesInTheirOrderAndWithoutThoseUndeclared()
    {
        Organisation organisation = Of(
            new("ACA", "1", Months("2020-01", null), null),
            new("DEC", "3", Months("2021-01", null), null)
        );

        Assert.Equal(["DEC", "ACA"], HeldType.In(Asked, organisation, Typology).Select(held => held.Axis.Code));
        Assert.Equal(
            ["ACA"],
            HeldType.In(ReferenceMonth.Parse("2020-06"), organisation, Typology).Select(held => held.Axis.Code)
        );
        Assert.Empty(HeldType.In(Asked, Organisation.Empty, Typology));
    }

    private static ReferenceMonth Asked => ReferenceMonth.Parse("2024-06");

    private static HeldType Held(params (string Value, string From, string? To)[] values) =>
        Assert.Single(
            HeldType.In(
                Asked,
                Of([.. values.Select(each => new TypologyValue("ACA", each.Value, Months(each.From, each.To), null))]),
                Typology
            )
        );

    private static Organisation Of(params TypologyValue[] values) => new([], values, []);

    private static MonthPeriod Months(string from, string? to) =>
        new(ReferenceMonth.Parse(from), to is null ? null : ReferenceMonth.Parse(to));
}
