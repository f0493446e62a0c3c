using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Observatoire.Contract;

[Collection(StoreTests.Name)]
public sealed class HttpProxyTests(StoreFixture store) : IAsyncLifetime
{
    private const int Large = 60_000_000;
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
    public async Task What_the_caller_says_of_itself_is_replaced_by_what_the_host_sees()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri("probe/echo", UriKind.Relative));
        request.Headers.Host = "observatoire.example";
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "forged.example");
        request.Headers.Add("Cookie", "a=b");
        request.Headers.TryAddWithoutValidation("User-Agent", "caller/1");

        JsonNode echo = await EchoAsync(request);

        Assert.Equal("127.0.0.1", echo["caller"]!.ToString());
        Assert.Equal("http", echo["scheme"]!.ToString());
        Assert.Equal("observatoire.example", echo["host"]!.ToString());
        Assert.Equal("a=b", echo["headers"]!["Cookie"]!.ToString());
        Assert.Equal("caller/1", echo["headers"]!["User-Agent"]!.ToString());
    }

    [Fact]
    public async Task A_header_ties_the_request_to_its_invocation()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri("probe/echo/tied", UriKind.Relative));

        string invocation = (await EchoAsync(request))["headers"]!["x-ms-invocation-id"]!.ToString();

        JsonNode entry = probe.Journal.Single(entry => entry["target"]?.ToString() == "/api/probe/echo/tied");
        Assert.Equal(entry["invocation"]!.ToString(), invocation);
    }

    [Fact]
    public async Task A_caller_who_sends_that_header_itself_gets_nowhere_as_under_Azure()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri("probe/start", UriKind.Relative));
        request.Headers.Add("x-ms-invocation-id", Guid.NewGuid().ToString());

        using HttpResponseMessage response = await probe.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain(probe.Journal, entry => entry["function"]?.ToString() == "Start");
    }

    [Theory]
    [InlineData("01/2018-12?motif=R30&code=ignored", "01", "2018-12", "R30")]
    [InlineData("2A", "2A", null, null)]
    [InlineData("01?departement=forged&motif=a&motif=b", "01", null, "b")]
    [InlineData("C%C3%B4te%20d'Or", "Côte d'Or", null, null)]
    public async Task A_function_binds_its_route_and_its_query_by_name(
        string path,
        string departement,
        string? month,
        string? motif
    )
    {
        JsonNode bound = await probe.JsonAsync("probe/bound/" + path);

        Assert.Equal(departement, bound["departement"]?.ToString());
        Assert.Equal(month, bound["month"]?.ToString());
        Assert.Equal(motif, bound["motif"]?.ToString());
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
    public async Task A_body_of_60_MB_arrives_whole_chunked_or_not(bool chunked)
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
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_200_MB_refused_by_the_function_is_answered_with_its_413(bool chunked)
    {
        using HttpRequestMessage request = Upload("probe/refuse", new ByteArrayContent(new byte[Huge]), chunked);

        using HttpResponseMessage response = await probe.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("too large", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_beyond_the_limit_of_the_worker_s_own_server_is_an_empty_500(bool chunked)
    {
        using HttpRequestMessage request = Upload("probe/echo", new ByteArrayContent(new byte[Huge]), chunked);

        using HttpResponseMessage response = await probe.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_beyond_the_limit_of_the_host_is_an_empty_500(bool chunked)
    {
        await using ProbeHost strict = await ProbeHost.StartAsync(
            store,
            new() { ["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "1000000" }
        );
        using HttpRequestMessage request = Upload("probe/echo", new ByteArrayContent(new byte[2_000_000]), chunked);

        using HttpResponseMessage response = await strict.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
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
    public async Task The_status_of_the_function_passes_through_with_the_headers_of_host_json(int status)
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
    public async Task A_preflight_is_answered_by_its_function_which_takes_nothing_from_the_others()
    {
        using HttpRequestMessage preflight = new(HttpMethod.Options, new Uri("only/put", UriKind.Relative));
        using HttpResponseMessage allowed = await probe.Client.SendAsync(preflight);
        using HttpResponseMessage put = await probe.Client.PutAsync(new Uri("only/put", UriKind.Relative), null);
        using HttpResponseMessage unknown = await probe.Client.GetAsync(new Uri("unknown", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal("*", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("put", await put.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
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
