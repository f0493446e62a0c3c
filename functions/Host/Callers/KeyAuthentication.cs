using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Callers;

/// <summary>
/// Reads <c>Authorization: Bearer obs.…</c>: a département's key. A token that opens nothing is the same as no token: 401.
/// Only who holds the key is told that it has expired or was revoked.
/// </summary>
public sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    KeyRing keys,
    KeyUse use
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken.Read(Request) is not string token)
        {
            return AuthenticateResult.NoResult();
        }

        if (!KeyToken.TryParse(token, out string? departement, out string? keyId))
        {
            return Refused(Problem.Answer("unauthenticated"));
        }

        DepositKey? key = await keys.FindAsync(departement, keyId, Context.RequestAborted);
        if (key is null || !key.Matches(token))
        {
            return Refused(Problem.Answer("unauthenticated"));
        }

        DateTimeOffset now = TimeProvider.GetUtcNow();
        if (!key.IsUsable(now))
        {
            return Refused(NoLongerOpens(key));
        }

        _ = use.NoteAsync(key, now);
        return AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(ClaimsOf(key), Scheme)), Scheme)
        );
    }

    private static AuthenticateResult Refused(ProblemHttpResult answer) =>
        AuthenticateResult.Fail(new CredentialRefusedException(answer));

    private static ProblemHttpResult NoLongerOpens(DepositKey key) =>
        key.RevokedAt is DateTimeOffset revoked
            ? Problem.Answer("key-revoked", key.KeyId, Problem.Day(revoked))
            : Problem.Answer("key-expired", key.KeyId, Problem.Day(key.ExpiresAt));

    private static IEnumerable<Claim> ClaimsOf(DepositKey key)
    {
        yield return new Claim(Caller.DepartementClaim, key.Departement);
        yield return new Claim(Caller.KeyIdClaim, key.KeyId);
        yield return new Claim(Caller.ScopeClaim, key.Scope.ToString());
        if (key.Simulated)
        {
            yield return new Claim(Caller.SimulatedClaim, "true");
        }
    }
}
