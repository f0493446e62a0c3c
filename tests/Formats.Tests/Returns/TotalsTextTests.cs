using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Returns;
using Observatoire.Support;

namespace Observatoire.Formats.Tests.Returns;

public sealed class TotalsTextTests
{
    private static readonly NomenclatureEdition Edition = NomenclatureFolder.Read(Repository.Nomenclature).Latest;

    [Fact]
    public void Totals_and_the_categories_that_formulas_use_come_back_and_nothing_else()
    {
        string text = Write(("SUI_FIN", "", "", 1200), ("ETP_POU", "PRO", "ASS", 3050), ("ACC_PUB", "MOD", "TEL", 7));

        Assert.Equal("SUI_FIN=1200;ETP_POU[PRO=ASS]=3050", text);
        IReadOnlyDictionary<string, long> totals = TotalsText.Read(text);
        Assert.Equal(2, totals.Count);
        Assert.Equal((1200, 3050), (totals["SUI_FIN"], totals["ETP_POU[PRO=ASS]"]));
    }

    [Fact]
    public void A_missing_total_is_left_out_and_a_zero_is_kept()
    {
        MonthCells cells = new(Edition.Cells);
        cells.Whole.Set(Edition.Cells.Find("SUI_FIN"), ValueStatus.Missing, 0, 2);
        cells.Whole.Set(Edition.Cells.Find("SUI_DEB"), ValueStatus.Reported, 0, 3);

        Assert.Equal("SUI_DEB=0", TotalsText.Write(Of(cells)));
    }

    [Fact]
    public void An_empty_text_has_no_totals() => Assert.Empty(TotalsText.Read(""));

    [Theory]
    [InlineData("SUI_FIN")]
    [InlineData("=5")]
    [InlineData("SUI_FIN=12,5")]
    public void Anything_else_is_refused(string text) => Assert.Throws<FormatException>(() => TotalsText.Read(text));

    private static string Write(params (string Indicator, string Breakdown, string Category, long Value)[] given)
    {
        MonthCells cells = new(Edition.Cells);
        foreach (var (indicator, breakdown, category, value) in given)
        {
            cells.Whole.Set(Edition.Cells.Find(indicator, breakdown, category), ValueStatus.Reported, value, 2);
        }

        return TotalsText.Write(Of(cells));
    }

    private static ActivityReturn Of(MonthCells cells) => new("01", new ReferenceMonth(2026, 1), "2026-01", cells);
}
