using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Observatoire.Local;

/// <summary>Who may ask the identity provider for tokens: a program, with the client credentials grant.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Credential">What it proves itself with.</param>
/// <param name="Roles">The claim <c>roles</c> of its tokens.</param>
/// <param name="Lifetime">How long its tokens are good for, in seconds.</param>
public sealed record IdentityClient(string Id, string Credential, IReadOnlyList<string> Roles, int Lifetime)
{
    private const int TwelveHours = 12 * 3600;

    /// <summary>Somebody of the DGAS as this machine knows it: the tokens are good for twelve hours.</summary>
    public static IdentityClient Dgas(string credential) =>
        new("dgas", credential, [IdentityProvider.Role], TwelveHours);

    /// <summary>Somebody else of the DGAS, who approves the releases the first one makes.</summary>
    public static IdentityClient Approver(string credential) =>
        new("dgas-approver", credential, [IdentityProvider.Role], TwelveHours);
}

/// <summary>An OpenID Connect provider (oidc-provider, from npm) as a child process, on the loopback only.</summary>
/// <remarks>It ends when its standard input closes, and so with this process, however that ends.</remarks>
public sealed class IdentityProvider : IAsyncDisposable
{
    /// <summary>What the tokens are for: the API.</summary>
    public const string Audience = "urn:observatoire:api";

    /// <summary>Role of the agents of the DGAS.</summary>
    public const string Role = "Observatoire.Dgas";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });

    private IdentityProvider(Process process) => this.process = process;

    /// <summary>Issuer of the tokens; the provider's metadata are below it.</summary>
    public Uri Issuer { get; private set; } = null!;

    public Uri TokenAddress => new(Issuer, "/token");

    /// <summary>Starts the provider with keys of its own on a free port, and waits until it answers.</summary>
    /// <param name="repositoryRoot">Where <c>node_modules</c> is.</param>
    /// <param name="clients">Who may ask for tokens.</param>
    /// <param name="cancellation">Stops the wait; the process is stopped with it.</param>
    /// <exception cref="RunnerException">When it ends, or says nothing within 60 seconds.</exception>
    public static async Task<IdentityProvider> StartAsync(
        string repositoryRoot,
        IReadOnlyList<IdentityClient> clients,
        CancellationToken cancellation = default
    )
    {
        string script = Path.Combine(repositoryRoot, "infra", "local", "identity", "provider.mjs");
        ProcessStartInfo start = new("node", [script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        IdentityProvider provider = new(
            Process.Start(start) ?? throw new RunnerException(RunnerText.Current.IdentityDidNotStart, start.FileName)
        );
        try
        {
            await provider.ConfigureAsync(new Configuration(Audience, clients), cancellation);
            return provider;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks for a token, as any program of the DGAS would.</summary>
    /// <param name="who">One of the clients it was started with.</param>
    /// <param name="audience">What the token is for; null is the API.</param>
    /// <param name="cancellation">Stops the request.</param>
    /// <exception cref="HttpRequestException">When the provider does not answer, or refuses.</exception>
    public async Task<string> TokenAsync(
        IdentityClient who,
        string? audience = null,
        CancellationToken cancellation = default
    )
    {
        Dictionary<string, string> form = new(StringComparer.Ordinal) { ["grant_type"] = "client_credentials" };
        if (audience is not null)
        {
            form["resource"] = audience;
        }

        using HttpRequestMessage request = new(HttpMethod.Post, TokenAddress);
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{who.Id}:{who.Credential}"))
        );
        using HttpResponseMessage response = await client.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
        return answer.RootElement.GetProperty("access_token").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            using CancellationTokenSource limit = new(TimeSpan.FromSeconds(10));
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }

    private async Task ConfigureAsync(Configuration configuration, CancellationToken cancellation)
    {
        StringBuilder said = new();
        process.ErrorDataReceived += (_, line) => said.Append(line.Data).Append(' ');
        process.BeginErrorReadLine();
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(configuration, Json));
            await process.StandardInput.FlushAsync(limit.Token);
            string? line = await process.StandardOutput.ReadLineAsync(limit.Token);
            Started? started = line is null ? null : JsonSerializer.Deserialize<Started>(line, Json);
            Issuer = started?.Issuer ?? throw new RunnerException(RunnerText.Current.IdentityDidNotStart, said);
        }
        catch (Exception fault) when (fault is IOException or JsonException)
        {
            throw new RunnerException(RunnerText.Current.IdentityDidNotStart, fault.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RunnerException(RunnerText.Current.IdentityDidNotStart, said);
        }
    }

    private sealed record Configuration(string Audience, IReadOnlyList<IdentityClient> Clients);

    private sealed record Started(Uri Issuer);
}
