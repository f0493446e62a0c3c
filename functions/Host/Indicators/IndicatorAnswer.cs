using Observatoire.Editions;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Host.Indicators;

/// <summary>
/// One group in one month; a figure that is not known is null, and never zero. <c>Final</c> is false, and the figure
/// provisional, while the month takes returns.
/// </summary>
public sealed record IndicatorRow(
    string Month,
    string Group,
    int Expected,
    int Reported,
    double? PopulationShare,
    double? Value,
    double? Rate,
    double? Mean,
    double? Percentile10,
    double? LowerQuartile,
    double? Median,
    double? UpperQuartile,
    double? Percentile90,
    double? Year,
    double? Adjusted,
    double? Trend,
    bool Final
);

/// <summary>The nation in one month, those that did not report estimated apart from what was observed.</summary>
public sealed record EstimateRow(
    string Month,
    double? Observed,
    int Reported,
    int Expected,
    double? Estimated,
    double? Low,
    double? High
);

/// <summary>What is answered about an indicator.</summary>
/// <param name="Indicator">Its code.</param>
/// <param name="Label">Its name.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="By">What it is grouped by.</param>
/// <param name="Names">What each group is called, by its code.</param>
/// <param name="Rows">Month after month, group after group.</param>
/// <param name="Estimates">Of an indicator that is sent; none for a derived one.</param>
public sealed record IndicatorAnswer(
    string Indicator,
    BilingualText Label,
    BilingualText Unit,
    string By,
    IReadOnlyDictionary<string, BilingualText> Names,
    IReadOnlyList<IndicatorRow> Rows,
    IReadOnlyList<EstimateRow> Estimates
)
{
    internal static IndicatorAnswer Build(
        IndicatorDefinition indicator,
        string by,
        IReadOnlyList<SeriesRow> rows,
        Func<string, BilingualText> nameOf,
        IEnumerable<(Editions.Time.ReferenceMonth Month, MissingEstimate Estimate)> estimates
    ) =>
        new(
            indicator.Code,
            indicator.Label,
            indicator.Unit,
            by,
            rows.Select(row => row.Group)
                .Distinct(StringComparer.Ordinal)
                .ToDictionary(group => group, nameOf, StringComparer.Ordinal),
            [
                .. rows.Select(row => new IndicatorRow(
                    row.Month.ToString(),
                    row.Group,
                    row.Expected,
                    row.Reported,
                    row.PopulationShare,
                    row.Value,
                    row.Rate,
                    row.Statistics?.Mean,
                    row.Statistics?.Percentile10,
                    row.Statistics?.LowerQuartile,
                    row.Statistics?.Median,
                    row.Statistics?.UpperQuartile,
                    row.Statistics?.Percentile90,
                    row.Year,
                    row.Adjusted,
                    row.Trend,
                    row.IsFinal
                )),
            ],
            [
                .. estimates.Select(each => new EstimateRow(
                    each.Month.ToString(),
                    each.Estimate.Reported == 0 ? null : each.Estimate.Observed,
                    each.Estimate.Reported,
                    each.Estimate.Expected,
                    each.Estimate.Total?.Value,
                    each.Estimate.Total?.Interval.Low,
                    each.Estimate.Total?.Interval.High
                )),
            ]
        );
}
