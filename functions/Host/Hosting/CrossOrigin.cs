using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Observatoire.Host.Hosting;

/// <summary>What the pages of the site may ask of the API from their own origin.</summary>
public sealed class CrossOrigin(ICorsService service, Settings settings)
{
    private readonly CorsPolicy? policy = settings.SiteOrigin is null ? null : PolicyFor(settings.SiteOrigin);

    /// <summary>Says to the browser what the caller's origin may do, where there is one; answers a preflight in the same way.</summary>
    public void Allow(HttpContext http)
    {
        if (policy is not null && http.Request.Headers.Origin.Count > 0)
        {
            service.ApplyResult(service.EvaluatePolicy(http, policy), http.Response);
        }
    }

    private static CorsPolicy PolicyFor(string origin) =>
        new CorsPolicyBuilder(origin)
            .WithMethods("GET", "POST", "PUT", "DELETE")
            .WithHeaders("Authorization", "Content-Type", "If-Match", "If-None-Match")
            .WithExposedHeaders("Content-Disposition", "ETag", "Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))
            .Build();
}
