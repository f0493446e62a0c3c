using Observatoire.Editions;
using Observatoire.Pages.Files;
using Observatoire.Pages.Words;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Components;

/// <summary>Figures in words: numbers with their units, and the reason where there is none.</summary>
internal sealed class FigureWords(SiteText text)
{
    private const int DistributionDecimals = 2;
    private const int ProbabilityDecimals = 3;

    /// <summary>Decimals readers see: a rate of fractional units (FTE) needs one more to tell areas apart.</summary>
    public static int DecimalsOf(IndicatorDefinition indicator, Measure measure) =>
        measure switch
        {
            Measure.Sum => Math.Min(indicator.Decimals, 1),
            Measure.Rate => indicator.Decimals == 0 ? 1 : DistributionDecimals,
            Measure.Reported or Measure.Expected => 0,
            Measure.Mean
            or Measure.Median
            or Measure.LowerQuartile
            or Measure.UpperQuartile
            or Measure.Percentile10
            or Measure.Percentile90
            or Measure.Numerator
            or Measure.Denominator
            or Measure.Ratio => DistributionDecimals,
        };

    public string Number(double value, IndicatorDefinition indicator, Measure measure) =>
        text.Language.Number(value, DecimalsOf(indicator, measure));

    /// <summary>The number alone, or the reason there is none.</summary>
    public string Short(IndicatorCell cell, IndicatorDefinition indicator, Measure measure) =>
        cell.Value is double value ? Number(value, indicator, measure) : text[ReasonKey(cell.State)];

    /// <summary>The number with its unit, or the reason there is none.</summary>
    public string Full(IndicatorCell cell, IndicatorDefinition indicator, Measure measure) =>
        cell.Value is double value ? WithUnit(value, indicator, measure) : text[ReasonKey(cell.State)];

    public string WithUnit(double value, IndicatorDefinition indicator, Measure measure) =>
        text.Format(
            measure == Measure.Rate ? "figure.rate" : "figure.with.unit",
            ("value", Number(value, indicator, measure)),
            ("unit", text.Of(indicator.Unit))
        );

    public string Unit(IndicatorDefinition indicator, Measure measure) =>
        measure == Measure.Rate ? text["runtime.rateUnit"] : text.Of(indicator.Unit);

    /// <summary>The change over a year as a sentence of a card.</summary>
    public string Change(YearChange? change, IndicatorDefinition indicator, Measure measure)
    {
        if (change is not YearChange known)
        {
            return text["change.not.comparable"];
        }

        string difference = text.Language.Signed(known.Difference, DecimalsOf(indicator, measure));
        return known switch
        {
            { Difference: 0 } => text["change.none"],
            { Fraction: double fraction } => text.Format(
                "change",
                ("difference", difference),
                ("percent", text.Language.SignedPercent(fraction))
            ),
            _ => text.Format("change.without.percent", ("difference", difference)),
        };
    }

    /// <summary>How many départements a total is over, or null when it is over all of them.</summary>
    public string? Partial(SiteFigures figures, CellKey key) =>
        figures[key.Indicator, key.Month, key.Area, key.Measure].State == CellState.Partial
            ? Coverage(figures, key)
            : null;

    /// <summary>« 100 départements sur 101 ».</summary>
    public string Coverage(SiteFigures figures, CellKey key)
    {
        int reported = Count(figures, key, Measure.Reported);
        return text.Format(
            text.Language.IsSingular(reported) ? "runtime.partial.one" : "runtime.partial",
            ("reported", text.Language.Number(reported, 0)),
            ("expected", text.Language.Number(Count(figures, key, Measure.Expected), 0))
        );
    }

    /// <summary>« p = 0,012 »; under what its decimals can tell, « p &lt; 0,001 ».</summary>
    public string Probability(double p)
    {
        double least = Math.Pow(10, -ProbabilityDecimals);
        return text.Format(
            p < least ? "p.less" : "p.equal",
            ("p", text.Language.Number(Math.Max(p, least), ProbabilityDecimals))
        );
    }

    /// <summary>The ranks a figure may hold, « entre 3 et 12 sur 98 »; never one rank, even where both ends are the same.</summary>
    public string Ranks(RankInterval? ranks, int count) =>
        ranks is null || count < 2
            ? text["rank.none"]
            : text.Format(
                "rank",
                ("low", text.Language.Number(ranks.Lowest, 0)),
                ("high", text.Language.Number(ranks.Highest, 0)),
                ("count", text.Language.Number(count, 0))
            );

    public static string ReasonKey(CellState state) =>
        state switch
        {
            CellState.Withheld => "runtime.withheld",
            CellState.NotApplicable => "not.applicable",
            CellState.Missing or CellState.Complete or CellState.Partial => "runtime.missing",
        };

    public static string ExplanationKey(CellState state) =>
        state switch
        {
            CellState.Withheld => "withheld.title",
            CellState.NotApplicable => "not.applicable.title",
            CellState.Missing or CellState.Complete or CellState.Partial => "missing.title",
        };

    private static int Count(SiteFigures figures, CellKey key, Measure measure) =>
        (int)(figures[key.Indicator, key.Month, key.Area, measure].Value ?? 0);
}
