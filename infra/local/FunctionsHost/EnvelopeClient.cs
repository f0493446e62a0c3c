using System.Text;

namespace Observatoire.Local.FunctionsHost;

/// <summary>Posts envelopes to the handler: chunked, with the headers of the host, bounded by functionTimeout.</summary>
public sealed class EnvelopeClient(
    HandlerSupervisor handler,
    HostConfiguration configuration,
    TimeProvider clock,
    ILogger log
) : IDisposable
{
    // As the host's own client: redirects are followed, so that a POST becomes a GET.
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Runs a timer function once and logs what came of it.</summary>
    public async Task<InvocationOutcome> InvokeAsync(
        TimerFunction function,
        TimerTick tick,
        CancellationToken cancellation
    )
    {
        Guid invocation = Guid.NewGuid();
        log.InvocationStarted(function.Name, invocation, tick.IsPastDue);
        InvocationOutcome outcome = await PostAsync(function, tick, invocation, cancellation);
        foreach (string line in outcome.Logs)
        {
            log.HandlerSaid(function.Name, line);
        }

        if (outcome.Error is string error)
        {
            log.InvocationFailed(function.Name, invocation, error);
        }
        else
        {
            log.InvocationSucceeded(function.Name, invocation);
        }

        return outcome;
    }

    public void Dispose() => client.Dispose();

    private async Task<InvocationOutcome> PostAsync(
        TimerFunction function,
        TimerTick tick,
        Guid invocation,
        CancellationToken cancellation
    )
    {
        if (await handler.ReadyAsync(cancellation) is not Uri address)
        {
            return InvocationOutcome.Failure("the handler is not ready");
        }

        string envelope = Envelope.ForTimer(function, tick, invocation, clock.GetUtcNow());
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(address, "/" + function.Name))
        {
            Content = new StringContent(envelope, Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.UserAgent.ParseAdd(HostIdentity.UserAgent);
        request.Headers.Add(HostIdentity.VersionHeader, HostIdentity.Version);
        request.Headers.Add(HostIdentity.InvocationHeader, invocation.ToString("D"));
        using CancellationTokenSource limit = new(configuration.FunctionTimeout ?? Timeout.InfiniteTimeSpan, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token,
            cancellation
        );
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, either.Token);
            string body = await response.Content.ReadAsStringAsync(either.Token);
            return Envelope.Read(response.StatusCode, response.Content.Headers.ContentType?.MediaType, body);
        }
        catch (HttpRequestException dropped)
        {
            return InvocationOutcome.Failure(dropped.Message);
        }
        catch (IOException dropped)
        {
            return InvocationOutcome.Failure(dropped.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            handler.Restart();
            return InvocationOutcome.Failure("ran past functionTimeout: the handler was killed");
        }
    }
}
