using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Observatoire.Local;
using Observatoire.Local.Demonstration;
using Observatoire.Storage;
using Spectre.Console;

namespace Observatoire.Host.Tests;

/// <summary>The staged app under the local runner with an empty store: real process, real HTTP, real Azurite.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    public const string Header =
        "mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("observatoire-host-");
    private LocalRunner? runner;

    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromMinutes(2) };

    public LocalAddresses Addresses => runner!.Addresses;

    public StorageAccount Storage { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        runner = await LocalRunner.StartAsync(
            new LocalRunnerOptions
            {
                Folder = folder.FullName,
                Demonstration = DemonstrationSource.None,
                ApiPort = 0,
                SitePort = 0,
                Settings = new Dictionary<string, string> { ["MAX_RETURN_BYTES"] = "1048576" },
                Terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }),
            }
        );
        Storage = StorageAccount.Connect(runner.StorageConnection);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await runner!.DisposeAsync();
        folder.Delete(recursive: true);
    }

    public static string Return(string departement, string month, params string[] lines) =>
        $"{Header}\n{string.Join('\n', lines.Select(line => $"{month};{departement};{line}"))}\n";

    public Task<Answer> PutAsync(string departement, string month, string text, string? key = null) =>
        PutAsync(departement, month, Encoding.UTF8.GetBytes(text), key);

    public async Task<Answer> PutAsync(
        string departement,
        string month,
        byte[] bytes,
        string? key = null,
        string contentType = "text/csv",
        bool onlyIfNone = false
    )
    {
        using HttpRequestMessage request = new(HttpMethod.Put, $"{Addresses.Api}/returns/{departement}/{month}");
        request.Content = new ByteArrayContent(bytes);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Authorization = new("Bearer", key ?? Addresses.DepartementKeys[departement]);
        if (onlyIfNone)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        }

        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? token = null, byte[]? body = null)
    {
        using HttpRequestMessage request = new(method, $"{Addresses.Api}/{path}");
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        request.Content = body is null ? null : new ByteArrayContent(body);
        return await SendAsync(request);
    }

    public Task<Answer> CheckAsync(string text) =>
        SendAsync(HttpMethod.Post, "returns/check", null, Encoding.UTF8.GetBytes(text));

    public Task<Answer> RunAsync(string job) => SendAsync(HttpMethod.Post, $"jobs/{job}", Addresses.DgasToken);

    /// <summary>Publishes the figures as they are: made by one person, approved by another. Returns the id of the release.</summary>
    public async Task<string> ReleaseAsync()
    {
        byte[] note = Encoding.UTF8.GetBytes("""{"note":{"fr":"Chiffres des essais.","en":"Figures of the tests."}}""");
        Answer made = await SendAsync(HttpMethod.Post, "releases", Addresses.DgasToken, note);
        Assert.Equal(202, made.Status);
        string id = made.Body.GetProperty("id").GetString()!;
        await RunAsync("PrepareReleases");
        Assert.Equal(200, (await SendAsync(HttpMethod.Post, $"releases/{id}/approve", Addresses.ApproverToken)).Status);
        JsonElement summary = (await RunAsync("PublishApprovedReleases")).Body.GetProperty("summary");
        Assert.Equal(id, summary.GetProperty("release").GetString());
        return id;
    }

    /// <summary>Names of all the blobs and rows of returns: what a refused file must not change.</summary>
    public async Task<string[]> KeptAsync()
    {
        List<string> names = [];
        foreach (string container in (string[])[StorageNames.Returns, StorageNames.Facts])
        {
            await foreach (var blob in Storage.Blobs.GetBlobContainerClient(container).GetBlobsAsync())
            {
                names.Add(blob.Name);
            }
        }

        await foreach (LedgerEntry entry in new Ledger(Storage).LatestOfAllAsync())
        {
            names.Add($"{entry.Departement} {entry.Month} {entry.Revision}");
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await Client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            Answer.BodyOf(response, text),
            response.Headers.Location?.ToString()
        );
    }
}

/// <summary>What the app answered.</summary>
public sealed record Answer(int Status, string? MediaType, JsonElement Body, string? Location)
{
    public JsonElement Receipt => Body.GetProperty("receipt");

    public (string Code, int? Line, string? Column)[] Findings =>
        [
            .. Body.GetProperty("findings")
                .EnumerateArray()
                .Select(finding =>
                    (
                        finding.GetProperty("code").GetString()!,
                        finding.GetProperty("line").ValueKind == JsonValueKind.Null
                            ? (int?)null
                            : finding.GetProperty("line").GetInt32(),
                        finding.GetProperty("column").GetString()
                    )
                ),
        ];

    /// <returns>The body where it is JSON.</returns>
    public static JsonElement BodyOf(HttpResponseMessage response, string text) =>
        response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? JsonDocument.Parse(text).RootElement
            : default;

    /// <summary>Asserts a problem+json with French and English words.</summary>
    public Answer IsProblem(int status, string code)
    {
        Assert.Equal((status, "application/problem+json"), (Status, MediaType));
        Assert.Equal("urn:observatoire:" + code, Body.GetProperty("type").GetString());
        Assert.All(
            (string[])["title", "detail", "titleEn", "detailEn"],
            name => Assert.NotEmpty(Body.GetProperty(name).GetString()!)
        );
        return this;
    }
}

[CollectionDefinition(Name)]
public sealed class RunningAppCollection : ICollectionFixture<RunningApp>
{
    public const string Name = "running app";
}
