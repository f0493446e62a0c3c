using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Words;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Workload;

namespace Observatoire.Pages.Components;

/// <summary>The loads of territories in words.</summary>
internal sealed class LoadWords(PageContext page, TerritoryLoads loads)
{
    private const int Decimals = 1;
    private const int IndexDecimals = 3;

    private SiteText Text => page.Text;

    /// <summary>Households per FTE of the territories together.</summary>
    public double? Mean =>
        loads.Plain.Territories.Count == 0
            ? null
            : loads.Plain.Territories.Sum(each => each.Load) / loads.Plain.Territories.Sum(each => each.Fte);

    public TerritoryLoad? LoadOf(string code) => loads.Plain.Territories.FirstOrDefault(each => each.Code == code);

    public string Number(double value) => page.Language.Number(value, Decimals);

    /// <summary>A figure of a territory, or the reason there is none.</summary>
    public string Of(string territory, double? value, int decimals = Decimals) =>
        value is double known ? page.Language.Number(known, decimals)
        : loads.Withheld.Contains(territory) ? Text[FigureWords.ReasonKey(CellState.Withheld)]
        : Text[FigureWords.ReasonKey(CellState.Missing)];

    public string Index(double? value) =>
        value is double known ? page.Language.Number(known, IndexDecimals) : Text["range.none"];

    public string Range(Interval interval) =>
        Text.Format("range", ("low", Number(interval.Low)), ("high", Number(interval.High)));

    public string IndexRange(Interval? interval) =>
        interval is Interval known
            ? Text.Format("range", ("low", Index(known.Low)), ("high", Index(known.High)))
            : Text["range.none"];

    public static string VerdictKeyOf(LoadEqualisation loads) =>
        loads.Verdict == Verdict.Higher ? "load.verdict.different"
        : loads.Verdict == Verdict.Compatible ? "load.verdict.alike"
        : "verdict.inconclusive";

    /// <summary>Whether the loads differ, with each household counting for one and with complex ones counting for more.</summary>
    public IEnumerable<string> Differences()
    {
        yield return Difference("load", loads.Plain);
        yield return Difference("load.weighted", loads.Weighted);
        foreach (TerritoryLoad load in loads.Plain.Territories)
        {
            yield return Text.Format(
                "load.one",
                ("territory", NameOf(load.Code)),
                ("load", Number(load.PerFte)),
                ("range", Range(load.Interval))
            );
        }

        foreach (
            (string key, string[] codes) in new[]
            {
                ("load.withheld", loads.Plain.LeftOut.Where(loads.Withheld.Contains).ToArray()),
                ("load.left", loads.Plain.LeftOut.Where(code => !loads.Withheld.Contains(code)).ToArray()),
            }
        )
        {
            if (codes.Length > 0)
            {
                yield return Text.Format(key, ("names", string.Join(", ", codes.Select(NameOf))));
            }
        }
    }

    /// <summary>How unequal they are, what moving an FTE would do, and what of it is between départements.</summary>
    public IEnumerable<string> Inequalities(LoadInequality inequality)
    {
        yield return Text.Format(
            loads.Plain.GiniInterval is null ? "inequality.reading.few" : "inequality.reading",
            ("cv", Percent(inequality.CoefficientOfVariation)),
            ("gini", Index(inequality.Gini)),
            ("range", IndexRange(loads.Plain.GiniInterval))
        );
        yield return loads.Plain.BestMove is FteMove move
            ? Text.Format(
                "move.best",
                ("fte", page.Language.Number(move.Fte, 0)),
                ("from", NameOf(move.From)),
                ("to", NameOf(move.To)),
                ("before", Index(inequality.Gini)),
                ("after", Index(move.After.Gini))
            )
            : Text["move.none"];
        if (page.Comparisons.Spread is { Total: > 0 } spread)
        {
            yield return Text.Format(
                "spread",
                ("between", Percent(spread.Between / spread.Total)),
                ("within", Percent(spread.Within / spread.Total))
            );
        }
    }

    private string Difference(string key, LoadEqualisation compared) =>
        Text.Format(
            compared.Verdict switch
            {
                Verdict.Higher => $"{key}.different",
                Verdict.Compatible => $"{key}.alike",
                Verdict.Lower or Verdict.Inconclusive => $"{key}.inconclusive",
            },
            ("p", compared.P is double p ? page.Words.Probability(p) : Text["range.none"]),
            ("dispersion", compared.Dispersion is double times ? Number(times) : Text["range.none"])
        );

    private string NameOf(string code) => loads.Territories.First(each => each.Code == code).Name;

    private string Percent(double share) => page.Language.Number(100 * share, 0) + page.Language.PercentSuffix;
}
