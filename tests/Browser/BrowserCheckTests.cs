using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Observatoire.Browser;

/// <summary>The checks in the browser are those of the server: the same verdict, to the letter.</summary>
[Collection(SiteTests.Name)]
public sealed class BrowserCheckTests(SiteFixture site)
{
    private const string CheckInWorker = """
        async (bytes) => {
          const page = JSON.parse(document.querySelector("#page").textContent);
          const absolute = (address) => new URL(address, location.href).href;
          const worker = new Worker(page.worker, { type: "module" });
          const answer = new Promise((resolve, reject) => {
            worker.onmessage = ({ data }) => data.failure ? reject(data.failure) : data.verdict && resolve(data.verdict);
          });
          worker.postMessage({
            turn: 0, kind: "open", check: absolute(page.check), nomenclature: absolute(page.nomenclature),
          });
          worker.postMessage({ turn: 1, kind: "check", bytes: Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0)).buffer });
          const verdict = JSON.stringify(await answer);
          worker.terminate();
          return verdict;
        }
        """;

    public static TheoryData<string> Files =>
        [
            "right",
            "wrong",
            "nothing",
            .. Directory
                .GetFiles(Path.Combine(AppContext.BaseDirectory, "files"))
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_browser_says_what_the_server_says(string name)
    {
        byte[] file = name switch
        {
            "right" => Returns.Right.Buffer,
            "wrong" => Returns.Wrong.Buffer,
            "nothing" => [],
            _ => await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "files", name)),
        };
        await using Visit visit = await site.VisitAsync("/depot/");
        string here = await visit.Page.EvaluateAsync<string>(CheckInWorker, Convert.ToBase64String(file));

        using HttpClient client = new();
        using ByteArrayContent content = new(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using HttpResponseMessage answer = await client.PostAsync(new Uri(site.Site, "/api/returns/check"), content);
        string there = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(there), JsonNode.Parse(here)),
            $"server: {there}\nbrowser: {here}"
        );
    }
}
