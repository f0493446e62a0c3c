using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Observatoire.Support;

namespace Observatoire.Pages.Tests;

/// <summary>The schemas of dashboards/contract against what is really published.</summary>
public partial class ContractTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly EvaluationOptions Strict = new()
    {
        OutputFormat = OutputFormat.List,
        RequireFormatValidation = true,
    };

    private static readonly Dictionary<string, JsonSchema> Schemas = new[]
    {
        "latest",
        "series",
        "page",
        "certificate",
    }.ToDictionary(name => name, name => JsonSchema.FromText(Contract($"{name}.schema.json")));

    [Theory]
    [InlineData("latest")]
    [InlineData("series")]
    [InlineData("page")]
    [InlineData("certificate")]
    public void The_sample_follows_its_schema(string name) =>
        Check(JsonDocument.Parse(Contract($"{name}.sample.json")).RootElement, name);

    /// <summary>A member more, one less, and another kind of value in the place of each: refused, or nothing is guarded.</summary>
    [Theory]
    [InlineData("latest")]
    [InlineData("series")]
    [InlineData("page")]
    [InlineData("certificate")]
    public void A_sample_with_one_fault_does_not(string name)
    {
        JsonObject sample = JsonNode.Parse(Contract($"{name}.sample.json"))!.AsObject();
        string[] members = [.. sample.Select(member => member.Key)];
        Assert.NotEmpty(members);
        Assert.All(members, member => AssertRefused(name, sample, changed => changed.Remove(member)));
        Assert.All(members, member => AssertRefused(name, sample, changed => changed[member] = new JsonArray(true)));
        AssertRefused(name, sample, changed => changed["more"] = 1);
    }

    /// <summary>What is more than a kind of value, of the certificate.</summary>
    [Theory]
    [InlineData("hash", "\"0123\"")]
    [InlineData("attackedFigures", "-1")]
    [InlineData("publishedAt", "\"demain\"")]
    public void A_value_out_of_its_bounds_does_not(string member, string value) =>
        AssertRefused(
            "certificate",
            JsonNode.Parse(Contract("certificate.sample.json"))!.AsObject(),
            changed => changed[member] = JsonNode.Parse(value)
        );

    [Theory]
    [InlineData("latest")]
    [InlineData("series")]
    [InlineData("page")]
    [InlineData("certificate")]
    public void What_is_published_follows_its_schema(string name)
    {
        string[] published = [.. Published(name)];
        Assert.NotEmpty(published);
        Assert.All(published, text => Check(JsonDocument.Parse(text).RootElement, name));
    }

    private static void AssertRefused(string name, JsonObject sample, Action<JsonObject> spoil)
    {
        JsonObject spoilt = sample.DeepClone().AsObject();
        spoil(spoilt);
        Assert.False(
            Schemas[name].Evaluate(JsonSerializer.SerializeToElement(spoilt), Strict).IsValid,
            spoilt.ToJsonString()
        );
    }

    private IEnumerable<string> Published(string name) =>
        name switch
        {
            "latest" or "certificate" => [site.Text($"{name}.json")],
            "series" => site
                .Files.Where(file => file.Path.StartsWith("series/", StringComparison.Ordinal))
                .Select(SiteFixture.TextOf),
            _ => site
                .Files.Where(file =>
                    file.Path.EndsWith("index.html", StringComparison.Ordinal)
                    && !file.Path.Contains("depot/", StringComparison.Ordinal)
                )
                .Select(file => PageJson().Match(SiteFixture.TextOf(file)))
                .Where(found => found.Success)
                .Select(found => found.Groups["json"].Value),
        };

    private static void Check(JsonElement value, string name)
    {
        EvaluationResults results = Schemas[name].Evaluate(value, Strict);
        Assert.True(
            results.IsValid,
            string.Join(
                '\n',
                (results.Details ?? [])
                    .Where(each => each.Errors is not null)
                    .Select(each =>
                        $"{each.InstanceLocation}: {string.Join(" ; ", each.Errors!.Select(error => error.Value))}"
                    )
            )
        );
    }

    private static string Contract(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "dashboards", "contract", name));

    [GeneratedRegex(
        "id=\"page\">(?<json>.*?)</script>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex PageJson();
}
