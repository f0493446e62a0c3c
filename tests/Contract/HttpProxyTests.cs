using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Observatoire.Contract;

[Collection(StoreTests.Name)]
public sealed class HttpProxyTests(StoreFixture store) : IAsyncLifetime
{
    private const int Large = 50_000_000;
    private const int Huge = 200_000_000;

    private ProbeHost probe = null!;

    public async Task InitializeAsync() =>
        probe = await ProbeHost.StartAsync(
            store,
            new() { ["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "268435456" },
            keys: null
        );

    public Task DisposeAsync() => probe.DisposeAsync().AsTask();

    [Fact]
    public async Task Headers_of_the_host_are_added_and_those_forged_by_the_caller_overwritten()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri("probe/echo", UriKind.Relative));
        request.Headers.Host = "observatoire.example";
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "forged.example");
        request.Headers.Add("X-Azure-Functions-InvocationId", "forged");
        request.Headers.Add("x-functions-key", "kept");
        request.Headers.Add("Cookie", "a=b");
        request.Headers.TryAddWithoutValidation("User-Agent", "caller/1");

        JsonNode headers = (await EchoAsync(request))["headers"]!;

        Assert.Equal("127.0.0.1", headers["X-Forwarded-For"]!.ToString());
        Assert.Equal("http", headers["X-Forwarded-Proto"]!.ToString());
        Assert.Equal("observatoire.example", headers["X-Forwarded-Host"]!.ToString());
        Assert.Equal((await probe.Host.Handler.ReadyAsync(default))!.Authority, headers["Host"]!.ToString());
        Assert.True(Guid.TryParse(headers["X-Azure-Functions-InvocationId"]!.ToString(), out Guid invocation));
        Assert.Equal(invocation.ToString(), headers["x-ms-invocation-id"]!.ToString());
        Assert.StartsWith("4.", headers["X-Azure-Functions-HostVersion"]!.ToString());
        Assert.Equal("kept", headers["x-functions-key"]!.ToString());
        Assert.Equal("a=b", headers["Cookie"]!.ToString());
        Assert.Equal("caller/1", headers["User-Agent"]!.ToString());
    }

    [Theory]
    [InlineData("probe/echo/a%2Fb", "/api/probe/echo/a%252Fb")]
    [InlineData("probe/echo/a%3Fb%25", "/api/probe/echo/a%3Fb%25")]
    [InlineData("probe/echo/%C3%A9t%C3%A9", "/api/probe/echo/%C3%A9t%C3%A9")]
    [InlineData("probe/echo?a=1&a=2&b=%20x", "/api/probe/echo?a=1&a=2&b=%20x")]
    public async Task The_path_keeps_its_prefix_and_arrives_as_under_Azure(string sent, string received)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(sent, UriKind.Relative));

        Assert.Equal(received, (await EchoAsync(request))["target"]!.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_50_MB_arrives_whole_chunked_or_not(bool chunked)
    {
        byte[] body = new byte[Large];
        new Random(1).NextBytes(body);
        using HttpRequestMessage request = Upload("probe/echo", new ByteArrayContent(body), chunked);

        JsonNode received = await EchoAsync(request);

        Assert.Equal(Large, received["length"]!.GetValue<long>());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(body)), received["hash"]!.ToString());
        Assert.Equal(chunked, received["headers"]!["Transfer-Encoding"] is not null);
        Assert.Equal(!chunked, received["headers"]!["Content-Length"] is not null);
    }

    [Theory]
    [InlineData("probe/refuse", true)]
    [InlineData("probe/refuse", false)]
    [InlineData("probe/echo", true)]
    [InlineData("probe/echo", false)]
    public async Task A_body_of_200_MB_refused_by_the_handler_is_answered_with_its_413(string path, bool chunked)
    {
        using HttpRequestMessage request = Upload(path, new ByteArrayContent(new byte[Huge]), chunked);

        using HttpResponseMessage response = await probe.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_beyond_the_limit_of_the_host_is_refused(bool chunked)
    {
        await using ProbeHost strict = await ProbeHost.StartAsync(
            store,
            new() { ["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "1000000" }
        );
        using HttpRequestMessage request = Upload("probe/echo", new ByteArrayContent(new byte[2_000_000]), chunked);

        using HttpResponseMessage response = await strict.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task The_answer_is_streamed()
    {
        using HttpResponseMessage response = await probe.Client.GetAsync(
            new Uri("probe/stream", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead
        );
        await using Stream body = await response.Content.ReadAsStreamAsync();
        byte[] first = new byte[6];
        await body.ReadExactlyAsync(first);

        using HttpResponseMessage released = await probe.Client.PostAsync(
            new Uri("probe/stream", UriKind.Relative),
            null
        );
        using StreamReader rest = new(body);
        Assert.Equal("second", await rest.ReadToEndAsync());
    }

    [Theory]
    [InlineData(404)]
    [InlineData(422)]
    [InlineData(503)]
    public async Task The_status_of_the_handler_passes_through_with_the_headers_of_host_json(int status)
    {
        using HttpResponseMessage response = await probe.Client.GetAsync(
            new Uri($"probe/status/{status}", UriKind.Relative)
        );

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("as asked", await response.Content.ReadAsStringAsync());
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Redirects_cookies_and_tags_pass_through()
    {
        using HttpResponseMessage away = await probe.Client.GetAsync(new Uri("probe/away", UriKind.Relative));
        using HttpResponseMessage cookies = await probe.Client.GetAsync(new Uri("probe/cookies", UriKind.Relative));

        Assert.Equal("https://example.org/elsewhere", away.Headers.Location!.ToString());
        Assert.Equal(2, cookies.Headers.GetValues("Set-Cookie").Count());
        Assert.Equal("\"tag\"", cookies.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task A_request_whose_connection_drops_is_delivered_again()
    {
        using HttpResponseMessage response = await probe.Client.DeleteAsync(
            new Uri("probe/drop/again/2", UriKind.Relative)
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3, probe.Journal.Count(entry => entry["target"]!.ToString() == "/api/probe/drop/again/2"));
    }

    [Fact]
    public async Task A_request_whose_connection_always_drops_ends_with_an_empty_500_after_ten_deliveries()
    {
        using HttpResponseMessage response = await probe.Client.GetAsync(
            new Uri("probe/drop/always/99", UriKind.Relative)
        );

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
        Assert.Equal(10, probe.Journal.Count(entry => entry["target"]!.ToString() == "/api/probe/drop/always/99"));
    }

    [Fact]
    public async Task A_body_that_has_begun_to_flow_is_not_delivered_twice()
    {
        using HttpRequestMessage request = Upload("probe/drop/body/99", new ByteArrayContent(new byte[100]), false);

        using HttpResponseMessage response = await probe.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Single(probe.Journal, entry => entry["target"]!.ToString() == "/api/probe/drop/body/99");
    }

    [Fact]
    public async Task An_invocation_beyond_functionTimeout_ends_with_500_and_a_new_handler()
    {
        await using ProbeHost hasty = await ProbeHost.StartAsync(
            store,
            new() { ["AzureFunctionsJobHost__functionTimeout"] = "00:00:02" }
        );

        using HttpResponseMessage response = await hasty.Client.GetAsync(new Uri("probe/hang", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        await Eventually.HoldsAsync(() => hasty.HandlerStarts == 2);
        Assert.Equal(0, hasty.Host.Handler.Errors);
        await hasty.JsonAsync("probe/start");
    }

    private static HttpRequestMessage Upload(string path, HttpContent content, bool chunked)
    {
        HttpRequestMessage request = new(HttpMethod.Put, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        return request;
    }

    private async Task<JsonNode> EchoAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await probe.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
