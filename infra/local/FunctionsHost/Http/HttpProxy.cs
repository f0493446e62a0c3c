using System.Net;
using System.Text.Json;
using AzureFunctionsRpcMessages;
using Observatoire.Local.FunctionsHost.Workers;
using Yarp.ReverseProxy.Forwarder;

namespace Observatoire.Local.FunctionsHost.Http;

/// <summary>Passes a request to the worker and streams its answer back, beside the invocation that runs the function.</summary>
internal sealed class HttpProxy(IHttpForwarder forwarder, WorkerSupervisor worker, FunctionInvoker invoker, ILogger log)
    : IDisposable
{
    private static readonly ForwarderRequestConfig Forwarding = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };

    private readonly HttpMessageInvoker client = new(
        new RetryOnConnectionError(
            new SocketsHttpHandler
            {
                UseProxy = false,
                UseCookies = false,
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectCallback = EarlyAnswerStream.ConnectAsync,
            }
        )
    );

    public async Task InvokeAsync(HttpContext context, RouteMatch match)
    {
        if (await worker.ReadyAsync(context.RequestAborted) is null)
        {
            await NotReadyAsync(context.Response);
            return;
        }

        Guid invocation = Guid.NewGuid();
        // As the host does: a caller who sends this header itself is taken at its word, and gets nowhere.
        context.Request.Headers.TryAdd(HostIdentity.InvocationHeader, invocation.ToString("D"));
        InvocationOutcome outcome = await invoker.InvokeAsync(
            match.Function,
            invocation,
            request => Fill(request, match, context.Request),
            (address, giveUp) => ForwardAsync(context, address, giveUp),
            context.RequestAborted
        );
        if (outcome.Error is string error)
        {
            log.InvocationFailed(match.Function.Name, invocation, error);
            Fail(context);
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>Says that there is no worker, after a wait for one.</summary>
    public static Task NotReadyAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return response.WriteAsync("The function host is not ready.");
    }

    private async Task<string?> ForwardAsync(HttpContext context, Uri address, CancellationToken giveUp)
    {
        ForwarderError error = await forwarder.SendAsync(
            context,
            address.AbsoluteUri,
            client,
            Forwarding,
            HttpTransformer.Default,
            giveUp
        );
        if (error == ForwarderError.None)
        {
            return null;
        }

        string? cause = context.GetForwarderErrorFeature()?.Exception?.GetBaseException().Message;
        return $"could not be passed its request or its answer: {error}. {cause}";
    }

    /// <summary>An empty 500; what has begun to flow is cut off, so that nobody takes it for whole.</summary>
    private static void Fail(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        else if (!context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    /// <summary>What functions bind by name: the query, and over it the route.</summary>
    private static void Fill(InvocationRequest invocation, RouteMatch match, HttpRequest request)
    {
        invocation.InputData.Add(
            new ParameterBinding
            {
                Name = match.Function.Binding,
                Data = new TypedData { Http = new RpcHttp() },
            }
        );
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, string> query = request.Query.ToDictionary(
            parameter => parameter.Key,
            // Of a parameter given twice, the last.
            parameter => parameter.Value.LastOrDefault() ?? ""
        );
        foreach ((string name, string value) in query)
        {
            if (!string.Equals(name, HostKeys.Parameter, StringComparison.OrdinalIgnoreCase))
            {
                values[name] = value;
            }
        }

        foreach ((string name, string value) in match.Values)
        {
            values[name] = value;
        }

        foreach ((string name, string value) in values)
        {
            invocation.TriggerMetadata[name] = new TypedData { String = value };
        }

        invocation.TriggerMetadata.TryAdd("Query", Json(query));
        invocation.TriggerMetadata.TryAdd(
            "Headers",
            Json(request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()))
        );
    }

    private static TypedData Json(Dictionary<string, string> values) =>
        new() { Json = JsonSerializer.Serialize(values) };
}
