using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Observatoire.Contract.Probe;

/// <summary>The routes a demonstration load uses, kept as files in the folder PROBE_STORE: what the app promises, no more.</summary>
public sealed class Deposits
{
    private static readonly Lock Gate = new();

    // PROBE_PAUSE: milliseconds a deposit takes, so that a test can cut a load short.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(
        int.Parse(Environment.GetEnvironmentVariable("PROBE_PAUSE") ?? "0", CultureInfo.InvariantCulture)
    );

    public static string Folder { get; } = Environment.GetEnvironmentVariable("PROBE_STORE") ?? "";

    [Function("Keys")]
    public IResult IssueKey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "keys/{departement}")] HttpRequest request,
        string departement
    ) => Results.Json(new { departement, key = "key-" + departement }, statusCode: 201);

    [Function("Releases")]
    public IResult MakeRelease(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "releases")] HttpRequest request
    ) => Results.Json(new { id = "release" }, statusCode: 202);

    [Function("Approvals")]
    public IResult Approve(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "releases/{id}/approve")] HttpRequest request,
        string id
    )
    {
        File.AppendAllText(Path.Combine(Folder, "approved-" + id), request.Headers.Authorization + "\n");
        return Results.Json(new { id });
    }

    [Function("Jobs")]
    public IResult RunJob(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "jobs/{timer}")] HttpRequest request,
        string timer
    )
    {
        File.AppendAllText(Path.Combine(Folder, timer), "ran\n");
        return Results.Json(new { job = timer });
    }

    [Function("Deposit")]
    public async Task<IResult> DepositAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "returns/{departement}/{month}")] HttpRequest request,
        string departement,
        string month
    )
    {
        if (request.Headers.Authorization != "Bearer key-" + departement)
        {
            return Results.Unauthorized();
        }

        await Task.Delay(Pause);
        using MemoryStream received = new();
        await request.Body.CopyToAsync(received);
        return Keep(Path.Combine(Folder, month), departement, received.ToArray());
    }

    private static IResult Keep(string folder, string departement, byte[] content)
    {
        lock (Gate)
        {
            Directory.CreateDirectory(folder);
            string file = Path.Combine(folder, departement);
            File.AppendAllText(file + ".deposits", "one\n");
            if (!File.Exists(file))
            {
                File.WriteAllBytes(file + ".partial", content);
                File.Move(file + ".partial", file);
                return Results.StatusCode(201);
            }

            return Results.StatusCode(File.ReadAllBytes(file).AsSpan().SequenceEqual(content) ? 200 : 412);
        }
    }
}
