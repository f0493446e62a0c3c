using System.Globalization;
using System.Text;
using Observatoire.Statistics.Nomenclature;

namespace Observatoire.Formats.Nomenclature;

/// <summary>What changes from one edition to the next, as the Markdown page of <c>docs/nomenclature</c>.</summary>
public static class EditionComparison
{
    public static string Write(NomenclatureEdition before, NomenclatureEdition after)
    {
        StringBuilder page = new();
        page.Append(
            CultureInfo.InvariantCulture,
            $"# De l'édition {before.Period.Id} à l'édition {after.Period.Id}\n\n"
        );
        page.Append("Page faite par le code à partir des deux éditions ; les raisons des choix sont dans\n");
        page.Append("[CHANGES.md](../../functions/nomenclature/CHANGES.md).\n");
        Section(page, "Indicateurs ajoutés", "code | libellé | unité", Added(before, after).Select(Row));
        Section(page, "Indicateurs retirés", "code | libellé | unité", Added(after, before).Select(Row));
        Section(page, "Indicateurs modifiés", "code | ce qui change | avant | après", Changed(before, after));
        Section(
            page,
            "Modalités ajoutées",
            "ventilation | modalité | libellé",
            Categories(after).Except(Categories(before), StringComparer.Ordinal)
        );
        Section(
            page,
            "Modalités retirées",
            "ventilation | modalité | libellé",
            Categories(before).Except(Categories(after), StringComparer.Ordinal)
        );
        Section(
            page,
            "Règles ajoutées",
            "code | gravité | règle",
            Rules(after).Except(Rules(before), StringComparer.Ordinal)
        );
        Section(
            page,
            "Règles retirées",
            "code | gravité | règle",
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
            page.Append("Aucun changement.\n");
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
            ("libellé", indicator.Label.Fr),
            ("définition", indicator.Definition.Fr),
            ("unité", indicator.Unit.Fr),
            ("nature", indicator.Kind == IndicatorKind.Flow ? "flux" : "stock"),
            ("comptage", indicator.Counting == IndicatorCounting.Additive ? "additif" : "distinct"),
            ("décimales", indicator.Decimals.ToString(CultureInfo.InvariantCulture)),
            ("obligatoire", YesNo(indicator.Compulsory)),
            ("compte des personnes", YesNo(indicator.CountsPeople)),
            ("par territoire", YesNo(indicator.Territorial)),
            ("ventilations", indicator.Breakdowns.Count == 0 ? "aucune" : string.Join(", ", indicator.Breakdowns)),
            ("formule", indicator.Formula?.ToString() ?? "envoyé"),
            ("source", indicator.Source),
        ];

    private static string YesNo(bool value) => value ? "oui" : "non";

    private static IEnumerable<string> Categories(NomenclatureEdition edition) =>
        edition.Breakdowns.SelectMany(breakdown =>
            breakdown.Categories.Select(category => $"`{breakdown.Code}` | `{category.Code}` | {category.Label.Fr}")
        );

    private static IEnumerable<string> Rules(NomenclatureEdition edition) =>
        edition.Rules.Select(rule =>
            $"{rule.Code} | {(rule.Warning ? "avertissement" : "erreur")} | {RuleText.Of(rule)}".TrimEnd(' ')
        );
}
