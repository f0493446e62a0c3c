using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace Observatoire.Host.Hosting;

/// <summary>
/// Reads the OpenID Connect tokens of the DGAS, and sends each token to who can read it: the keys of the départements
/// start with <c>obs.</c>, everything else is a token of the provider.
/// </summary>
public static class DgasAuthentication
{
    private const string Scheme = "Dgas";
    private const string RolesClaim = "roles";

    /// <summary>Why a token was refused, for the answer: code of a problem.</summary>
    private static readonly object Reason = new();

    /// <summary>What a provider signs with; never « none », never a key shared by both sides.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
    ];

    public static void AddCallers(this IServiceCollection services, Settings settings)
    {
        AuthenticationBuilder schemes = services
            .AddAuthentication(BearerToken.Scheme)
            .AddPolicyScheme(
                BearerToken.Scheme,
                null,
                policy =>
                    policy.ForwardDefaultSelector = context =>
                        settings.Identity is not null
                        && BearerToken.Of(context.Request) is string token
                        && !KeyToken.IsAnnounced(token)
                            ? Scheme
                            : KeyAuthentication.Scheme
            )
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Scheme, null);
        if (settings.Identity is IdentitySettings identity)
        {
            schemes.AddJwtBearer(Scheme, options => Configure(options, identity));
        }

        services
            .AddAuthorizationBuilder()
            .AddPolicy(Caller.DgasOnly, policy => policy.RequireRole(Caller.Dgas))
            .AddPolicy(
                Caller.MayDeposit,
                policy => policy.RequireAuthenticatedUser().RequireAssertion(context => !context.User.OnlyReads())
            );
    }

    private static void Configure(JwtBearerOptions options, IdentitySettings identity)
    {
        options.Authority = identity.Authority.OriginalString;
        options.RequireHttpsMetadata = !identity.Authority.IsLoopback;
        options.MapInboundClaims = false;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = identity.Audience,
            ValidAlgorithms = Algorithms,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ClockSkew = TimeSpan.FromSeconds(5),
        };
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
                Task.FromResult(context.Principal = PrincipalOf(context.Principal!, identity)),
            OnAuthenticationFailed = FailAsync,
            OnChallenge = ChallengeAsync,
            OnForbidden = context => Problem.Of("role-missing", identity.Role).ExecuteAsync(context.HttpContext),
        };
    }

    /// <summary>Only the role and the subject pass on: not whatever its provider also says of its holder.</summary>
    private static ClaimsPrincipal PrincipalOf(ClaimsPrincipal token, IdentitySettings identity)
    {
        ClaimsIdentity known = new(Scheme);
        if (token.HasClaim(RolesClaim, identity.Role))
        {
            known.AddClaim(new Claim(ClaimTypes.Role, Caller.Dgas));
            known.AddClaims(token.FindAll(Caller.SubjectClaim));
        }

        return new ClaimsPrincipal(known);
    }

    private static async Task FailAsync(AuthenticationFailedContext context)
    {
        if (context.Exception is SecurityTokenExpiredException)
        {
            context.HttpContext.Items[Reason] = "token-expired";
            return;
        }

        try
        {
            // The validation does not tell a provider that is silent from a key that it does not know.
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException)
        {
            context.HttpContext.Items[Reason] = "identity-unavailable";
        }
    }

    private static Task ChallengeAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        context.Response.Headers.WWWAuthenticate = BearerToken.Scheme;
        string code = context.HttpContext.Items[Reason] as string ?? "unauthenticated";
        return Problem.Of(code).ExecuteAsync(context.HttpContext);
    }
}
