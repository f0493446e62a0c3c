using System.Globalization;
using System.Text.Json;

namespace Observatoire.Browser;

/// <summary>The open files of a release, read as anybody may: what its pages must show.</summary>
internal sealed class PublishedFigures : IDisposable
{
    private readonly HttpClient client;
    private readonly JsonElement latest;
    private readonly Dictionary<string, Dictionary<string, double?>> read = new(StringComparer.Ordinal);

    private PublishedFigures(HttpClient client, JsonElement latest)
    {
        this.client = client;
        this.latest = latest;
    }

    /// <summary>Codes, as <c>latest.json</c> lists them.</summary>
    public IReadOnlyList<string> Indicators =>
        [.. latest.GetProperty("indicators").EnumerateArray().Select(each => each.GetProperty("code").GetString()!)];

    /// <summary>Addresses of every page.</summary>
    public IReadOnlyList<string> Pages =>
        [.. latest.GetProperty("pages").EnumerateArray().Select(each => each.GetString()!)];

    public static async Task<PublishedFigures> OfAsync(Uri site)
    {
        HttpClient reader = new() { BaseAddress = site };
        return new PublishedFigures(
            reader,
            JsonDocument.Parse(await reader.GetStringAsync(new Uri(site, "latest.json"))).RootElement
        );
    }

    public Task<string> PageAsync(string path) => client.GetStringAsync(new Uri(client.BaseAddress!, path));

    /// <summary>The last month an indicator has at or before the one wanted, else its first.</summary>
    public string MonthWithin(string indicator, string wanted)
    {
        JsonElement months = latest
            .GetProperty("indicators")
            .EnumerateArray()
            .First(each => each.GetProperty("code").GetString() == indicator)
            .GetProperty("months");
        string first = months.GetProperty("first").GetString()!;
        string last = months.GetProperty("last").GetString()!;
        return string.CompareOrdinal(wanted, first) < 0 ? first
            : string.CompareOrdinal(wanted, last) > 0 ? last
            : wanted;
    }

    /// <summary>The value of a cell, or null where the file gives none.</summary>
    /// <param name="indicator">Code of the indicator.</param>
    /// <param name="month">The month, as <c>2026-01</c>.</param>
    /// <param name="area">Key of the area: <c>N:FR</c>, <c>R:84</c>, <c>D:01</c>.</param>
    /// <param name="measure"><c>somme</c> or <c>taux</c>.</param>
    public async Task<double?> ValueAsync(string indicator, string month, string area, string measure)
    {
        if (!read.TryGetValue(indicator, out Dictionary<string, double?>? values))
        {
            string csv = await client.GetStringAsync(new Uri(client.BaseAddress!, $"donnees/{indicator}.csv"));
            values = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(line => line.Split(','))
                .ToDictionary(
                    cell => $"{cell[1]}|{LevelOf(cell[2])}:{cell[3]}|{cell[4]}",
                    cell => cell[5].Length == 0 ? (double?)null : double.Parse(cell[5], CultureInfo.InvariantCulture),
                    StringComparer.Ordinal
                );
            read[indicator] = values;
        }

        return values.GetValueOrDefault($"{month}|{area}|{measure}");
    }

    public void Dispose() => client.Dispose();

    private static string LevelOf(string level) =>
        level switch
        {
            "nation" => "N",
            "region" => "R",
            _ => "D",
        };
}
