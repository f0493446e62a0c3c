using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Observatoire.Host.Callers;
using Observatoire.Host.Service;
using Observatoire.Local;
using Observatoire.Local.FunctionsHost;
using Observatoire.Storage;

namespace Observatoire.Host.Tests.Releases;

/// <summary>People of the DGAS at a real OpenID Connect provider, once for all tests of releases.</summary>
public sealed class DgasPeople : IAsyncLifetime
{
    private const string Nobody = "nobody";

    private IdentityProvider provider = null!;

    public Uri Issuer => provider.Issuer;

    /// <summary>Token of who makes releases.</summary>
    public string Maker { get; private set; } = "";

    /// <summary>Token of who approves them.</summary>
    public string Approver { get; private set; } = "";

    /// <summary>A token with the role of the DGAS and no subject.</summary>
    public string WithoutSubject { get; private set; } = "";

    public async Task InitializeAsync()
    {
        string credential = Guid.NewGuid().ToString("N");
        IdentityClient[] clients =
        [
            IdentityClient.Dgas(credential),
            IdentityClient.Approver(credential),
            new(Nobody, credential, [IdentityProvider.Role], 3600),
        ];
        provider = await IdentityProvider.StartAsync(new LocalRunnerOptions().RepositoryRoot, clients);
        Maker = await provider.TokenAsync(clients[0]);
        Approver = await provider.TokenAsync(clients[1]);
        WithoutSubject = await provider.TokenAsync(clients[2]);
    }

    public async Task DisposeAsync() => await provider.DisposeAsync();

    /// <summary>The provider of the tests gives every token a subject: one is taken away before the app sees it.</summary>
    public static void ForgetNobody(JwtBearerOptions options)
    {
        Func<TokenValidatedContext, Task> read = options.Events.OnTokenValidated;
        options.Events.OnTokenValidated = context =>
        {
            foreach (var identity in context.Principal!.Identities)
            {
                identity.TryRemoveClaim(identity.FindFirst(claim => claim is { Type: "sub", Value: Nobody }));
            }

            return read(context);
        };
    }
}

/// <summary>A clock that stands where a test sets it; waits take the time they take.</summary>
public sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Lets so many requests to storage through, then none but those that give a lock back: what is left of a death.</summary>
public sealed class Fuse : HttpPipelineSynchronousPolicy
{
    public const string Message = "The process is dead.";

    private int left = int.MaxValue;

    public void Set(int requests) => left = requests;

    public override void OnSendingRequest(HttpMessage message)
    {
        bool isLock = message.Request.Uri.Query.Contains("comp=lease", StringComparison.Ordinal);
        if (!isLock && Interlocked.Decrement(ref left) < 0)
        {
            throw new InvalidOperationException(Message);
        }
    }
}

/// <summary>The app in this process on an empty store of its own, with a clock and a fuse.</summary>
public sealed class ReleaseDesk : IAsyncDisposable
{
    private readonly List<LocalFunctionsHost> instances = [];
    private readonly DgasPeople people;
    private readonly Azurite store;

    private readonly DirectoryInfo folder;

    private readonly HttpClient client = new();

    private ReleaseDesk(DgasPeople people, Azurite store, DirectoryInfo folder)
    {
        this.people = people;
        this.store = store;
        this.folder = folder;
        Storage = StorageAccount.Connect(store.ConnectionString);
        Releases = new ReleaseStore(Storage);
        Site = new SiteStore(Storage);
    }

    public SetClock Clock { get; } = new();

    public Fuse Fuse { get; } = new();

    public StorageAccount Storage { get; }

    public ReleaseStore Releases { get; }

    public SiteStore Site { get; }

    /// <summary>The instance all calls go to.</summary>
    public IServiceProvider App { get; private set; } = null!;

    public static async Task<ReleaseDesk> OpenAsync(DgasPeople people)
    {
        DirectoryInfo place = Directory.CreateTempSubdirectory("observatoire-releases-");
        Azurite started = await Azurite.StartAsync(new LocalRunnerOptions().RepositoryRoot, place.FullName);
        ReleaseDesk desk = new(people, started, place);
        await desk.Storage.EnsureCreatedAsync();
        desk.App = await desk.StartInstanceAsync();
        return desk;
    }

    /// <summary>Another instance of the app on the same store, as Azure starts them.</summary>
    public async Task<IServiceProvider> StartInstanceAsync()
    {
        Dictionary<string, string> settings = new(GuardedApp.Schedules)
        {
            ["AzureWebJobsStorage"] = store.ConnectionString,
            ["ObservatoireStorage"] = store.ConnectionString,
            ["OIDC_AUTHORITY"] = people.Issuer.OriginalString,
            ["OIDC_AUDIENCE"] = IdentityProvider.Audience,
            ["OIDC_ROLE"] = IdentityProvider.Role,
        };
        EmbeddedWorker? worker = null;
        LocalFunctionsHost host = await LocalFunctionsHost.StartAsync(
            new FunctionsHostOptions(new LocalRunnerOptions().AppFolder, settings)
            {
                HostId = Guid.NewGuid().ToString("N"),
                Launch = launch => worker = EmbeddedWorker.Start(launch, Replace),
            },
            NullLoggerFactory.Instance
        );
        instances.Add(host);
        Assert.NotNull(await host.Worker.ReadyAsync(CancellationToken.None));
        return await worker!.ServicesAsync();
    }

    /// <summary>A key of its own for a test, put into the store as the app would.</summary>
    public async Task<string> KeyAsync(string departement)
    {
        (string keyId, string key) = KeyToken.Create(departement);
        await new KeyRing(Storage).IssueAsync(
            new DepositKey(departement, keyId, DepositKey.HashOf(key), Clock.Now, Clock.Now.AddDays(1), null)
        );
        return key;
    }

