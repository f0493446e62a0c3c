using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace Observatoire.Local.FunctionsHost;

/// <summary>Passes a request to the handler and streams its answer back, as the host's proxying mode does.</summary>
public sealed class HttpProxy(
    IHttpForwarder forwarder,
    HandlerSupervisor handler,
    HostConfiguration configuration,
    TimeProvider clock,
    ILogger log
) : IDisposable
{
    private static readonly ForwarderRequestConfig Forwarding = new()
    {
        ActivityTimeout = TimeSpan.FromSeconds(240),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

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

    public async Task InvokeAsync(HttpContext context, HttpFunction function)
    {
        if (await handler.ReadyAsync(context.RequestAborted) is not Uri address)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync("The function host is not ready.", context.RequestAborted);
            return;
        }

        Guid invocation = Guid.NewGuid();
        using CancellationTokenSource limit = new(configuration.FunctionTimeout ?? Timeout.InfiniteTimeSpan, clock);
        ForwarderError error = await forwarder.SendAsync(
            context,
            address.GetLeftPart(UriPartial.Authority),
            client,
            Forwarding,
            new HostHeaders(invocation),
            limit.Token
        );
        if (limit.IsCancellationRequested)
        {
            handler.Restart();
        }

        if (error != ForwarderError.None)
        {
            Fail(context, function, invocation, error);
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>A transport failure is an empty 500, except for a body beyond the host's own limit.</summary>
    private void Fail(HttpContext context, HttpFunction function, Guid invocation, ForwarderError error)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        Exception? cause = context.GetForwarderErrorFeature()?.Exception;
        log.ProxyFailed(function.Name, invocation, error, cause?.GetBaseException().Message ?? "");
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.StatusCode = cause.TooLarge()
            ? StatusCodes.Status413PayloadTooLarge
            : StatusCodes.Status500InternalServerError;
    }

    /// <summary>The headers the host adds or overwrites, whatever the caller sent.</summary>
    private sealed class HostHeaders(Guid invocation) : HttpTransformer
    {
        private static readonly string[] Overwritten =
        [
            HostIdentity.VersionHeader,
            HostIdentity.InvocationHeader,
            HostIdentity.RequestHeader,
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
        ];

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext,
            HttpRequestMessage proxyRequest,
            string destinationPrefix,
            CancellationToken cancellationToken
        )
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            string[] values =
            [
                HostIdentity.Version,
                invocation.ToString("D"),
                invocation.ToString("D"),
                httpContext.Connection.RemoteIpAddress?.ToString() ?? "",
                httpContext.Request.Host.Value ?? "",
                httpContext.Request.Scheme,
            ];
            foreach ((string name, string value) in Overwritten.Zip(values))
            {
                proxyRequest.Headers.Remove(name);
                proxyRequest.Headers.TryAddWithoutValidation(name, value);
            }

            proxyRequest.Headers.Host = null;
        }
    }
}

/// <summary>Reads the causes of a failure.</summary>
internal static class FailureCause
{
    public static bool TooLarge(this Exception? failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
            {
                return true;
            }
        }

        return false;
    }
}
