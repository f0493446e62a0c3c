using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Rules;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Tests.Releases;

/// <summary>
/// Two régions, of four départements (A1 to A4) and two (B1, B2). Households in stock at both ends of the month (DEB, FIN),
/// opened (OUV) and closed (CLO), staff (ETP, two decimals, of whom ASS by profession), euros (EUR), days of absence (ABS), and the
/// share opened over the stock (TX).
/// </summary>
internal static class SmallCountry
{
    public static readonly ReferenceMonth January = new(2026, 1);

    public static readonly string[] Codes = ["A1", "A2", "A3", "A4", "B1", "B2"];

    public static NomenclatureEdition Edition { get; } =
        new(
            new EditionPeriod("2026-01", January, null),
            [new Region("A", "A"), new Region("B", "B")],
            Codes.Select(code => new Departement(code, code, code[..1])),
            [
                Indicator("DEB", IndicatorKind.Stock),
                Indicator("OUV", IndicatorKind.Flow),
                Indicator("CLO", IndicatorKind.Flow),
                Indicator("FIN", IndicatorKind.Stock),
                Indicator("CPX", IndicatorKind.Stock),
                Indicator("ETP", IndicatorKind.Stock) with
                {
                    Decimals = 2,
                    Breakdowns = ["PRO"],
                },
                Indicator("EUR", IndicatorKind.Flow) with
                {
                    Decimals = 2,
                    CountsPeople = false,
                },
                Indicator("ABS", IndicatorKind.Flow) with
                {
                    Decimals = 1,
                },
                Ratio("TX", "100 OUV / DEB"),
                Ratio("CHG", "FIN / ETP[PRO=ASS]"),
            ],
            new Dictionary<string, IReadOnlyList<string>> { ["PRO"] = ["ASS", "ADM"] },
            new Dictionary<(string, int), long>(),
            [
                Rule("FIN = DEB + OUV - CLO"),
                Rule("CPX <= FIN"),
                new OpensAsClosed
                {
                    Code = "R03",
                    Severity = Severity.Error,
                    Opening = "DEB",
                    Closing = "FIN",
                    Source = "",
                },
            ]
        );

    /// <summary>A month in which each département gives the same for each indicator, but for those told.</summary>
    /// <param name="month">The month.</param>
    /// <param name="given">Indicator, area of a sender, value; the sums of régions and nation follow.</param>
    public static IndicatorTable Of(ReferenceMonth month, params (string Indicator, string Area, double Value)[] given)
    {
        Dictionary<CellKey, IndicatorCell> cells = [];
        foreach ((string indicator, string area, double value) in given)
        {
            Area sender = area.Contains('/', StringComparison.Ordinal)
                ? Area.Parse(AreaLevel.Territory, area)
                : Area.Departement(area);
            Add(cells, new CellKey(indicator, month, sender, Measure.Sum), value);
        }

        foreach (string indicator in given.Select(each => each.Indicator).Distinct())
        {
            AddUp(cells, indicator, month);
        }

        return new IndicatorTable(month, Edition, cells);
    }

    /// <summary>Every département gives the same, but for those told.</summary>
    public static (string Indicator, string Area, double Value)[] All(
        string indicator,
        double value,
        params (string Code, double Value)[] but
    ) =>
        [
            .. Codes.Select(code =>
                (indicator, code, but.Where(each => each.Code == code).Select(each => each.Value).LastOrDefault(value))
            ),
        ];

    public static void Add(Dictionary<CellKey, IndicatorCell> cells, CellKey key, double value) =>
        cells[key] = new IndicatorCell(value, CellState.Complete);

    private static void AddUp(Dictionary<CellKey, IndicatorCell> cells, string indicator, ReferenceMonth month)
    {
        (string Code, double Value)[] known =
        [
            .. Codes
                .Select(code => (code, cells.GetValueOrDefault(Key(Area.Departement(code))).Value))
                .Where(pair => pair.Value is not null)
                .Select(pair => (pair.code, pair.Value!.Value)),
        ];
        foreach (
            (Area area, IEnumerable<(string Code, double Value)> members) in known
                .GroupBy(pair => Area.Region(pair.Code[..1]))
                .Select(group => (group.Key, group.AsEnumerable()))
                .Append((Area.France, known))
        )
        {
            double[] values = [.. members.Select(pair => pair.Value)];
            Distribution distribution = new(values);
            Add(cells, Key(area), values.Sum());
            Add(cells, Key(area) with { Measure = Measure.Reported }, values.Length);
            Add(cells, Key(area) with { Measure = Measure.Mean }, values.Average());
            Add(cells, Key(area) with { Measure = Measure.Median }, distribution.Quantile(0.5));
            Add(cells, Key(area) with { Measure = Measure.Percentile90 }, distribution.Quantile(0.9));
        }

        CellKey Key(Area area) => new(indicator, month, area, Measure.Sum);
    }

    private static RelationHolds Rule(string relation) =>
        new()
        {
            Code = "R02",
            Severity = Severity.Error,
            Formula = LinearRelation.Parse(relation),
            Source = "",
        };

    private static IndicatorDefinition Ratio(string code, string formula) =>
        Indicator(code, IndicatorKind.Flow) with
        {
            Formula = RatioFormula.Parse(formula),
            CountsPeople = false,
            Compulsory = false,
        };

    private static IndicatorDefinition Indicator(string code, IndicatorKind kind) =>
        new()
        {
            Code = code,
            Label = new BilingualText(code, code),
            Definition = new BilingualText("", ""),
            Unit = new BilingualText("", ""),
            Kind = kind,
            Counting = IndicatorCounting.Additive,
            Territorial = true,
            Decimals = 0,
            Compulsory = false,
            CountsPeople = true,
            Breakdowns = [],
            Source = "",
        };
}
