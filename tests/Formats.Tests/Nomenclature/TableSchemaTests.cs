using System.Text.Json;
using System.Text.RegularExpressions;
using Observatoire.Editions;
using Observatoire.Formats.Nomenclature;
using Observatoire.Returns;
using Observatoire.Support;

namespace Observatoire.Formats.Tests.Nomenclature;

public sealed class TableSchemaTests
{
    private static readonly NomenclatureEdition Edition = NomenclatureFolder.Read(Repository.Nomenclature).Latest;

    private readonly JsonElement schema = JsonDocument
        .Parse(TableSchema.Write(Edition, NomenclatureFolder.ReadTemplateText(Repository.Nomenclature)))
        .RootElement;

    [Fact]
    public void The_fields_are_the_columns_of_a_return_in_order() =>
        Assert.Equal(
            ReturnColumns.All,
            schema.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString())
        );

    [Fact]
    public void Codes_are_those_a_return_may_send_and_derived_ones_are_not_among_them()
    {
        string[] codes = [.. Codes("indicateur")];

        Assert.Equal(Edition.Sent.Select(indicator => indicator.Code), codes);
        Assert.DoesNotContain("ACC_TXA", codes);
        Assert.Equal(101, Codes("departement").Count());
        Assert.Equal(["E", "M", "X", "R"], Codes("statut"));
    }

    [Theory]
    [InlineData("mois", "2026-01", true)]
    [InlineData("mois", "2026-13", false)]
    [InlineData("valeur", "1 234,5", true)]
    [InlineData("valeur", "1\u202F234", true)]
    [InlineData("valeur", "-3", false)]
    [InlineData("valeur", "abc", false)]
    public void Patterns_tell_what_is_written_as_it_must_be(string field, string text, bool fits) =>
        Assert.Equal(
            fits,
            Regex.IsMatch(
                text,
                Constraints(field).GetProperty("pattern").GetString()!,
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
        );

    [Fact]
    public void A_line_is_known_by_its_first_six_columns_and_a_blank_is_missing()
    {
        Assert.Equal(
            ReturnColumns.All.Take(6),
            schema.GetProperty("primaryKey").EnumerateArray().Select(name => name.GetString())
        );
        Assert.Equal("", schema.GetProperty("missingValues")[0].GetString());
        Assert.Equal("departement", schema.GetProperty("foreignKeys")[0].GetProperty("fields")[0].GetString());
    }

    [Fact]
    public void Every_rule_of_the_edition_is_there_with_its_formula() =>
        Assert.Equal(
            Edition.Rules.Select(rule => rule.Code),
            schema.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("code").GetString())
        );

    private IEnumerable<string> Codes(string field) =>
        Constraints(field).GetProperty("enum").EnumerateArray().Select(code => code.GetString()!);

    private JsonElement Constraints(string field) =>
        schema
            .GetProperty("fields")
            .EnumerateArray()
            .Single(each => each.GetProperty("name").GetString() == field)
            .GetProperty("constraints");
}
