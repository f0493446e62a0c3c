using System.Globalization;

namespace Observatoire.Contract.Probe;

/// <summary>The routes a demonstration load uses, kept as files in the folder PROBE_STORE: what the app promises, no more.</summary>
internal static class Deposits
{
    private static readonly Lock Gate = new();

    // PROBE_PAUSE: milliseconds a deposit takes, so that a test can cut a load short.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(
        int.Parse(Environment.GetEnvironmentVariable("PROBE_PAUSE") ?? "0", CultureInfo.InvariantCulture)
    );

    public static void Map(WebApplication app)
    {
        string folder = Environment.GetEnvironmentVariable("PROBE_STORE") ?? "";
        app.MapPost(
            "/api/keys/{departement}",
            (string departement) => Results.Json(new { departement, key = "key-" + departement }, statusCode: 201)
        );
        app.MapPut(
            "/api/returns/{departement}/{month}",
            (HttpRequest request, string departement, string month) =>
                DepositAsync(request, Path.Combine(folder, month), departement)
        );
        app.MapPost("/api/releases", () => Results.Json(new { id = "release" }, statusCode: 202));
        app.MapPost(
            "/api/releases/{id}/approve",
            (HttpRequest request, string id) =>
            {
                File.AppendAllText(Path.Combine(folder, "approved-" + id), request.Headers.Authorization + "\n");
                return Results.Json(new { id });
            }
        );
        app.MapPost(
            "/api/jobs/{timer}",
            (string timer) =>
            {
                File.AppendAllText(Path.Combine(folder, timer), "ran\n");
                return Results.Json(new { job = timer });
            }
        );
    }

    private static async Task<IResult> DepositAsync(HttpRequest request, string folder, string departement)
    {
        if (request.Headers.Authorization != "Bearer key-" + departement)
        {
            return Results.Unauthorized();
        }

        await Task.Delay(Pause);
        using MemoryStream received = new();
        await request.Body.CopyToAsync(received);
        lock (Gate)
        {
            Directory.CreateDirectory(folder);
            string file = Path.Combine(folder, departement);
            File.AppendAllText(file + ".deposits", "one\n");
            if (!File.Exists(file))
            {
                File.WriteAllBytes(file + ".partial", received.ToArray());
                File.Move(file + ".partial", file);
                return Results.StatusCode(201);
            }

            bool same = File.ReadAllBytes(file).AsSpan().SequenceEqual(received.ToArray());
            return Results.StatusCode(same ? 200 : 412);
        }
    }
}
