using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>Issues a key to a département, for the DGAS. The key is shown in this answer and never again.</summary>
public static class IssueKey
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);

    public static void MapIssueKey(this WebApplication app) =>
        app.MapPost("/api/keys/{departement}", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        string departement,
        EditionSeries editions,
        StorageReadiness readiness,
        KeyRing keys,
        TimeProvider clock,
        ILogger<Program> logger,
        CancellationToken cancellation
    )
    {
        if (editions.Latest.FindDepartement(departement) is null)
        {
            return Problem.Of("unknown-departement", departement);
        }

        (string keyId, string token) = KeyToken.Create(departement);
        DateTimeOffset now = clock.GetUtcNow();
        DepositKey key = new(departement, keyId, DepositKey.HashOf(token), now, now + Validity, null);
        await readiness.EnsureAsync(cancellation);
        await keys.IssueAsync(key, cancellation);
        Log.KeyIssued(logger, keyId, departement);
        return Results.Json(
            new KeyAnswer(departement, keyId, token, key.ExpiresAt),
            statusCode: StatusCodes.Status201Created
        );
    }

    private sealed record KeyAnswer(string Departement, string KeyId, string Key, DateTimeOffset ExpiresAt);
}
