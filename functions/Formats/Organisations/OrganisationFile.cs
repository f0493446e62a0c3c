using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Json;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Organisations;

namespace Observatoire.Formats.Organisations;

/// <summary>The organisation of a département as JSON: what it sends, what is kept and what anyone may read.</summary>
public static class OrganisationFile
{
    public const string NotAnOrganisation = "O01";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new TextConverter<ReferenceMonth>(ReferenceMonth.Parse) },
    };

    public static byte[] Write(Organisation organisation) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new OrganisationJson(
                [
                    .. organisation.Territories.Select(each => new TerritoryJson(
                        each.Code,
                        each.Name,
                        each.Period.From,
                        each.Period.To,
                        each.Communes.Count == 0 ? null : each.Communes
                    )),
                ],
                [
                    .. organisation.Typology.Select(each => new TypologyJson(
                        each.Axis,
                        each.Value,
                        each.Period.From,
                        each.Period.To,
                        each.Evidence
                    )),
                ],
                [.. organisation.Events.Select(each => new EventJson(each.Type, each.Month, each.Before, each.After))]
            ),
            Json
        );

    /// <summary>A document that was accepted once; one that can no longer be read says nothing of an organisation.</summary>
    public static Organisation ReadKept(string document) =>
        Read(Encoding.UTF8.GetBytes(document)).Organisation ?? Organisation.Empty;

    /// <returns>The organisation, or the finding that says where the text is not one.</returns>
    public static (Organisation? Organisation, Finding? Fault) Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            OrganisationJson? read = JsonSerializer.Deserialize<OrganisationJson>(utf8, Json);
            return read is null ? (null, Fault(null, "$")) : (read.ToOrganisation(), null);
        }
        catch (JsonException error)
        {
            return (null, Fault((int?)error.LineNumber + 1, error.Path));
        }
    }

    private static Finding Fault(int? line, string? path) => new(NotAnOrganisation, Severity.Error, line, path ?? "$");

    private sealed record OrganisationJson(
        IReadOnlyList<TerritoryJson> Territories,
        IReadOnlyList<TypologyJson> Typology,
        IReadOnlyList<EventJson> Events
    )
    {
        public Organisation ToOrganisation() =>
            new(
                [
                    .. Territories.Select(each => new TerritoryPeriod(
                        each.Code,
                        each.Name,
                        new MonthPeriod(each.From, each.To)
                    )
                    {
                        Communes = each.Communes ?? [],
                    }),
                ],
                [
                    .. Typology.Select(each => new TypologyValue(
                        each.Axis,
                        each.Value,
                        new MonthPeriod(each.From, each.To),
                        each.Evidence
                    )),
                ],
                [.. Events.Select(each => new ReorganisationEvent(each.Type, each.Month, each.Before, each.After))]
            );
    }

    private sealed record TerritoryJson(
        string Code,
        string Name,
        ReferenceMonth From,
        ReferenceMonth? To = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Communes = null
    );

    private sealed record TypologyJson(
        string Axis,
        string Value,
        ReferenceMonth From,
        ReferenceMonth? To = null,
        string? Evidence = null
    );

    private sealed record EventJson(
        string Type,
        ReferenceMonth Month,
        IReadOnlyList<string> Before,
        IReadOnlyList<string> After
    );
}
