namespace Observatoire.Local.Site;

/// <summary>Headers of every answer of the site.</summary>
internal static class SiteHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'";

    public static void Add(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
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
}
