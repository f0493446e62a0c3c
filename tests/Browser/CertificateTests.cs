using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace Observatoire.Browser;

/// <summary>What the certificate says of files beside what anybody downloads.</summary>
[Collection(SimulatedSiteTests.Name)]
public sealed class CertificateTests(SimulatedSiteFixture site)
{
    [Fact]
    public async Task Every_file_it_lists_is_at_its_address_with_the_hash_it_says()
    {
        using HttpClient reader = new(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.Brotli })
        {
            BaseAddress = site.Site,
        };
        JsonElement certificate = await CertificateAsync(reader);
        byte[] list = await reader.GetByteArrayAsync(PathOf(certificate));
        Assert.Equal(certificate.GetProperty("hash").GetString(), HashOf(list));

        string[] lines = System.Text.Encoding.UTF8.GetString(list).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => line.EndsWith(".html", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith(".csv", StringComparison.Ordinal));
        await Parallel.ForEachAsync(
            lines,
            async (line, cancellation) =>
            {
                byte[] content = await reader.GetByteArrayAsync(new Uri(line[66..], UriKind.Relative), cancellation);
                Assert.Equal(line, $"{HashOf(content)}  {line[66..]}");
            }
        );
    }

    [Fact]
    public async Task A_reader_counts_in_the_open_files_what_it_counts()
    {
        using HttpClient reader = new() { BaseAddress = site.Site };
        JsonElement latest = JsonDocument.Parse(await reader.GetStringAsync(Relative("latest.json"))).RootElement;
        SortedDictionary<string, (int Published, int Withheld)> counted = new(StringComparer.Ordinal);
        foreach (
            JsonElement file in new[] { "indicators", "files" }.SelectMany(name =>
                latest.GetProperty(name).EnumerateArray()
            )
        )
        {
            string csv = await reader.GetStringAsync(Relative(file.GetProperty("csv").GetString()!));
            string[] lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            List<string> columns = [.. lines[0].Split(',')];
            foreach (string[] fields in lines[1..].Select(line => line.Split(',')))
            {
                int measure = columns.IndexOf("mesure");
                if (measure < 0 || fields[measure] is not ("repondants" or "attendus"))
                {
                    string level = fields[columns.IndexOf("niveau")];
                    (int published, int withheld) = counted.GetValueOrDefault(level);
                    counted[level] = (
                        published + (fields[columns.IndexOf("valeur")].Length > 0 ? 1 : 0),
                        withheld + (fields[columns.IndexOf("statut")] == "confidentiel" ? 1 : 0)
                    );
                }
            }
        }

        Assert.Equal(["departement", "groupe", "nation", "region", "territoire"], counted.Keys);
        Assert.Equal(
            counted.Select(pair => $"{pair.Key} {pair.Value}"),
            (await CertificateAsync(reader))
                .GetProperty("levels")
                .EnumerateArray()
                .Select(level =>
                    $"{level.GetProperty("level")} ({level.GetProperty("published")}, {level.GetProperty("withheld")})"
                )
                .Order(StringComparer.Ordinal)
        );
    }

    private static async Task<JsonElement> CertificateAsync(HttpClient reader) =>
        JsonDocument.Parse(await reader.GetStringAsync(Relative("certificate.json"))).RootElement;

    private static Uri PathOf(JsonElement certificate) => Relative(certificate.GetProperty("files").GetString()!);

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
