namespace Observatoire.Host.Hosting;

/// <summary>The OpenID Connect provider whose tokens make a caller the DGAS.</summary>
/// <param name="Authority">Issuer of the tokens; its metadata are below it.</param>
/// <param name="Audience">What a token must be for: this API.</param>
/// <param name="Role">What its claim <c>roles</c> must hold.</param>
public sealed record IdentitySettings(Uri Authority, string Audience, string Role)
{
    /// <returns>Null when no authority is set: nobody is the DGAS then.</returns>
    /// <exception cref="InvalidOperationException">When a setting is missing or unusable; the message names it.</exception>
    public static IdentitySettings? Read(DeclaredSettings given) =>
        given.Text("OIDC_AUTHORITY") is string authority
            ? new IdentitySettings(new Uri(authority), given.Required("OIDC_AUDIENCE"), given.Required("OIDC_ROLE"))
            : null;
}
