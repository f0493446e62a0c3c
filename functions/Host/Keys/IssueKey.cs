using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Keys;

/// <summary>Issues a key to a département, for the DGAS. The key is shown in this answer and never again.</summary>
/// <remarks>
/// To rotate: <c>replaces</c> names the key it takes the place of, which goes on opening for <c>overlapDays</c>. Cut short
/// between the two, both keys open: issue again, revoke what is not used.
/// </remarks>
public sealed class IssueKey(EditionSeries editions, KeyRing keys, TimeProvider clock, ILogger<IssueKey> logger)
{
    [Function(nameof(IssueKey))]
    [DgasRole]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "keys/{departement}")] HttpRequest request,
        string departement,
        CancellationToken cancellation
    )
    {
        if (Address.RefusalOf(departement, editions) is IResult unknown)
        {
            return unknown;
        }

        DateTimeOffset now = clock.GetUtcNow();
        Parsed<KeyRequest> body = await JsonBody.ReadAsync(request, new KeyRequest(), cancellation);
        if (!body.Unless(read => read.Fault(now)).Is(out KeyRequest? asked, out IResult? refusal))
        {
            return refusal;
        }

        DepositKey? replaced = asked.Replaces is string id ? await keys.FindAsync(departement, id, cancellation) : null;
        if (asked.Replaces is not null && replaced is null)
        {
            return Problem.Answer("unknown-key", asked.Replaces, departement);
        }

        (string keyId, string token) = KeyToken.Create(departement);
        DepositKey key = asked.KeyOf(departement, keyId, DepositKey.HashOf(token), now);
        await keys.IssueAsync(key, cancellation);
        if (replaced is not null)
        {
            replaced = await keys.ExpireAsync(departement, replaced.KeyId, asked.EndOfOverlap(now), cancellation);
        }

        HostLog.KeyIssued(logger, keyId, departement);
        return Results.Json(
            new KeyAnswer(
                departement,
                keyId,
                token,
                key.ExpiresAt,
                KeyDescription.From(key),
                replaced is null ? null : KeyDescription.From(replaced)
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
}