    /// <summary>Sends a return and has the figures of its month computed.</summary>
    public async Task DepositAsync(string departement, string month, params string[] lines)
    {
        string key = await KeyAsync(departement);
        ByteArrayContent content = new(Encoding.UTF8.GetBytes(RunningApp.Return(departement, month, lines)));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        Answer answer = await SendAsync(HttpMethod.Put, $"returns/{departement}/{month}", key, content);
        Assert.InRange(answer.Status, 200, 201);
        await RunAsync("RefreshIndicators");
    }

    public Task<Answer> MakeAsync(bool withNote = false) =>
        PostAsync("releases", people.Maker, withNote ? """{"note":{"fr":"Corrigé.","en":"Corrected."}}""" : null);

    public Task<Answer> ApproveAsync(string id, DateTimeOffset? publishAt = null) =>
        PostAsync(
            $"releases/{id}/approve",
            people.Approver,
            publishAt is null ? null : $$"""{"publishAt":"{{publishAt:yyyy-MM-dd'T'HH:mm:ss'Z'}}"}"""
        );

    public Task<Answer> WithdrawAsync(string id, string reason = "Un chiffre est faux.") =>
        PostAsync($"releases/{id}/withdraw", people.Maker, JsonSerializer.Serialize(new { reason }));

    public Task<Answer> ShowAsync(string id) => SendAsync(HttpMethod.Get, "releases/" + id, people.Maker);

    public Task<Answer> PostAsync(string path, string? token, string? body) =>
        SendAsync(HttpMethod.Post, path, token, body is null ? null : new StringContent(body));

    /// <summary>Runs a job and returns its summary.</summary>
    public async Task<JsonElement> RunAsync(string job)
    {
        Answer answer = await PostAsync("jobs/" + job, people.Maker, null);
        Assert.Equal(200, answer.Status);
        return answer.Body.GetProperty("summary");
    }

    /// <summary>A minute later, makes and prepares a release of the figures as they are; its checklist blocks nothing.</summary>
    public async Task<string> CheckedAsync(bool withNote = false)
    {
        Clock.Now += TimeSpan.FromMinutes(1);
        Answer made = await MakeAsync(withNote);
        Assert.Equal(202, made.Status);
        string id = made.Body.GetProperty("id").GetString()!;
        await RunAsync("PrepareReleases");
        Assert.Equal("checked", await StateAsync(id));
        return id;
    }

    /// <summary>Makes, prepares, approves and publishes a release of the figures as they are.</summary>
    public async Task<string> PublishedAsync(bool withNote = false)
    {
        string id = await CheckedAsync(withNote);
        Assert.Equal(200, (await ApproveAsync(id)).Status);
        await RunAsync("PublishApprovedReleases");
        Assert.Equal(("published", id), (await StateAsync(id), await Site.CurrentAsync()));
        return id;
    }

    /// <summary>Runs a job in a process that dies after so many requests to storage.</summary>
    /// <returns>True when the job did not get to its end.</returns>
    public async Task<bool> DiesAfterAsync(IJob job, int requests)
    {
        Fuse.Set(requests);
        try
        {
            await job.DoAsync(CancellationToken.None);
            return false;
        }
        catch (InvalidOperationException dead) when (dead.Message == Fuse.Message)
        {
            return true;
        }
        finally
        {
            Fuse.Set(int.MaxValue);
        }
    }

    public async Task<string?> StateAsync(string id) =>
        (await ShowAsync(id)).Body.GetProperty("release").GetProperty("state").GetString();

    /// <summary>What the site has at an address, as text.</summary>
    public async Task<string> OnSiteAsync(string path) =>
        (await Site.ReadAsync(path) ?? throw new InvalidOperationException($"Nothing at {path}.")).ToString();

    /// <summary>All that the site has, by address.</summary>
    public async Task<IReadOnlyDictionary<string, BlobItemProperties>> OnSiteAsync() =>
        await Storage
            .Blobs.GetBlobContainerClient(StorageNames.Site)
            .GetBlobsAsync()
            .ToDictionaryAsync(blob => blob.Name, blob => blob.Properties, StringComparer.Ordinal);

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? token, HttpContent? content = null)
    {
        using HttpRequestMessage request = new(method, new Uri(instances[0].Address, "/api/" + path))
        {
            Content = content,
        };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            Answer.BodyOf(response, text),
            response.Headers.Location?.ToString()
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (LocalFunctionsHost instance in instances)
        {
            await instance.DisposeAsync();
        }

        client.Dispose();
        await store.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private void Replace(IServiceCollection services)
    {
        services.AddLogging(logging => logging.ClearProviders());
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(_ => Fused());
        services.PostConfigure<JwtBearerOptions>("Dgas", DgasPeople.ForgetNobody);
    }

    private StorageAccount Fused()
    {
        BlobClientOptions blobs = new() { Retry = { MaxRetries = 0 } };
        blobs.AddPolicy(Fuse, HttpPipelinePosition.PerCall);
        TableClientOptions tables = new() { Retry = { MaxRetries = 0 } };
        tables.AddPolicy(Fuse, HttpPipelinePosition.PerCall);
        return new StorageAccount(
            new BlobServiceClient(store.ConnectionString, blobs),
            new TableServiceClient(store.ConnectionString, tables)
        );
    }
}

internal static class Jobs
{
    /// <summary>A job of an instance, as its timer makes it.</summary>
    public static T Job<T>(this IServiceProvider app)
        where T : IJob => ActivatorUtilities.CreateInstance<T>(app);
}

[CollectionDefinition(Name)]
public sealed class ReleaseCollection : ICollectionFixture<DgasPeople>
{
    public const string Name = "releases";
}
