using System.Globalization;
using Observatoire.Editions;

namespace Observatoire.Formats.Nomenclature;

/// <summary>A rule in one line, as schemas and documents show it; two rules with the same line are the same rule.</summary>
internal static class RuleText
{
    /// <summary><c>error</c> or <c>warning</c>.</summary>
    public static string SeverityOf(EditionRule rule) => rule.Warning ? "warning" : "error";

    public static string Of(EditionRule rule)
    {
        List<string> parts = [];
        if (rule.Relation is not null)
        {
            parts.Add(rule.Relation.ToString());
        }

        if (rule.Together.Count > 0)
        {
            parts.Add($"({rule.Together[0]} = 0) = ({rule.Together[1]} = 0)");
        }

        if (rule.Opening is not null)
        {
            parts.Add($"{rule.Opening}(t) = {rule.Closing}(t-1)");
        }

        if (rule.Indicator is not null)
        {
            parts.Add($"{rule.Indicator} = 0 if {rule.Axis} = {rule.Value}");
        }

        if (rule.Categories is not null)
        {
            parts.Add($"sum of the categories of {rule.Categories} = {rule.Categories}");
        }

        parts.AddRange(rule.By.Select(breakdown => $"by {breakdown}"));
        if (rule.Months > 1)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"over {rule.Months} months"));
        }

        parts.AddRange(
            rule.Bounds.OrderBy(bound => bound.Key, StringComparer.Ordinal)
                .Select(bound => string.Create(CultureInfo.InvariantCulture, $"{bound.Key} {bound.Value}"))
        );
        return string.Join("; ", parts);
    }
}
