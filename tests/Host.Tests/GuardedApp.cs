using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Local;
using Observatoire.Local.FunctionsHost;
using Observatoire.Storage;

namespace Observatoire.Host.Tests;

/// <summary>The staged app with a real OpenID Connect provider and low limits, every line it prints kept as it is.</summary>
public sealed class GuardedApp : IAsyncLifetime
{
    public static readonly IdentityClient Dgas = IdentityClient.Dgas(Credential());
    public static readonly IdentityClient OtherRole = new("other", Credential(), ["Observatoire.Lecture"], 3600);
    public static readonly IdentityClient NoRole = new("none", Credential(), [], 3600);
    public static readonly IdentityClient Brief = new("brief", Credential(), [IdentityProvider.Role], 1);

    /// <summary>Schedules that never come during a test.</summary>
    public static readonly IReadOnlyDictionary<string, string> Schedules = DeclaredSettings
        .All.Where(setting => setting.Kind == SettingKind.Schedule)
        .ToDictionary(setting => setting.Name, _ => "0 0 3 1 1 *");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("observatoire-guarded-");
    private readonly Stack<IAsyncDisposable> started = new();
    private readonly ConcurrentQueue<string> printed = new();

    private Azurite store = null!;
    private Uri api = null!;

    public IdentityProvider Identity { get; private set; } = null!;

    public StorageAccount Storage { get; private set; } = null!;

    /// <summary>All the app has printed so far, on both streams.</summary>
    public string Printed => string.Join('\n', printed);

    public async Task InitializeAsync()
    {
        store = Push(await Azurite.StartAsync(new LocalRunnerOptions().RepositoryRoot, folder.FullName));
        Storage = StorageAccount.Connect(store.ConnectionString);
        Identity = Push(await StartIdentityAsync());
        api = await StartHostAsync(Identity.Issuer, new Dictionary<string, string>());
    }

    public async Task DisposeAsync()
    {
        while (started.TryPop(out IAsyncDisposable? part))
        {
            await part.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    /// <summary>A provider with keys and an issuer of its own, and the same clients.</summary>
    public static Task<IdentityProvider> StartIdentityAsync() =>
        IdentityProvider.StartAsync(new LocalRunnerOptions().RepositoryRoot, [Dgas, OtherRole, NoRole, Brief]);

    /// <summary>Another instance of the app on the same store.</summary>
    public async Task<Uri> StartHostAsync(Uri authority, IReadOnlyDictionary<string, string> chosen)
    {
        Dictionary<string, string> settings = new(Schedules)
        {
            ["AzureWebJobsStorage"] = store.ConnectionString,
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["ObservatoireStorage"] = store.ConnectionString,
            ["OIDC_AUTHORITY"] = authority.OriginalString,
            ["OIDC_AUDIENCE"] = IdentityProvider.Audience,
            ["OIDC_ROLE"] = IdentityProvider.Role,
        };
        foreach ((string name, string value) in chosen)
        {
            settings[name] = value;
        }

        foreach (string inherited in (string[])["PATH", "HOME", "DOTNET_ROOT"])
        {
            if (Environment.GetEnvironmentVariable(inherited) is string value)
            {
                settings[inherited] = value;
            }
        }

        LocalFunctionsHost host = Push(
            await LocalFunctionsHost.StartAsync(
                new FunctionsHostOptions(new LocalRunnerOptions().AppFolder, settings)
                {
                    OnWorkerLine = (line, _) => printed.Enqueue(line),
                },
                LoggerFactory.Create(logging =>
                    logging
                        .AddProvider(new Lines(printed))
                        .SetMinimumLevel(LogLevel.None)
                        .AddFilter("Worker", LogLevel.Trace)
                )
            )
        );
        Assert.NotNull(await host.Worker.ReadyAsync(CancellationToken.None));
        return new Uri(host.Address, "/api/");
    }

    /// <summary>A key of its own for a test, put into the store as the app would.</summary>
    public async Task<string> KeyAsync(string departement, KeyScope scope = KeyScope.Deposit, TimeSpan? lasts = null)
    {
        (string keyId, string token) = KeyToken.Create(departement);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DateTimeOffset end = now + (lasts ?? TimeSpan.FromDays(1));
        await new KeyRing(Storage).IssueAsync(
            new DepositKey(departement, keyId, DepositKey.HashOf(token), now, end, null) { Scope = scope }
        );
        return token;
    }

    public Task<Answer> GetAsync(string path, string? token, Uri? host = null) =>
        SendAsync(HttpMethod.Get, path, token, null, host);

    /// <param name="method">Verb.</param>
    /// <param name="path">Below <c>/api/</c>.</param>
    /// <param name="token">Key or token, or null.</param>
    /// <param name="content">Body, or null.</param>
    /// <param name="host">Another instance of the app, or null.</param>
    /// <param name="from">Address of this machine to call from.</param>
    public async Task<Answer> SendAsync(
        HttpMethod method,
        string path,
        string? token,
        HttpContent? content = null,
        Uri? host = null,
        string from = "127.0.0.1"
    )
    {
        using HttpClient client = new(From(from));
        using HttpRequestMessage request = new(method, new Uri(host ?? api, path)) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        // What a caller claims: the Functions host must overwrite it.
        request.Headers.Add("X-Forwarded-For", Guid.NewGuid().ToString("N"));
        using HttpResponseMessage response = await client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            Answer.BodyOf(response, text),
            response.Headers.RetryAfter?.ToString()
        );
    }

    private static SocketsHttpHandler From(string address) =>
        new()
        {
            UseProxy = false,
            ConnectCallback = async (context, cancellation) =>
            {
                Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(address).MapToIPv6(), 0));
                await socket.ConnectAsync(IPAddress.Loopback.MapToIPv6(), context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };

    private static string Credential() => Guid.NewGuid().ToString("N");

    /// <summary>What the app tells its host beside what it prints.</summary>
    private sealed class Lines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose() { }
    }

    private T Push<T>(T part)
        where T : IAsyncDisposable
    {
        started.Push(part);
        return part;
    }
}

[CollectionDefinition(Name)]
public sealed class GuardedAppCollection : ICollectionFixture<GuardedApp>
{
    public const string Name = "guarded app";
}
