using Observatoire.Local.Logging;

namespace Observatoire.Contract;

[Collection(StoreTests.Name)]
public sealed class LogTests(StoreFixture store)
{
    [Theory]
    [InlineData("Authorization: Bearer abc.def")]
    [InlineData("{\"authorization\":\"Bearer abc.def\"}")]
    [InlineData("{\"Authorization\":[\"Bearer abc.def\"]}")]
    [InlineData("token bearer abc.def used")]
    [InlineData("GET /api/x?code=abc.def&a=1")]
    [InlineData("x-functions-key: abc.def")]
    [InlineData("DefaultEndpointsProtocol=http;AccountKey=abc.def;")]
    public void A_credential_is_masked_in_any_line(string line) =>
        Assert.DoesNotContain("abc.def", new Redaction().Apply(line));

    [Fact]
    public void A_known_key_is_masked_wherever_it_stands()
    {
        Redaction redaction = new();
        redaction.Hide(["k-123"]);

        Assert.Equal("the key is ***.", redaction.Apply("the key is k-123."));
        Assert.Equal("an ordinary line", redaction.Apply("an ordinary line"));
    }

    [Fact]
    public async Task A_key_sent_to_the_app_is_never_in_the_log_though_the_app_prints_it()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri("probe/print?code=in-query", UriKind.Relative))
        {
            Content = new StringContent("{\"headers\":{\"Authorization\":\"Bearer in-header\"}} printed"),
        };
        request.Headers.Add("Authorization", "Bearer in-header");
        using HttpResponseMessage response = await probe.Client.SendAsync(request);
        using HttpResponseMessage failed = await probe.Client.GetAsync(
            new Uri("probe/throw?code=in-query", UriKind.Relative)
        );

        await Eventually.HoldsAsync(() => probe.LogText.Contains("printed"));
        Assert.DoesNotContain("in-header", probe.LogText);
        Assert.DoesNotContain("in-query", probe.LogText);
    }

    [Fact]
    public async Task What_the_worker_prints_is_kept_and_only_its_errors_and_warnings_are_shown()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);

        await PrintAsync(probe, "probe/print", "an ordinary line");
        await PrintAsync(probe, "probe/print?error=1", "it failed");
        await PrintAsync(probe, "probe/print?error=1", "a remark");
        await PrintAsync(probe, "probe/print?error=1", "just a Warning");

        await Eventually.HoldsAsync(() => probe.LogText.Contains("just a Warning"));
        await Eventually.HoldsAsync(() => probe.LogText.Contains("an ordinary line"));
        Assert.Contains("Information Host.Function.Console: an ordinary line", probe.LogText);
        Assert.Contains("Error Host.Function.Console: it failed", probe.LogText);
        Assert.Contains("Information Host.Function.Console: a remark", probe.LogText);
        Assert.Contains("Warning Host.Function.Console: just a Warning", probe.LogText);
        Assert.Equal(["it failed", "just a Warning"], probe.Alerts);
    }

    [Theory]
    [InlineData("Information", false)]
    [InlineData("Warning", true)]
    [InlineData("Error", true)]
    public async Task What_a_function_logs_is_kept_with_its_category_and_its_invocation(string level, bool shown)
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        using HttpResponseMessage response = await probe.Client.PostAsync(
            new Uri("probe/log/" + level, UriKind.Relative),
            new StringContent("words of a function")
        );
        string invocation = await response.Content.ReadAsStringAsync();

        await Eventually.HoldsAsync(() => probe.LogText.Contains("words of a function"));

        string entry = $"Observatoire.Contract.Probe.Mischief (invocation {invocation}): words of a function";
        Assert.Contains($"{level} Worker: {entry}", probe.LogText);
        Assert.Equal(shown, probe.Alerts.Contains(entry));
    }

    private static async Task PrintAsync(ProbeHost probe, string path, string line)
    {
        using HttpResponseMessage response = await probe.Client.PostAsync(
            new Uri(path, UriKind.Relative),
            new StringContent(line)
        );
        response.EnsureSuccessStatusCode();
    }
}
