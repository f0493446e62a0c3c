using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Observatoire.Editions;
using Observatoire.Pages.Assets;
using Observatoire.Pages.Files;
using Observatoire.Pages.Rendering;
using Observatoire.Support;
using Observatoire.Support.Pages;

namespace Observatoire.Browser;

/// <summary>
/// The site of <see cref="ComparedNation"/>, with the stylesheet and the scripts as built, served as it is uploaded: three
/// years of 101 départements are more than the runner could load for a test, and the demonstration compares nobody.
/// </summary>
public sealed class ComparedSite : IAsyncLifetime
{
    private static readonly ReleaseStamp Stamp = new(
        "2028-12-r1",
        new DateTimeOffset(2029, 2, 5, 8, 0, 0, TimeSpan.Zero)
    )
    {
        Simulated = true,
    };

    private WebApplication? server;
    private Browsing? browsing;

    public Uri Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        string executable = await Chromium.EnsureAsync();
        ComparedNation nation = new();
        IReadOnlyList<PublishedFile> files = await new SiteRenderer(
            SiteAssets.Load(Path.Combine(Repository.Root, "artifacts", "dashboards")),
            new DepositSite("/api", [])
        ).RenderAsync(nation.Table, nation.Editions, nation.Organisations, Stamp);
        Dictionary<string, PublishedFile> served = files.ToDictionary(file => "/" + file.Path, StringComparer.Ordinal);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Run(context => AnswerAsync(context, served));
        await server.StartAsync();
        Site = new Uri(server.Urls.Single());
        browsing = await Browsing.StartAsync(Site, executable);
    }

    public Task<Visit> VisitAsync(string path, VisitOptions? options = null) => browsing!.VisitAsync(path, options);

    public async Task DisposeAsync()
    {
        if (browsing is not null)
        {
            await browsing.DisposeAsync();
        }

        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private static async Task AnswerAsync(HttpContext context, Dictionary<string, PublishedFile> served)
    {
        string path = context.Request.Path.Value!;
        if (!served.TryGetValue(path.EndsWith('/') ? path + "index.html" : path, out PublishedFile? file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = file.ContentType;
        if (file.ContentEncoding is string encoding)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        await context.Response.BodyWriter.WriteAsync(file.Content);
    }
}
