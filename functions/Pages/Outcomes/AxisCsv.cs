using System.Globalization;
using Observatoire.Pages.Files;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Outcomes;

/// <summary>The open file of the groups of départements that are organised alike: what their pages show, with its digits.</summary>
/// <remarks>
/// A line an axis, outcome and value of the axis: axis, outcome (<c>resultat</c>), first and last month, level, code of the
/// value; départements that hold it and those known; share of its inhabitants, in hundredths; ratio of sums and interval;
/// median and quartiles; difference with the others and interval; ranks it may hold; verdict; difference with the reference
/// once circumstances are equal (<c>ajuste</c>), interval, reference and verdict; state of the ratio.
/// </remarks>
internal static class AxisCsv
{
    // A group is of no level.
    private const string Group = "groupe";

    private const string Header =
        "axe,resultat,debut,fin,niveau,code,departements,connus,part_population,valeur,bas,haut,mediane,q1,q3,ecart,"
        + "ecart_bas,ecart_haut,rang_min,rang_max,verdict,ajuste,ajuste_bas,ajuste_haut,reference,ajuste_verdict,statut";

    /// <returns>Null when nobody declared an organisation, or there is nothing to compare.</returns>
    public static CsvFile? Write(Comparisons comparisons)
    {
        string[] lines =
        [
            .. from axis in comparisons.Organisations.Typology.Axes
            where comparisons.Axes.ContainsKey(axis.Code)
            from comparison in comparisons.Axes[axis.Code]
            from type in comparison.Types
            select LineOf(comparison, type),
        ];
        return lines.Length == 0 ? null : CsvFile.Write(CsvFile.Organisations, CsvText.Write(Header, lines));
    }

    private static string LineOf(AxisComparison comparison, AxisType type)
    {
        OutcomeNumbers numbers = new(comparison.Figures);
        GroupSummary group = type.Comparison.Group;
        Estimate? difference = type.Comparison.Difference;
        TypeDifference? adjusted = type.Adjusted;
        return string.Join(
            ',',
            [
                comparison.Axis.Code,
                .. numbers.Key,
                Group,
                type.Value.Code,
                group.Expected.ToString(CultureInfo.InvariantCulture),
                group.Reported.ToString(CultureInfo.InvariantCulture),
                CsvText.Number(100 * type.PopulationShare, 0),
                .. numbers.Around(group.Ratio, group.Interval),
                numbers.Of(group.Median),
                numbers.Of(group.LowerQuartile),
                numbers.Of(group.UpperQuartile),
                .. numbers.Around(difference?.Value, difference?.Interval),
                .. OutcomeNumbers.Ranks(type.Rank, comparison.Ranked),
                PublishedNames.NameOf(type.Comparison.Verdict),
                .. numbers.Around(adjusted?.Difference, adjusted?.Interval),
                adjusted is null ? "" : comparison.Adjusted!.Reference,
                adjusted is null ? "" : PublishedNames.NameOf(adjusted.Verdict),
                PublishedNames.NameOf(StateOf(type)),
            ]
        );
    }

    private static CellState StateOf(AxisType type) =>
        type.Comparison.Group switch
        {
            { Ratio: null } => type.Withheld > 0 ? CellState.Withheld : CellState.Missing,
            GroupSummary group => group.Reported < group.Expected ? CellState.Partial : CellState.Complete,
        };
}
