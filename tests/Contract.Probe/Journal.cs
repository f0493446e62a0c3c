using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Observatoire.Contract.Probe;

/// <summary>One JSON line a request received, in the file PROBE_JOURNAL: it outlives a killed probe.</summary>
internal static class Journal
{
    private static readonly Lock Gate = new();

    public static Task WriteAsync(HttpContext context, RequestDelegate next)
    {
        if (Environment.GetEnvironmentVariable("PROBE_JOURNAL") is string file)
        {
            string line = JsonSerializer.Serialize(
                new
                {
                    method = context.Request.Method,
                    target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
                    headers = context.Request.Headers.ToDictionary(
                        header => header.Key,
                        header => header.Value.ToString()
                    ),
                    handler = Environment.ProcessId,
                }
            );
            lock (Gate)
            {
                File.AppendAllText(file, line + "\n");
            }
        }

        return next(context);
    }
}
