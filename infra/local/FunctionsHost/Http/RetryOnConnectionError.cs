namespace Observatoire.Local.FunctionsHost.Http;

/// <summary>Sends again, up to ten times, when the connection to the worker fails.</summary>
/// <remarks>
/// As in the host, a request without a body whose connection drops after it was received is sent again too; the worker
/// refuses the second, whose invocation it knows. A body that has begun to flow cannot be sent twice, and fails.
/// </remarks>
internal sealed class RetryOnConnectionError(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int Attempts = 10;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException failure) when (attempt < Attempts && MaySendAgain(request, failure))
            {
                TimeSpan pause = ShortestPause * Math.Pow(2, attempt - 1);
                await Task.Delay(pause < LongestPause ? pause : LongestPause, cancellationToken);
            }
        }
    }

    private static bool MaySendAgain(HttpRequestMessage request, HttpRequestException failure) =>
        request.Content is null || failure.HttpRequestError == HttpRequestError.ConnectionError;
}
