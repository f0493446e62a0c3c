using System.Globalization;
using System.Text;
using Observatoire.Editions;
using Observatoire.Formats.Json;

namespace Observatoire.Formats.Nomenclature;

/// <summary>What changes from one edition to the next, as the Markdown page of <c>docs/nomenclature</c>.</summary>
public static class EditionComparison
{
    public static string Write(NomenclatureEdition before, NomenclatureEdition after)
    {
        StringBuilder page = new();
        page.Append(
            CultureInfo.InvariantCulture,
            $"# From edition {before.Period.Id} to edition {after.Period.Id}\n\n"
        );
        page.Append("Made by the code from the two editions; the reasons of the choices are in\n");
        page.Append("[CHANGES.md](../../functions/nomenclature/CHANGES.md).\n");
        Section(page, "Indicators added", "code | label | unit", Added(before, after).Select(Row));
        Section(page, "Indicators dropped", "code | label | unit", Added(after, before).Select(Row));
        Section(page, "Indicators changed", "code | what changes | before | after", Changed(before, after));
        Section(
            page,
            "Categories added",
            "breakdown | category | label",
            Categories(after).Except(Categories(before), StringComparer.Ordinal)
        );
        Section(
            page,
            "Categories dropped",
            "breakdown | category | label",
            Categories(before).Except(Categories(after), StringComparer.Ordinal)
        );
        Section(
            page,
            "Rules added",
            "code | severity | rule",
            Rules(after).Except(Rules(before), StringComparer.Ordinal)
        );
        Section(
            page,
            "Rules dropped",
            "code | severity | rule",
            Rules(before).Except(Rules(after), StringComparer.Ordinal)
        );
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, string columns, IEnumerable<string> rows)
    {
        string[] lines = [.. rows];
        page.Append(CultureInfo.InvariantCulture, $"\n## {title} ({lines.Length})\n\n");
        if (lines.Length == 0)
        {
            page.Append("No change.\n");
            return;
        }

        int count = columns.Split(" | ").Length;
        page.Append("| ").Append(columns).Append(" |\n|").Append(string.Concat(Enumerable.Repeat("---|", count)));
        page.Append('\n');
        foreach (string line in lines)
        {
            page.Append("| ").Append(line).Append(" |\n");
        }
    }

    private static IEnumerable<IndicatorDefinition> Added(NomenclatureEdition before, NomenclatureEdition after) =>
        after.Indicators.Where(indicator => before.FindIndicator(indicator.Code) is null);

    private static string Row(IndicatorDefinition indicator) =>
        $"`{indicator.Code}` | {indicator.Label.Fr} | {indicator.Unit.Fr}";

    private static IEnumerable<string> Changed(NomenclatureEdition before, NomenclatureEdition after) =>
        from now in after.Indicators
        let then = before.FindIndicator(now.Code)
        where then is not null
        from change in Traits(then).Zip(Traits(now))
        where !string.Equals(change.First.Value, change.Second.Value, StringComparison.Ordinal)
        select $"`{now.Code}` | {change.First.Name} | {change.First.Value} | {change.Second.Value}";

    private static IEnumerable<(string Name, string Value)> Traits(IndicatorDefinition indicator) =>
        [
            ("label", indicator.Label.Fr),
            ("definition", indicator.Definition.Fr),
            ("unit", indicator.Unit.Fr),
            ("kind", indicator.Kind == IndicatorKind.Flow ? "flow" : "stock"),
            ("counting", indicator.Counting == IndicatorCounting.Additive ? "additive" : "distinct"),
            ("decimals", indicator.Decimals.ToString(CultureInfo.InvariantCulture)),
            ("compulsory", YesNo(indicator.Compulsory)),
            ("counts people", YesNo(indicator.CountsPeople)),
            ("by territory", YesNo(indicator.Territorial)),
            ("breakdowns", indicator.Breakdowns.Count == 0 ? "none" : string.Join(", ", indicator.Breakdowns)),
            ("formula", indicator.Formula?.ToString() ?? "sent"),
            ("source", indicator.Source),
        ];

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static IEnumerable<string> Categories(NomenclatureEdition edition) =>
        edition.Breakdowns.SelectMany(breakdown =>
            breakdown.Categories.Select(category => $"`{breakdown.Code}` | `{category.Code}` | {category.Label.Fr}")
        );

    private static IEnumerable<string> Rules(NomenclatureEdition edition) =>
        edition.Rules.Select(rule =>
            $"{rule.Code} | {SeverityName.NameOf(rule.Severity)} | {rule.Describe()}".TrimEnd(' ')
        );
}
