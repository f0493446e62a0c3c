using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>Issues a key to a département, for the DGAS. The key is shown in this answer and never again.</summary>
/// <remarks>
/// To rotate: <c>replaces</c> names the key it takes the place of, which goes on opening for <c>overlapDays</c>. Cut short
/// between the two, both keys open: issue again, revoke what is not used.
/// </remarks>
public static class IssueKey
{
    public static void MapIssueKey(this WebApplication app) =>
        app.MapPost("/api/keys/{departement}", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        string departement,
        HttpRequest request,
        [AsParameters] Services services,
        CancellationToken cancellation
    )
    {
        if (services.Editions.Latest.FindDepartement(departement) is null)
        {
            return Problem.Of("unknown-departement", departement);
        }

        (KeyRequest? asked, IResult? refusal) = await JsonBody.ReadAsync(request, new KeyRequest(), cancellation);
        DateTimeOffset now = services.Clock.GetUtcNow();
        refusal ??= asked!.Fault(now);
        if (refusal is not null)
        {
            return refusal;
        }

        await services.Readiness.EnsureAsync(cancellation);
        DepositKey? replaced = asked!.Replaces is string id
            ? await services.Keys.FindAsync(departement, id, cancellation)
            : null;
        if (asked.Replaces is not null && replaced is null)
        {
            return Problem.Of("unknown-key", asked.Replaces, departement);
        }

        (string keyId, string token) = KeyToken.Create(departement);
        DepositKey key = asked.KeyOf(departement, keyId, DepositKey.HashOf(token), now);
        await services.Keys.IssueAsync(key, cancellation);
        if (replaced is not null)
        {
            replaced = await services.Keys.ExpireAsync(
                departement,
                replaced.KeyId,
                asked.EndOfOverlap(now),
                cancellation
            );
        }

        Log.KeyIssued(services.Logger, keyId, departement);
        return Results.Json(
            new KeyAnswer(
                departement,
                keyId,
                token,
                key.ExpiresAt,
                KeyDescription.Of(key),
                replaced is null ? null : KeyDescription.Of(replaced)
            ),
            statusCode: StatusCodes.Status201Created
        );
    }

    /// <summary>The only answer that ever holds a key.</summary>
    private sealed record KeyAnswer(
        string Departement,
        string KeyId,
        string Key,
        DateTimeOffset ExpiresAt,
        KeyDescription Description,
        KeyDescription? Replaced
    );

    private sealed record Services(
        EditionSeries Editions,
        StorageReadiness Readiness,
        KeyRing Keys,
        TimeProvider Clock,
        ILogger<Program> Logger
    );
}
