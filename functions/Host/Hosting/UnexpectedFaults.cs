using Observatoire.Storage;

namespace Observatoire.Host.Hosting;

/// <summary>Turns what no slice foresaw into a problem+json: storage that does not answer is 503, the rest 500.</summary>
public sealed class UnexpectedFaults(RequestDelegate next, ILogger<UnexpectedFaults> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            Log.UnexpectedFault(logger, context.Request.Method, context.Request.Path, fault);
            await Problem.Of(StorageFault.IsOne(fault) ? "storage-unavailable" : "unexpected").ExecuteAsync(context);
        }
    }
}
