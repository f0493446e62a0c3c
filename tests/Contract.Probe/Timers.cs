using System.Text.Json.Nodes;

namespace Observatoire.Contract.Probe;

/// <summary>The timer Tick: answers as the file PROBE_TICK says, at each call.</summary>
internal static class Timers
{
    public static void Map(WebApplication app) =>
        app.MapPost(
            "/Tick",
            async (HttpContext context) =>
            {
                JsonNode? envelope = await JsonNode.ParseAsync(context.Request.Body);
                string file = Environment.GetEnvironmentVariable("PROBE_TICK")!;
                await File.WriteAllTextAsync(file + ".partial", envelope!.ToJsonString());
                File.Move(file + ".partial", file + ".received", overwrite: true);
                string mode = File.Exists(file) ? await File.ReadAllTextAsync(file) : "good";
                return await AnswerAsync(mode, context);
            }
        );

    private static async Task<IResult> AnswerAsync(string mode, HttpContext context)
    {
        switch (mode)
        {
            case "good":
                return Json("""{"outputs":{},"LOGS":["counted 3 returns"],"ReturnValue":null,"more":{"a":1}}""");
            case "bare":
                return Json("{}");
            case "empty":
                return Results.StatusCode(202);
            case "null":
                return Json("null");
            case "array":
                return Json("[]");
            case "broken":
                return Json("{");
            case "text":
                return Results.Text("done");
            case "problem":
                return Results.Problem("it failed", statusCode: 200);
            case "throw":
                throw new InvalidOperationException("thrown by the timer");
            case "drop":
                context.Abort();
                return Results.Empty;
            default:
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                return Results.Empty;
        }
    }

    private static IResult Json(string text) => Results.Text(text, "application/json");
}
