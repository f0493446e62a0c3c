using System.Net;

namespace Observatoire.Local;

/// <summary>Calls the app, and again while it restarts.</summary>
/// <param name="api">Prefix of the routes.</param>
/// <param name="clock">For the pauses.</param>
internal sealed class PatientClient(Uri api, TimeProvider clock) : IDisposable
{
    private const int Attempts = 40;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = api,
        Timeout = TimeSpan.FromMinutes(12),
    };

    // Every call is idempotent on the app's side, so that one cut short by a restart is simply made again.
    public async Task<ApiAnswer> SendAsync(Func<HttpRequestMessage> create, CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            ApiAnswer answer = await TrySendAsync(create, cancellation);
            if (attempt == Attempts || !answer.IsPassing)
            {
                return answer;
            }

            TimeSpan pause = TimeSpan.FromMilliseconds(100) * attempt;
            await Task.Delay(pause < LongestPause ? pause : LongestPause, clock, cancellation);
        }
    }

    private async Task<ApiAnswer> TrySendAsync(Func<HttpRequestMessage> create, CancellationToken cancellation)
    {
        try
        {
            using HttpRequestMessage request = create();
            using HttpResponseMessage response = await client.SendAsync(request, cancellation);
            return new ApiAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException failure)
        {
            return new ApiAnswer(ApiAnswer.None, failure.Message);
        }
    }

    public void Dispose() => client.Dispose();
}

/// <summary>What the app answered; no status when it did not.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string Body)
{
    /// <summary>In the place of a status, when nothing answered.</summary>
    public const HttpStatusCode None = default;

    private const int ExcerptLength = 500;

    public string Excerpt => Body.Length <= ExcerptLength ? Body : Body[..ExcerptLength] + "…";

    public bool IsPassing =>
        Status
            is None
                or HttpStatusCode.TooManyRequests
                or HttpStatusCode.InternalServerError
                or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout;
}
