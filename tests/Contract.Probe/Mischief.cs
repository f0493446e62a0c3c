using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Observatoire.Contract.Probe;

/// <summary>What a worker may do beside answering, good and bad.</summary>
public sealed class Mischief(ILogger<Mischief> log)
{
    /// <summary>Waits until it is told to stop, and says so.</summary>
    [Function("Hang")]
    public async Task<IResult> HangAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "probe/hang")] HttpRequest request,
        FunctionContext context
    )
    {
        bool aborted = false;
        using CancellationTokenRegistration seen = request.HttpContext.RequestAborted.Register(() => aborted = true);
        try
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            Journal.Write(new { cancelled = context.InvocationId, aborted });
            throw;
        }

        return Results.NoContent();
    }

    /// <summary>Waits whatever it is told.</summary>
    [Function("Stuck")]
    public async Task<IResult> StuckAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "probe/stuck")] HttpRequest request
    )
    {
        await Task.Delay(Timeout.Infinite);
        return Results.NoContent();
    }

    /// <summary>Drops the connection of its caller.</summary>
    [Function("Drop")]
    public void Drop([HttpTrigger(AuthorizationLevel.Anonymous, Route = "probe/drop")] HttpRequest request) =>
        request.HttpContext.Abort();

    /// <summary>Waits until a file of the folder PROBE_STORE is there.</summary>
    [Function("Until")]
    public async Task<IResult> UntilAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "probe/until/{file}")] HttpRequest request,
        string file
    )
    {
        while (!File.Exists(Path.Combine(Deposits.Folder, file)))
        {
            await Task.Delay(10);
        }

        return Results.Text("at last");
    }

    [Function("Start")]
    public IResult Start([HttpTrigger(AuthorizationLevel.Anonymous, Route = "probe/start")] HttpRequest request) =>
        Results.Json(
            new
            {
                arguments = Environment.GetCommandLineArgs(),
                folder = Environment.CurrentDirectory,
                id = Environment.ProcessId,
            }
        );

    [Function("Variable")]
    public IResult Variable(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "probe/environment/{variable}")] HttpRequest request,
        string variable
    ) => Results.Text(Environment.GetEnvironmentVariable(variable) ?? "");

    [Function("Exit")]
    public void Exit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "probe/exit/{code:int}")] HttpRequest request,
        string code
    ) => Environment.Exit(int.Parse(code, CultureInfo.InvariantCulture));

    [Function("Print")]
    public async Task<IResult> PrintAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "probe/print")] HttpRequest request
    )
    {
        using StreamReader reader = new(request.Body);
        string line = await reader.ReadToEndAsync();
        TextWriter output = request.Query.ContainsKey("error") ? Console.Error : Console.Out;
        await output.WriteLineAsync(line);
        return Results.NoContent();
    }

    [Function("Log")]
    public async Task<IResult> LogAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "probe/log/{level}")] HttpRequest request,
        string level,
        FunctionContext context
    )
    {
        using StreamReader reader = new(request.Body);
        string line = await reader.ReadToEndAsync();
#pragma warning disable CA1848, CA2254, CA1873 // The level and the words are the test's.
        log.Log(Enum.Parse<LogLevel>(level), line);
#pragma warning restore CA1848, CA2254, CA1873
        return Results.Text(context.InvocationId);
    }
}
