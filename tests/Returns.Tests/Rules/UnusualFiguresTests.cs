using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Organisations;
using Observatoire.Returns.Rules;
using Observatoire.Support;

namespace Observatoire.Returns.Tests.Rules;

/// <summary>What rule R30 of the edition asks of a département whose counts are the same each month, a little more or less.</summary>
public sealed class UnusualFiguresTests
{
    private static readonly NomenclatureEdition Edition = NomenclatureFolder.Read(Repository.Nomenclature).Latest;

    private static readonly ReferenceMonth Month = new(2026, 3);

    private static readonly Dictionary<string, long> Usual = new()
    {
        ["DEM_NEW"] = 211,
        ["DEM_CON"] = 322,
        ["DEM_TOT"] = 533,
        ["RDV_HON"] = 397,
        ["SUI_ACT"] = 1203,
        ["ASE_MIO"] = 612,
        ["ASE_ACC"] = 803,
        ["PMI_CON"] = 1421,
        ["INS_FOY"] = 7693,
        ["INS_CTR"] = 5211,
        ["APA_DEM"] = 214,
        ["FSL_DEM"] = 242,
    };

    [Fact]
    public void Nothing_is_asked_of_what_is_as_usual() => Assert.Empty(Ask());

    [Fact]
    public void Nothing_is_asked_in_the_first_year() => Assert.Empty(Ask(months: 11, figures: ("PMI_CON", 14210)));

    [Fact]
    public void Each_cause_is_one_question_and_the_most_surprising_comes_first()
    {
        Finding[] asked = Ask(figures: [("FSL_DEM", 500), ("PMI_CON", 14210), ("ASE_MIO", 400)]);

        Assert.Equal(
            ["PMI_CON = 14210", "ASE_MIO = 400", "FSL_DEM = 500"],
            asked.OrderByDescending(one => one.Surprise).Select(one => one.Found)
        );
        Assert.Equal(asked.OrderByDescending(one => one.Surprise), asked);
        Assert.All(asked, one => Assert.Equal("R30", one.Code));
    }

    [Fact]
    public void Figures_that_a_relation_of_the_edition_ties_are_one_question_on_the_lines_of_all()
    {
        Finding one = Assert.Single(Ask(figures: [("DEM_NEW", 822), ("DEM_TOT", 1144)]));

        Assert.StartsWith("DEM_NEW = 822; DEM_TOT = 1144", one.Found, StringComparison.Ordinal);
        Assert.Equal((LineOf("DEM_NEW"), LineOf("DEM_TOT")), (one.Line, Assert.Single(one.AlsoLines)));
    }

    [Fact]
    public void Two_figures_exchanged_are_one_question()
    {
        Finding one = Assert.Single(Ask(figures: [("APA_DEM", 1421), ("PMI_CON", 214)]));

        Assert.Equal("R30E", one.Code);
        Assert.Equal("PMI_CON = 214; APA_DEM = 1421", one.Found);
    }

    [Fact]
    public void All_figures_lower_are_one_question_whatever_else_is_asked()
    {
        (string, long)[] lower =
        [
            .. Usual.Select(pair => (pair.Key, pair.Key == "PMI_CON" ? 9000 : pair.Value * 4 / 5)),
        ];

        Assert.Equal(["R30G 80 %", "R30 PMI_CON = 9000"], Ask(figures: lower).Select(one => $"{one.Code} {one.Found}"));
    }

    [Fact]
    public void Many_figures_higher_are_one_question_though_most_are_not()
    {
        Finding one = Assert.Single(
            Ask(figures: [("ASE_MIO", 1224), ("ASE_ACC", 1606), ("PMI_CON", 2842), ("APA_DEM", 428), ("FSL_DEM", 484)])
        );

        Assert.Equal(("R30G", "199 %"), (one.Code, one.Found));
    }

    [Fact]
    public void The_territory_that_explains_what_is_lower_is_named()
    {
        (string, long)[] lower = [.. Usual.Select(pair => (pair.Key, pair.Value - South(pair.Key, pair.Value)))];

        Finding one = Assert.Single(Ask(byTerritory: true, figures: lower));

        Assert.Equal(("R30T", "SUD"), (one.Code, one.Expected));
    }

