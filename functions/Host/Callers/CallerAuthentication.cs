using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.Tokens;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Callers;

/// <summary>
/// Who calls: reads the OpenID Connect tokens of the DGAS, and sends each token to who can read it: the keys of the départements
/// start with <c>obs.</c>, everything else is a token of the provider.
/// </summary>
public static class CallerAuthentication
{
    private const string Scheme = "Dgas";
    private const string RolesClaim = "roles";

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
                        && BearerToken.Read(context.Request) is string token
                        && !KeyToken.IsAnnounced(token)
                            ? Scheme
                            : KeyAuthentication.Scheme
            )
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Scheme, null);
        if (settings.Identity is IdentitySettings identity)
        {
            schemes.AddJwtBearer(Scheme, options => Configure(options, identity));
        }

        services.AddAuthorization();
        services.AddSingleton<IAuthorizationHandler, AccessHandler>();
        services.AddSingleton(FunctionAccess.Read(typeof(CallerAuthentication).Assembly.GetExportedTypes()));
        services.AddSingleton<KeyUse>();
        services.AddSingleton<FailedAuthentications>();
        services.AddSingleton<OpenRouteLimits>();
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
            OnAuthenticationFailed = RefuseAsync,
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

    private static async Task RefuseAsync(AuthenticationFailedContext context) =>
        context.Fail(
            new CredentialRefusedException(
                Problem.Answer(
                    context.Exception is SecurityTokenExpiredException ? "token-expired"
                    : await IsSilentAsync(context) ? "identity-unavailable"
                    : "unauthenticated"
                )
            )
        );

    /// <summary>The validation does not tell a provider that is silent from a key that it does not know.</summary>
    private static async Task<bool> IsSilentAsync(AuthenticationFailedContext context)
    {
        try
        {
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
