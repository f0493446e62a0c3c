using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Observatoire.Contract.Probe;

/// <summary>One JSON line an invocation, in the file PROBE_JOURNAL: it outlives a killed probe.</summary>
internal sealed class Journal : IFunctionsWorkerMiddleware
{
    private static readonly Lock Gate = new();

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        HttpRequest? request = context.GetHttpContext()?.Request;
        Write(
            new
            {
                function = context.FunctionDefinition.Name,
                invocation = context.InvocationId,
                method = request?.Method,
                target = request?.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
                headers = request?.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
                worker = Environment.ProcessId,
            }
        );
        return next(context);
    }

    public static void Write(object entry)
    {
        if (Environment.GetEnvironmentVariable("PROBE_JOURNAL") is string file)
        {
            lock (Gate)
            {
                File.AppendAllText(file, JsonSerializer.Serialize(entry) + "\n");
            }
        }
    }
}
