using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Observatoire.Local.Demonstration;

namespace Observatoire.Local;

/// <summary>Calls the running app through its HTTP routes, as any user would, and tries again while it restarts.</summary>
/// <param name="api">Prefix of the routes.</param>
/// <param name="dgas">Tokens of the DGAS.</param>
/// <param name="simulated">True to have keys issued under which all that is deposited is synthetic.</param>
/// <param name="clock">For the pauses.</param>
internal sealed class ApiClient(Uri api, DgasTokens dgas, bool simulated, TimeProvider clock) : IDisposable
{
    /// <summary>Problems of a release that would say what the one online says, or nothing at all.</summary>
    private static readonly string[] Needless =
    [
        "urn:observatoire:release-unchanged",
        "urn:observatoire:nothing-to-release",
    ];

    /// <summary>The reason a département gives for a figure that surprises and is right.</summary>
    private const string CheckedAtSource = "VERIF";

    private readonly ConcurrentDictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly PatientClient client = new(api, clock);

    /// <summary>The key of each département, by code.</summary>
    public IReadOnlyDictionary<string, string> DepartementKeys => keys;

    public void Keep(IReadOnlyDictionary<string, string> known)
    {
        foreach ((string departement, string key) in known)
        {
            keys[departement] = key;
        }
    }

    /// <exception cref="RunnerException">When the app does not give one.</exception>
    public async Task IssueKeyAsync(string departement, CancellationToken cancellation)
    {
        ApiAnswer answer = await client.SendAsync(() => KeyRequest(departement), cancellation);
        if (answer.Status != HttpStatusCode.Created)
        {
            throw new RunnerException(RunnerText.Current.KeyRefused, departement, (int)answer.Status, answer.Excerpt);
        }

        using JsonDocument body = JsonDocument.Parse(answer.Body);
        keys[departement] = body.RootElement.GetProperty("key").GetString()!;
    }

    /// <summary>
    /// Deposits a file, once: 200 and 412 mean that it is in already, 423 that its month was closed since. What the app asks
    /// about it is answered, as a département does that has checked its figures.
    /// </summary>
    /// <exception cref="RunnerException">When it is refused.</exception>
    public async Task DepositAsync(DemonstrationDeposit deposit, CancellationToken cancellation)
    {
        byte[] content = deposit.Content();
        ApiAnswer answer = await PutAsync(deposit, content, "", cancellation);
        if (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            // The store may have lost the last keys it issued, when it was killed before it wrote them.
            await IssueKeyAsync(deposit.Departement, cancellation);
            answer = await PutAsync(deposit, content, "", cancellation);
        }

        if (answer.Status == HttpStatusCode.UnprocessableEntity && ReasonsFor(answer.Body) is string reasons)
        {
            answer = await PutAsync(deposit, content, reasons, cancellation);
        }

        if (
            answer.Status
            is not (
                HttpStatusCode.Created
                or HttpStatusCode.OK
                or HttpStatusCode.PreconditionFailed
                or HttpStatusCode.Locked
            )
        )
        {
            throw new RunnerException(
                RunnerText.Current.ReturnRefused,
                deposit.Departement,
                deposit.Month ?? "",
                (int)answer.Status,
                answer.Excerpt
            );
        }
    }

    /// <summary>Says something of a month; what was said before, or the month is closed to, is let be.</summary>
    /// <exception cref="RunnerException">When it is refused.</exception>
    public async Task SayAsync(DemonstrationAct act, CancellationToken cancellation)
    {
        ApiAnswer answer = await client.SendAsync(
            () =>
            {
                HttpRequestMessage request = Request(
                    HttpMethod.Post,
                    $"returns/{act.Departement}/{act.Month}/{act.Act}",
                    act.IsOfDgas ? dgas.Maker : keys[act.Departement]
                );
                request.Content = JsonContent.Create(act.Body, act.Body.GetType());
                return request;
            },
            cancellation
        );
        if (answer.Status is not (HttpStatusCode.Created or HttpStatusCode.Locked))
        {
            throw new RunnerException(
                RunnerText.Current.ActRefused,
                act.Act,
                act.Departement,
                act.Month,
                (int)answer.Status,
                answer.Excerpt
            );
        }
    }

