using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Observatoire.Storage;

namespace Observatoire.Host.Hosting;

/// <summary>
/// Writes the answer of a function, once, to whoever called; turns what no function foresaw into a problem+json: storage that
/// does not answer is 503, the rest 500, each with the id of its invocation.
/// </summary>
/// <remarks>
/// The integration would write the answer as well, but leave it as the result of the invocation, which the worker then
/// serialises again and sends to the Functions host.
/// </remarks>
public sealed class AnswerMiddleware(CrossOrigin origins, ILogger<AnswerMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not HttpContext http)
        {
            await next(context);
            return;
        }

        origins.Allow(http);
        try
        {
            await next(context);
            if (context.GetInvocationResult().Value is IResult answer)
            {
                await answer.ExecuteAsync(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to be answered.
            HostLog.CallerGone(logger, http.Request.Method, http.Request.Path);
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            HostLog.UnexpectedFault(logger, http.Request.Method, http.Request.Path, fault);
            await Problem
                .AnswerInvocation(
                    StorageFault.IsOne(fault) ? "storage-unavailable" : "unexpected",
                    context.InvocationId
                )
                .ExecuteAsync(http);
        }

        context.GetInvocationResult().Value = null;
    }
}
