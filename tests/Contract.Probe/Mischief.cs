using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;

namespace Observatoire.Contract.Probe;

/// <summary>What a handler may do with an HTTP request, good and bad.</summary>
internal static class Mischief
{
    private static readonly ConcurrentDictionary<string, int> Seen = new(StringComparer.Ordinal);
    private static readonly TaskCompletionSource Released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static void Map(WebApplication app, string[] arguments)
    {
        RouteGroupBuilder probe = app.MapGroup("/api/probe");
        probe.Map("/echo/{**rest}", (Delegate)EchoAsync);
        probe.Map("/refuse", () => Results.Text("too large", statusCode: StatusCodes.Status413PayloadTooLarge));
        probe.Map("/status/{code:int}", (int code) => Results.Text("as asked", statusCode: code));
        probe.Map("/away", () => Results.Redirect("https://example.org/elsewhere"));
        probe.Map("/drop/{id}/{times:int}", Drop);
        probe.Map("/hang", (CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        probe.MapGet("/stream", StreamAsync);
        probe.MapPost("/stream", () => Released.TrySetResult());
        probe.MapGet(
            "/start",
            () =>
                new
                {
                    arguments,
                    folder = Environment.CurrentDirectory,
                    id = Environment.ProcessId,
                }
        );
        probe.MapGet("/environment/{name}", (string name) => Environment.GetEnvironmentVariable(name));
        probe.MapPost("/exit/{code:int}", (int code) => Environment.Exit(code));
        probe.MapPost("/print", PrintAsync);
        probe.MapGet("/cookies", CookiesOf);
        app.Map("/api/keyed", () => "keyed");
        app.Map("/api/master", () => "master");
        app.Map("/api/only/put", () => "put");
        app.Map("/api/number/{n}", (string n) => n);
    }

    private static async Task<IResult> EchoAsync(HttpContext context)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        long length = 0;
        for (
            int read;
            (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;
            length += read
        )
        {
            hash.AppendData(buffer, 0, read);
        }

        return Results.Json(
            new
            {
                target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
                headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
                length,
                hash = Convert.ToHexStringLower(hash.GetHashAndReset()),
            }
        );
    }

    private static IResult Drop(HttpContext context, string id, int times)
    {
        if (Seen.AddOrUpdate(id, 1, (_, before) => before + 1) <= times)
        {
            context.Abort();
        }

        return Results.Text("at last");
    }

    private static async Task StreamAsync(HttpContext context)
    {
        await context.Response.WriteAsync("first ");
        await context.Response.Body.FlushAsync();
        await Released.Task;
        await context.Response.WriteAsync("second");
    }

    private static async Task PrintAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        string line = await reader.ReadToEndAsync();
        TextWriter output = context.Request.Query.ContainsKey("error") ? Console.Error : Console.Out;
        await output.WriteLineAsync(line);
    }

    private static string CookiesOf(HttpContext context)
    {
        context.Response.Cookies.Append("one", "1");
        context.Response.Cookies.Append("two", "2");
        context.Response.Headers.ETag = "\"tag\"";
        return "cookies";
    }
}
