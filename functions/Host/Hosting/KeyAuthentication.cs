using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Observatoire.Storage;

namespace Observatoire.Host.Hosting;

/// <summary>
/// Reads <c>Authorization: Bearer obs.…</c>: a département's key. A token that opens nothing is the same as no token: 401.
/// Only who holds the key is told that it has expired or was revoked.
/// </summary>
public sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    KeyAuthentication.Services services
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "Key";

    private IResult refusal = Problem.Of("unauthenticated");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken.Of(Request) is not string token)
        {
            return AuthenticateResult.NoResult();
        }

        if (!KeyToken.TryParse(token, out string? departement, out string? keyId))
        {
            return AuthenticateResult.Fail("The token opens nothing.");
        }

        await services.Readiness.EnsureAsync(Context.RequestAborted);
        DepositKey? key = await services.Keys.FindAsync(departement, keyId, Context.RequestAborted);
        if (key is null || !key.Matches(token))
        {
            return AuthenticateResult.Fail("The token opens nothing.");
        }

        DateTimeOffset now = TimeProvider.GetUtcNow();
        if (!key.IsUsable(now))
        {
            refusal = RefusalOf(key);
            return AuthenticateResult.Fail("The key no longer opens.");
        }

        _ = services.Use.NoteAsync(key, now);
        return AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(ClaimsOf(key), Scheme)), Scheme)
        );
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = BearerToken.Scheme;
        return refusal.ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        string? policy = Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy;
        string code = string.Equals(policy, Caller.MayDeposit, StringComparison.Ordinal)
            ? "key-reads-only"
            : "forbidden";
        return Problem.Of(code).ExecuteAsync(Context);
    }

    private static IResult RefusalOf(DepositKey key) =>
        key.RevokedAt is DateTimeOffset revoked
            ? Problem.Of("key-revoked", key.KeyId, Day(revoked))
            : Problem.Of("key-expired", key.KeyId, Day(key.ExpiresAt));

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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

    /// <summary>What this handler needs of the app, in one.</summary>
    public sealed record Services(StorageReadiness Readiness, KeyRing Keys, KeyUse Use);
}
