using Observatoire.Editions;

namespace Observatoire.Returns.Rules;

/// <summary>
/// N02: the breakdown is one the indicator has, and the category one of its categories; both empty for a total.
/// </summary>
internal static class BreakdownIsAllowed
{
    public const string Code = "N02";

    /// <returns>The cell, when the codes fit but for their case or spaces; else -1, the fault being said.</returns>
    public static int Find(
        LineFindings said,
        in SubmittedLine line,
        NomenclatureEdition edition,
        IndicatorDefinition indicator
    )
    {
        string breakdown = SubmittedLine.TextOf(line.Breakdown);
        string category = SubmittedLine.TextOf(line.Category);
        int cell = edition.Cells.Find(indicator.Code, breakdown.ToUpperInvariant(), category.ToUpperInvariant());
        if (cell >= 0)
        {
            return cell;
        }

        if (breakdown.Length == 0 && BreakdownsWith(category, edition, indicator) is { Length: > 0 } missing)
        {
            said.Report(Code, line.Number, ReturnColumns.Breakdown, line.Breakdown, missing);
        }
        else if (
            breakdown.Length > 0
            && !indicator.Breakdowns.Contains(breakdown.ToUpperInvariant(), StringComparer.Ordinal)
        )
        {
            string allowed = string.Join(", ", indicator.Breakdowns.Prepend("« »"));
            said.Report(Code, line.Number, ReturnColumns.Breakdown, line.Breakdown, allowed);
        }
        else
        {
            string allowed =
                breakdown.Length == 0 ? "« »" : string.Join(", ", edition.CategoriesOf(breakdown.ToUpperInvariant()));
            said.Report(Code, line.Number, ReturnColumns.Category, line.Category, allowed);
        }

        return -1;
    }

    private static string BreakdownsWith(string category, NomenclatureEdition edition, IndicatorDefinition indicator) =>
        string.Join(
            ", ",
            indicator.Breakdowns.Where(breakdown => edition.HasCategory(breakdown, category.ToUpperInvariant()))
        );
}
