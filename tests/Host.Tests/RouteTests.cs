using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Tests;

/// <summary>What the Functions host is told (function.json) and what the app answers (its routes) are the same list.</summary>
public sealed class RouteTests
{
    [Fact]
    public void Every_function_has_its_route_and_every_route_its_function()
    {
        string[] told =
        [
            .. Directory
                .GetFiles(
                    Path.Combine(AppContext.BaseDirectory, "functions"),
                    "function.json",
                    SearchOption.AllDirectories
                )
                .SelectMany(Told),
        ];

        Assert.NotEmpty(told);
        Assert.Equal(told.Order(StringComparer.Ordinal), Mapped().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Told(string file)
    {
        using JsonDocument function = JsonDocument.Parse(File.ReadAllText(file));
        JsonElement trigger = function.RootElement.GetProperty("bindings")[0];
        if (trigger.GetProperty("type").GetString() == "timerTrigger")
        {
            return ["POST /" + Path.GetFileName(Path.GetDirectoryName(file))];
        }

        string route = trigger.GetProperty("route").GetString()!;
        return
        [
            .. trigger
                .GetProperty("methods")
                .EnumerateArray()
                // What a browser asks first of another origin is answered before any route is looked for.
                .Where(method => method.GetString() != "options")
                .Select(method => $"{method.GetString()!.ToUpperInvariant()} /api/{route}"),
        ];
    }

    private static string[] Mapped()
    {
        using WebApplicationFactory<Settings> factory = new WebApplicationFactory<Settings>().WithWebHostBuilder(host =>
        {
            host.UseSetting("AzureWebJobsStorage", "UseDevelopmentStorage=true");
            host.UseSetting("FUNCTIONS_CUSTOMHANDLER_PORT", "0");
        });
        return
        [
            .. factory
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.RoutePattern.RawText != "/")
                .SelectMany(endpoint =>
                    endpoint
                        .Metadata.GetMetadata<HttpMethodMetadata>()!
                        .HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}")
                ),
        ];
    }
}
