using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>Revokes a key at once and for good, for the DGAS. Revoking it again changes nothing.</summary>
public static class RevokeKey
{
    public static void MapRevokeKey(this WebApplication app) =>
        app.MapDelete("/api/keys/{departement}/{id}", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        string departement,
        string id,
        StorageReadiness readiness,
        KeyRing keys,
        TimeProvider clock,
        ILogger<Program> logger,
        CancellationToken cancellation
    )
    {
        await readiness.EnsureAsync(cancellation);
        if (
            !KeyToken.IsId(id)
            || await keys.RevokeAsync(departement, id, clock.GetUtcNow(), cancellation) is not DepositKey revoked
        )
        {
            return Problem.Of("unknown-key", id, departement);
        }

        Log.KeyRevoked(logger, id, departement);
        return Results.Ok(KeyDescription.Of(revoked));
    }
}
