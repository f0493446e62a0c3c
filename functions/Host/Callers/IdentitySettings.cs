using Observatoire.Host.Hosting;

namespace Observatoire.Host.Callers;

/// <summary>The OpenID Connect provider whose tokens make a caller the DGAS.</summary>
/// <param name="Authority">Issuer of the tokens; its metadata are below it.</param>
/// <param name="Audience">What a token must be for: this API.</param>
/// <param name="Role">What its claim <c>roles</c> must hold.</param>
public sealed record IdentitySettings(Uri Authority, string Audience, string Role)
{
    /// <returns>Null when no authority is set: nobody is the DGAS then.</returns>
    /// <exception cref="InvalidOperationException">When a setting is missing or unusable; the message names it.</exception>
    public static IdentitySettings? Read(IConfiguration configuration)
    {
        string? authority = configuration[Settings.OidcAuthority];
        if (string.IsNullOrEmpty(authority))
        {
            return null;
        }

        // In clear, a token could be read on the way: only a provider of this very machine may do without TLS.
        if (
            !Uri.TryCreate(authority, UriKind.Absolute, out Uri? address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        )
        {
            throw new InvalidOperationException($"{Settings.OidcAuthority} is not an https address.");
        }

        return new IdentitySettings(
            address,
            Text(configuration, Settings.OidcAudience),
            Text(configuration, Settings.OidcRole)
        );
    }

    private static string Text(IConfiguration configuration, string name) =>
        configuration[name] is { Length: > 0 } text
            ? text
            : throw new InvalidOperationException($"Set {name}, since {Settings.OidcAuthority} is set.");
}