    [Fact]
    public void A_territory_that_the_month_before_had_is_asked_for_where_what_is_declared_is_not_known()
    {
        Finding one = Assert.Single(Ask(byTerritory: true, only: "NORD"));

        Assert.Equal(("R30T", "SUD"), (one.Code, one.Expected));
        Assert.Empty(Ask(byTerritory: true, only: "NORD", organisation: Organisation.Empty));
    }

    [Fact]
    public void Of_a_copied_month_nothing_more_is_asked()
    {
        // With enough figures for a copy to be told: all are those of the month before, and one of these was not usual.
        MonthCells copied = Cells(Every((code, at) => Usual.GetValueOrDefault(code, 20 + at) * 3));
        ReturnHistory history = new(
            Earlier(36, code => Every((each, at) => Usual.GetValueOrDefault(each, 20 + at))[code]),
            new Dictionary<ReferenceMonth, MonthCells> { [Month.PlusMonths(-1)] = copied }
        );

        Assert.Equal(["R32"], Judge(copied, history, null).Select(one => one.Code));
    }

    private static long South(string code, long count) =>
        count * (code.Length + code[0] + code[^1]) % count / 3 + count / 5;

    private static Finding[] Ask(
        int months = 36,
        bool byTerritory = false,
        string? only = null,
        Organisation? organisation = null,
        params (string Code, long Count)[] figures
    )
    {
        Dictionary<string, long> counts = new(Usual);
        foreach ((string code, long count) in figures)
        {
            counts[code] = count;
        }

        MonthCells cells = Cells(counts);
        Dictionary<ReferenceMonth, MonthCells> known = [];
        if (byTerritory)
        {
            MonthCells before = known[Month.PlusMonths(-1)] = Cells(Usual);
            Fill(
                before.Open("NORD"),
                Usual.ToDictionary(pair => pair.Key, pair => pair.Value - South(pair.Key, pair.Value))
            );
            Fill(before.Open("SUD"), Usual.ToDictionary(pair => pair.Key, pair => South(pair.Key, pair.Value)));
        }

        if (only is not null)
        {
            Fill(cells.Open(only), Usual);
        }

        return Judge(cells, new ReturnHistory(Earlier(months, code => Usual[code]), known), organisation);
    }

    private static Finding[] Judge(MonthCells cells, ReturnHistory history, Organisation? organisation)
    {
        FindingList found = new();
        RuleScope scope = new(Edition, Month, cells, organisation, history, new Doubts());
        foreach (
            RuleForm rule in Edition.Rules.Where(rule => rule is UnusualFigures or CopyOfEarlierMonth).Cast<RuleForm>()
        )
        {
            rule.Bind(Edition).Check(scope, found);
        }

        return [.. found.Findings];
    }

    /// <summary>From one less to one more in a hundred, with no period.</summary>
    private static Dictionary<ReferenceMonth, IReadOnlyDictionary<string, long>> Earlier(
        int months,
        Func<string, long> count
    ) =>
        Enumerable
            .Range(1, months)
            .ToDictionary(
                back => Month.PlusMonths(-back),
                IReadOnlyDictionary<string, long> (back) =>
                    Usual.Keys.ToDictionary(
                        code => code,
                        code =>
                            100
                            * (count(code) + count(code) * ((code[0] * 31 + code[4] + back * back * 7) % 11 - 5) / 500)
                    )
            );

    private static Dictionary<string, long> Every(Func<string, int, long> count) =>
        Edition
            .Sent.Where(each => each.Decimals == 0)
            .Select((each, at) => (each.Code, Count: count(each.Code, at)))
            .ToDictionary(each => each.Code, each => each.Count);

    private static MonthCells Cells(Dictionary<string, long> counts)
    {
        MonthCells cells = new(Edition.Cells);
        Fill(cells.Whole, counts);
        return cells;
    }

    private static void Fill(TerritoryCells territory, Dictionary<string, long> counts)
    {
        foreach ((string code, long count) in counts)
        {
            territory.Set(Edition.Cells.Find(code), ValueStatus.Reported, 100 * count, LineOf(code));
        }
    }

    private static int LineOf(string code) => Edition.Cells.Find(code) + 2;
}
