namespace Observatoire.Local.Site;

/// <summary>Headers of every answer of the site.</summary>
internal static class SiteHeaders
{
    // The deposit page and its worker compile the checks; nothing else may compile anything.
    private const string DepositPolicy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'";

    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'";

    public static void Add(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = IsOfDeposit(context.Request.Path) ? DepositPolicy : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        if (
            context.Request.Path.StartsWithSegments("/donnees", StringComparison.Ordinal)
            || context.Request.Path == "/latest.json"
        )
        {
            headers.AccessControlAllowOrigin = "*";
        }
    }

    private static bool IsOfDeposit(PathString path) =>
        path.StartsWithSegments("/depot", StringComparison.Ordinal)
        || path.StartsWithSegments("/en/depot", StringComparison.Ordinal)
        || path.StartsWithSegments("/assets/depot", StringComparison.Ordinal);
}
