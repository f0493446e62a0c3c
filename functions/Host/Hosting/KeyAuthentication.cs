using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Observatoire.Storage;

namespace Observatoire.Host.Hosting;

/// <summary>
/// Reads <c>Authorization: Bearer</c>: a département's key, or the DGAS token. A token that opens nothing is the same as
/// no token: 401.
/// </summary>
public sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    KeyAuthentication.Services services
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? header = Request.Headers.Authorization;
        if (header is null || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        string token = header["Bearer ".Length..].Trim();
        Claim[]? claims = IsDgas(token) ? [new Claim(ClaimTypes.Role, Caller.Dgas)] : await KeyClaimsAsync(token);
        return claims is null
            ? AuthenticateResult.Fail("The token opens nothing.")
            : AuthenticateResult.Success(
                new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)), Scheme)
            );
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Scheme;
        return Problem.Of("unauthenticated").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem.Of("forbidden").ExecuteAsync(Context);

    private bool IsDgas(string token) =>
        services.Settings.DgasTokenSha256 is string expected
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(DepositKey.HashOf(token)),
            Encoding.ASCII.GetBytes(expected)
        );

    private async Task<Claim[]?> KeyClaimsAsync(string token)
    {
        if (!KeyToken.TryParse(token, out string? departement, out string? keyId))
        {
            return null;
        }

        await services.Readiness.EnsureAsync(Context.RequestAborted);
        DepositKey? key = await services.Keys.FindAsync(departement, keyId, Context.RequestAborted);
        return key is not null && key.Matches(token) && key.IsUsable(TimeProvider.GetUtcNow())
            ? [new Claim(Caller.DepartementClaim, departement), new Claim(Caller.KeyIdClaim, keyId)]
            : null;
    }

    /// <summary>What this handler needs of the app, in one.</summary>
    public sealed record Services(Settings Settings, StorageReadiness Readiness, KeyRing Keys);
}
