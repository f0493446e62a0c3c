namespace Observatoire.Host.Hosting;

/// <summary>
/// The one place that knows how the Functions host calls a timer: <c>POST /{FunctionName}</c> with a JSON envelope, to be
/// answered by a JSON object. An empty success would hang the host; a fault must not be a success.
/// </summary>
public static class TimerEnvelope
{
    private const string InvocationId = "X-Azure-Functions-InvocationId";

    public static void MapTimer<TJob>(this WebApplication app)
        where TJob : IJob =>
        app.MapPost(
            "/" + typeof(TJob).Name,
            static async (HttpRequest request, JobRunner<TJob> runner, CancellationToken cancellation) =>
            {
                if (!request.Headers.ContainsKey(InvocationId))
                {
                    return Results.NotFound();
                }

                // The tick says nothing the job needs: late or on time, it does what is left to do.
                await request.Body.CopyToAsync(Stream.Null, cancellation);
                JobRun run = await runner.RunAsync(cancellation);
                return Results.Ok(
                    new EnvelopeAnswer([], [.. run.Summary.Select(pair => $"{pair.Key}: {pair.Value}")], null)
                );
            }
        );

    private sealed record EnvelopeAnswer(
        [property: System.Text.Json.Serialization.JsonPropertyName("Outputs")] Dictionary<string, object> Outputs,
        [property: System.Text.Json.Serialization.JsonPropertyName("Logs")] string[] Logs,
        [property: System.Text.Json.Serialization.JsonPropertyName("ReturnValue")] object? ReturnValue
    );
}
