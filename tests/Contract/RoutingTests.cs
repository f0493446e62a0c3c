using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Observatoire.Local.FunctionsHost;
using Observatoire.Local.FunctionsHost.Http;

namespace Observatoire.Contract;

[Collection(StoreTests.Name)]
public sealed class RoutingTests(StoreFixture store) : IAsyncLifetime
{
    private ProbeHost probe = null!;

    public async Task InitializeAsync() =>
        probe = await ProbeHost.StartAsync(store, keys: new HostKeys("function-key", "master-key"));

    public Task DisposeAsync() => probe.DisposeAsync().AsTask();

    [Theory]
    [InlineData("GET", "/api/unknown", 404)]
    [InlineData("GET", "/elsewhere", 404)]
    [InlineData("GET", "/api/off", 404)]
    [InlineData("GET", "/api/only/put", 404)]
    [InlineData("PUT", "/api/only/put", 200)]
    [InlineData("GET", "/api/number/12", 200)]
    [InlineData("GET", "/api/number/twelve", 404)]
    [InlineData("GET", "/API/NUMBER/12", 200)]
    [InlineData("HEAD", "/api/number/12", 404)]
    [InlineData("DELETE", "/api/number/12", 404)]
    [InlineData("OPTIONS", "/api/anything", 204)]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/admin/unknown", 404)]
    [InlineData("GET", "/admin/host/status", 401)]
    [InlineData("GET", "/api/number/12?code=wrong", 200)]
    [InlineData("GET", "/api/keyed", 401)]
    [InlineData("GET", "/api/keyed?code=wrong", 401)]
    [InlineData("GET", "/api/keyed?code=function-key", 200)]
    [InlineData("GET", "/api/keyed?code=master-key", 200)]
    [InlineData("GET", "/api/master?code=function-key", 401)]
    [InlineData("GET", "/api/master?code=master-key", 200)]
    [InlineData("POST", "/admin/functions/Tick", 401)]
    [InlineData("POST", "/admin/functions/Tick?code=function-key", 403)]
    [InlineData("POST", "/admin/functions/Tick?code=master-key", 202)]
    [InlineData("POST", "/admin/functions/Unknown?code=master-key", 404)]
    public async Task Routes_and_keys_are_checked_as_the_host_does(string method, string path, int status)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(path, UriKind.Relative))
        {
            Content = method == "POST" ? JsonContent.Create(new { }) : null,
        };

        using HttpResponseMessage response = await probe.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        if (!path.StartsWith("/admin", StringComparison.Ordinal))
        {
            Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        }

        if (status == 404)
        {
            Assert.Equal("", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_run_asked_for_without_JSON_is_refused()
    {
        using HttpResponseMessage response = await probe.Client.PostAsync(
            new Uri("/admin/functions/Tick?code=master-key", UriKind.Relative),
            null
        );

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_key_in_the_header_opens_and_reaches_the_function()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri("/api/keyed", UriKind.Relative));
        request.Headers.Add("x-functions-key", "function-key");

        using HttpResponseMessage response = await probe.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("function-key", probe.Journal[^1]["headers"]!["x-functions-key"]!.ToString());
    }

    [Fact]
    public async Task The_state_of_the_host_is_shown()
    {
        await probe.Host.Worker.ReadyAsync(default);

        JsonNode status = await probe.JsonAsync("/admin/host/status?code=master-key");

        Assert.Equal("Running", status["state"]!.ToString());
        Assert.Equal("Tick", status["timers"]![0]!["name"]!.ToString());
        Assert.Contains(status["functions"]!.AsArray(), function => function!["name"]!.ToString() == "Echo");
    }

    [Fact]
    public void The_first_route_by_name_wins_not_the_most_specific()
    {
        RouteTable routes = new(
            [
                new HttpFunction("1", "All", false, "req", "{*path}", [], AuthorizationLevel.Anonymous),
                new HttpFunction("2", "Exact", false, "req", "health", [], AuthorizationLevel.Anonymous),
            ],
            "api"
        );

        Assert.Equal("All", routes.Match("GET", "/api/health")!.Function.Name);
    }

    [Fact]
    public void A_route_that_does_not_take_the_method_leaves_it_to_the_next()
    {
        RouteTable routes = new(
            [
                new HttpFunction(
                    "1",
                    "Receive",
                    false,
                    "req",
                    "returns/{departement}",
                    ["PUT"],
                    AuthorizationLevel.Anonymous
                ),
                new HttpFunction(
                    "2",
                    "Show",
                    false,
                    "req",
                    "returns/{departement}",
                    ["GET"],
                    AuthorizationLevel.Anonymous
                ),
            ],
            ""
        );

        Assert.Equal("Show", routes.Match("GET", "/returns/01")!.Function.Name);
        Assert.Null(routes.Match("POST", "/returns/01"));
    }
}
