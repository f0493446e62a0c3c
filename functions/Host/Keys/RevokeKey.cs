using Microsoft.Azure.Functions.Worker;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Keys;

/// <summary>Revokes a key at once and for good, for the DGAS. Revoking it again changes nothing.</summary>
public sealed class RevokeKey(KeyRing keys, TimeProvider clock, ILogger<RevokeKey> logger)
{
    [Function(nameof(RevokeKey))]
    [DgasRole]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "keys/{departement}/{id}")] HttpRequest request,
        string departement,
        string id,
        CancellationToken cancellation
    )
    {
        if (
            !KeyToken.IsId(id)
            || await keys.RevokeAsync(departement, id, clock.GetUtcNow(), cancellation) is not DepositKey revoked
        )
        {
            return Problem.Answer("unknown-key", id, departement);
        }

        HostLog.KeyRevoked(logger, id, departement);
        return Results.Ok(KeyDescription.From(revoked));
    }
}
