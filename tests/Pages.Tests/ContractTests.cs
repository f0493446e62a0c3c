using System.Text.Json;
using System.Text.RegularExpressions;

namespace Observatoire.Pages.Tests;

/// <summary>The schemas of dashboards/contract against what is really published, member by member.</summary>
public partial class ContractTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("latest")]
    [InlineData("series")]
    [InlineData("page")]
    [InlineData("certificate")]
    public void The_sample_follows_its_schema(string name) => Check(Contract($"{name}.sample.json"), Schema(name));

    [Theory]
    [InlineData("latest")]
    [InlineData("series")]
    [InlineData("page")]
    [InlineData("certificate")]
    public void What_is_published_follows_its_schema(string name)
    {
        foreach (string text in Published(name))
        {
            Check(JsonDocument.Parse(text).RootElement, Schema(name));
        }
    }

    private IEnumerable<string> Published(string name) =>
        name switch
        {
            "latest" or "certificate" => [site.Text($"{name}.json")],
            "series" => site
                .Files.Where(file =>
                    file.Path.StartsWith("releases/", StringComparison.Ordinal)
                    && file.Path.EndsWith(".json", StringComparison.Ordinal)
                    && !file.Path.Contains("/certificate.", StringComparison.Ordinal)
                )
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

    private static void Check(JsonElement value, JsonElement schema, JsonElement? root = null)
    {
        JsonElement whole = root ?? schema;
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            schema = whole.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        if (schema.TryGetProperty("type", out JsonElement type))
        {
            string?[] allowed =
                type.ValueKind == JsonValueKind.Array
                    ? [.. type.EnumerateArray().Select(each => each.GetString())]
                    : [type.GetString()];
            Assert.Contains(KindsOf(value), kind => allowed.Contains(kind));
        }

        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out JsonElement members))
        {
            Assert.Equal(
                schema.GetProperty("required").EnumerateArray().Select(each => each.GetString()).Order(),
                value.EnumerateObject().Select(each => each.Name).Order()
            );
            foreach (JsonProperty member in value.EnumerateObject())
            {
                Check(member.Value, members.GetProperty(member.Name), whole);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out JsonElement items))
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                Check(item, items, whole);
            }
        }
    }

    private static string[] KindsOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => ["object"],
            JsonValueKind.Array => ["array"],
            JsonValueKind.String => ["string"],
            JsonValueKind.Number => value.TryGetInt64(out _) ? ["integer", "number"] : ["number"],
            JsonValueKind.Null => ["null"],
            _ => ["boolean"],
        };

    private static JsonElement Schema(string name) => Contract($"{name}.schema.json");

    private static JsonElement Contract(string name) =>
        JsonDocument
            .Parse(File.ReadAllText(Path.Combine(SiteFixture.RepositoryRoot, "dashboards", "contract", name)))
            .RootElement;

    [GeneratedRegex(
        "id=\"page\">(?<json>.*?)</script>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex PageJson();
}
