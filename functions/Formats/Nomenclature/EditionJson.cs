using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Json;

namespace Observatoire.Formats.Nomenclature;

/// <summary>An edition as the API gives it: codes with their words in French and English, breakdowns, rules.</summary>
public static class EditionJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new TextConverter<ReferenceMonth>(ReferenceMonth.Parse),
            new TextConverter<RatioFormula>(RatioFormula.Parse),
        },
    };

    public static byte[] Write(NomenclatureEdition edition) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new EditionAnswer(
                edition.Period.Id,
                edition.Period.First,
                edition.Period.Last,
                edition.Period.RetrospectiveFrom,
                edition.Title,
                edition.Indicators,
                edition.Breakdowns,
                [
                    .. edition.Rules.Select(rule => new RuleAnswer(
                        rule.Code,
                        SeverityName.NameOf(rule.Severity),
                        rule.Describe(),
                        rule.Source
                    )),
                ],
                edition.Departements,
                edition.Regions
            ),
            Json
        );

    private sealed record EditionAnswer(
        string Id,
        ReferenceMonth First,
        ReferenceMonth? Last,
        ReferenceMonth? RetrospectiveFrom,
        BilingualText Title,
        IReadOnlyList<IndicatorDefinition> Indicators,
        IReadOnlyList<Breakdown> Breakdowns,
        IReadOnlyList<RuleAnswer> Rules,
        IReadOnlyList<Departement> Departements,
        IReadOnlyList<Region> Regions
    );

    private sealed record RuleAnswer(string Code, string Severity, string Rule, string Source);
}
