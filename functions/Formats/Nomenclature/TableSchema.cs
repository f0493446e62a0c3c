using System.Text.Encodings.Web;
using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Formats.Json;
using Observatoire.Formats.Templates;
using Observatoire.Returns;

namespace Observatoire.Formats.Nomenclature;

/// <summary>
/// The Frictionless Table Schema of the returns of an edition: what any tool can check of a file without us, and the
/// rules beyond one cell under the member <c>rules</c>, which tools that do not know it leave aside.
/// </summary>
public static class TableSchema
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="edition">The edition.</param>
    /// <param name="text">What each column is called.</param>
    public static byte[] Write(NomenclatureEdition edition, TemplateText text)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://specs.frictionlessdata.io/schemas/table-schema.json");
            json.WriteString("name", $"retour-mensuel-{edition.Period.Id}");
            json.WriteString("title", edition.Title.Fr);
            json.WriteStartArray("fields");
            WriteFields(json, edition, text.Columns);
            json.WriteEndArray();
            WriteTexts(json, "missingValues", [""]);
            WriteTexts(json, "primaryKey", [.. ReturnColumns.All.Take(6)]);
            WriteForeignKeys(json);
            WriteIndicators(json, edition);
            WriteRules(json, edition);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteFields(
        Utf8JsonWriter json,
        NomenclatureEdition edition,
        IReadOnlyDictionary<string, BilingualText> titles
    )
    {
        WriteField(json, ReturnColumns.Month, titles[ReturnColumns.Month], true, pattern: "^[0-9]{4}-(0[1-9]|1[0-2])$");
        WriteField(
            json,
            ReturnColumns.Departement,
            titles[ReturnColumns.Departement],
            true,
            codes: edition.Departements.Select(departement => departement.Code)
        );
        WriteField(
            json,
            ReturnColumns.Territory,
            titles[ReturnColumns.Territory],
            false,
            pattern: "^[A-Za-z0-9_-]{1,16}$"
        );
        WriteField(
            json,
            ReturnColumns.Indicator,
            titles[ReturnColumns.Indicator],
            true,
            codes: edition.Sent.Select(indicator => indicator.Code)
        );
        WriteField(
            json,
            ReturnColumns.Breakdown,
            titles[ReturnColumns.Breakdown],
            false,
            codes: edition.Breakdowns.Select(breakdown => breakdown.Code)
        );
        WriteField(
            json,
            ReturnColumns.Category,
            titles[ReturnColumns.Category],
            false,
            codes: edition
                .Breakdowns.SelectMany(breakdown => breakdown.Categories)
                .Select(category => category.Code)
                .Distinct(StringComparer.Ordinal)
        );
        WriteField(
            json,
            ReturnColumns.Value,
            titles[ReturnColumns.Value],
            false,
            pattern: "^([0-9]+|[0-9]{1,3}([ \u00A0\u202F][0-9]{3})+)([.,][0-9]{1,2})?$"
        );
        WriteField(json, ReturnColumns.Status, titles[ReturnColumns.Status], false, codes: StatusLetters.All);
        WriteField(json, ReturnColumns.Comment, titles[ReturnColumns.Comment], false);
    }

    private static void WriteField(
        Utf8JsonWriter json,
        string name,
        BilingualText title,
        bool required,
        string? pattern = null,
        IEnumerable<string>? codes = null
    )
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("title", title.Fr);
        json.WriteString("titleEn", title.En);
        json.WriteString("type", "string");
        json.WriteStartObject("constraints");
        json.WriteBoolean("required", required);
        if (pattern is not null)
        {
            json.WriteString("pattern", pattern);
        }

        if (codes is not null)
        {
            WriteTexts(json, "enum", [.. codes]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteForeignKeys(Utf8JsonWriter json)
    {
        json.WriteStartArray("foreignKeys");
        json.WriteStartObject();
        WriteTexts(json, "fields", [ReturnColumns.Departement]);
        json.WriteStartObject("reference");
        json.WriteString("resource", "departements");
        WriteTexts(json, "fields", ["code"]);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteIndicators(Utf8JsonWriter json, NomenclatureEdition edition)
    {
        json.WriteStartObject("indicators");
        foreach (IndicatorDefinition indicator in edition.Sent)
        {
            json.WriteStartObject(indicator.Code);
            json.WriteString("title", indicator.Label.Fr);
            json.WriteBoolean("required", indicator.Compulsory);
            json.WriteNumber("decimals", indicator.Decimals);
            json.WriteNumber("minimum", 0);
            WriteTexts(json, "breakdowns", indicator.Breakdowns);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, NomenclatureEdition edition)
    {
        json.WriteStartArray("rules");
        foreach (EditionRule rule in edition.Rules)
        {
            json.WriteStartObject();
            json.WriteString("code", rule.Code);
            json.WriteString("severity", SeverityName.NameOf(rule.Severity));
            json.WriteString("formula", rule.Describe());
            json.WriteString("source", rule.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