    /// <summary>Declares how a département is organised; the same again changes nothing.</summary>
    /// <exception cref="RunnerException">When it is refused.</exception>
    public async Task DeclareAsync(string departement, byte[] organisation, CancellationToken cancellation)
    {
        ApiAnswer answer = await client.SendAsync(
            () =>
            {
                HttpRequestMessage request = Request(HttpMethod.Put, $"organisations/{departement}", dgas.Maker);
                request.Content = new ByteArrayContent(organisation);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                return request;
            },
            cancellation
        );
        if (answer.Status != HttpStatusCode.OK)
        {
            throw new RunnerException(
                RunnerText.Current.OrganisationRefused,
                departement,
                (int)answer.Status,
                answer.Excerpt
            );
        }
    }

    /// <exception cref="RunnerException">When it fails.</exception>
    public async Task RunJobAsync(string timer, CancellationToken cancellation)
    {
        ApiAnswer answer = await client.SendAsync(
            () => Request(HttpMethod.Post, "jobs/" + timer, dgas.Maker),
            cancellation
        );
        if (answer.Status != HttpStatusCode.OK)
        {
            throw new RunnerException(RunnerText.Current.JobFailed, timer, (int)answer.Status, answer.Excerpt);
        }
    }

    /// <summary>Publishes the figures as they are, as two people of the DGAS would; nothing when they are published or there are none.</summary>
    /// <exception cref="RunnerException">When a step is refused.</exception>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        ApiAnswer made = await client.SendAsync(ReleaseRequest, cancellation);
        if (made.Status == HttpStatusCode.Accepted)
        {
            await RunJobAsync("PrepareReleases", cancellation);
            using JsonDocument release = JsonDocument.Parse(made.Body);
            string path = $"releases/{release.RootElement.GetProperty("id").GetString()}/approve";
            EnsureDone(await client.SendAsync(() => Request(HttpMethod.Post, path, dgas.Approver), cancellation));
        }
        else if (!Needless.Any(problem => made.Body.Contains(problem, StringComparison.Ordinal)))
        {
            EnsureDone(made);
        }

        await RunJobAsync("PublishApprovedReleases", cancellation);
    }

    public void Dispose() => client.Dispose();

    private HttpRequestMessage ReleaseRequest()
    {
        RunnerText text = RunnerText.Current;
        HttpRequestMessage request = Request(HttpMethod.Post, "releases", dgas.Maker);
        request.Content = JsonContent.Create(new { note = new { fr = text.ReleaseNoteFr, en = text.ReleaseNoteEn } });
        return request;
    }

    private static void EnsureDone(ApiAnswer answer)
    {
        if (answer.Status != HttpStatusCode.OK)
        {
            throw new RunnerException(RunnerText.Current.ReleaseRefused, (int)answer.Status, answer.Excerpt);
        }
    }

    /// <returns>The parameters that explain what only warnings forbid; null when something else does.</returns>
    private static string? ReasonsFor(string verdict)
    {
        using JsonDocument read = JsonDocument.Parse(verdict);
        return
            read.RootElement.TryGetProperty("toExplain", out JsonElement toExplain)
            && toExplain.ValueKind == JsonValueKind.True
            ? "?"
                + string.Join(
                    '&',
                    read.RootElement.GetProperty("findings")
                        .EnumerateArray()
                        .Where(finding => !finding.GetProperty("explained").GetBoolean())
                        .Select(finding => $"motif={finding.GetProperty("code").GetString()}:{CheckedAtSource}")
                        .Distinct(StringComparer.Ordinal)
                )
            : null;
    }

    private Task<ApiAnswer> PutAsync(
        DemonstrationDeposit deposit,
        byte[] content,
        string reasons,
        CancellationToken cancellation
    ) =>
        client.SendAsync(
            () =>
            {
                string month = deposit.Month is null ? "" : "/" + deposit.Month;
                HttpRequestMessage request = Request(
                    HttpMethod.Put,
                    $"returns/{deposit.Departement}{month}{reasons}",
                    keys[deposit.Departement]
                );
                if (!deposit.Replaces && deposit.Month is not null)
                {
                    request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
                }

                request.Content = new ByteArrayContent(content);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv", "utf-8");
                return request;
            },
            cancellation
        );

    private HttpRequestMessage KeyRequest(string departement)
    {
        HttpRequestMessage request = Request(HttpMethod.Post, "keys/" + departement, dgas.Maker);
        request.Content = simulated ? JsonContent.Create(new { simulated }) : null;
        return request;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string token)
    {
        HttpRequestMessage request = new(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }
}

/// <summary>Tokens of two people of the DGAS: who makes a release must not approve it.</summary>
/// <param name="Maker">Of who does everything else.</param>
/// <param name="Approver">Of who approves.</param>
internal sealed record DgasTokens(string Maker, string Approver);
