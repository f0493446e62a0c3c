namespace Observatoire.Host.Callers;

/// <summary>The header <c>Authorization: Bearer …</c>.</summary>
public static class BearerToken
{
    public const string Scheme = "Bearer";

    private const string Prefix = Scheme + " ";

    /// <returns>The token, or null when the request carries none.</returns>
    public static string? Read(HttpRequest request)
    {
        string? header = request.Headers.Authorization;
        return header is not null && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? header[Prefix.Length..].Trim()
            : null;
    }
}
