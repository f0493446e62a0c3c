using System.Globalization;
using System.Text.RegularExpressions;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;
using Xunit.Abstractions;

namespace Observatoire.Host.Tests.Callers;

/// <summary>Each route with each credential, over HTTP: what a function states is what is enforced.</summary>
[Collection(GuardedAppCollection.Name)]
public sealed class AccessMatrixTests(GuardedApp app, ITestOutputHelper output)
{
    private const string Own = "01";
    private const string Other = "02";
    private const string SiteOrigin = "https://observatoire.example.org";

    private static readonly IReadOnlyList<RouteAccess> Routes = FunctionAccess
        .Read(typeof(Settings).Assembly.GetExportedTypes())
        .Routes;

    [Fact]
    public async Task Every_route_opens_to_whom_it_says_and_to_nobody_else()
    {
        Uri host = await app.StartHostAsync(
            app.Identity.Issuer,
            new Dictionary<string, string>
            {
                ["FAILED_AUTHENTICATIONS_PER_MINUTE"] = "1000000",
                ["OPEN_REQUESTS_PER_MINUTE"] = "1000000",
            }
        );
        Dictionary<string, string?> credentials = await CredentialsAsync();
        List<string> faults = [];
        foreach (RouteAccess route in Routes.Where(each => !each.Methods.Contains("OPTIONS")))
        {
            Dictionary<string, int> row = [];
            foreach ((string who, string? token) in credentials)
            {
                Answer answer = await AskAsync(route, token, host);
                row[who] = answer.Status;
                int? refused = RefusalOf(route.Access, who);
                bool isAsStated = refused is null ? IsLetIn(route.Access, answer) : answer.Status == refused;
                if (
                    !isAsStated
                    || (answer.Status >= 400 && answer.MediaType != "application/problem+json" && answer.Status != 422)
                )
                {
                    faults.Add($"{route.Methods[0]} {route.Route} as {who}: {answer.Status} {answer.MediaType}");
                }
            }

            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{route.Methods[0], -7} {route.Route, -62} {route.Access, -48} {string.Join(' ', row.Values)}"
                )
            );
        }

        output.WriteLine(string.Join(", ", credentials.Keys));
        Assert.NotEmpty(Routes);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Every_route_answers_a_preflight_from_the_site_and_lets_no_other_origin_read()
    {
        Uri host = await app.StartHostAsync(
            app.Identity.Issuer,
            new Dictionary<string, string> { ["SITE_ORIGIN"] = SiteOrigin }
        );
        using HttpClient client = new();
        foreach (
            (RouteAccess route, string method) in Routes.SelectMany(each => each.Methods.Select(one => (each, one)))
        )
        {
            using HttpResponseMessage answer = await PreflightAsync(client, host, route, method, SiteOrigin);
            Assert.Equal(204, (int)answer.StatusCode);
            Assert.Equal([SiteOrigin], answer.Headers.GetValues("Access-Control-Allow-Origin"));
            Assert.Equal(
                ["GET", "POST", "PUT", "DELETE"],
                answer.Headers.GetValues("Access-Control-Allow-Methods").Single().Split(',')
            );
            Assert.Equal(
                ["Authorization", "Content-Type", "If-Match", "If-None-Match"],
                answer.Headers.GetValues("Access-Control-Allow-Headers").Single().Split(',')
            );
            using HttpResponseMessage stranger = await PreflightAsync(
                client,
                host,
                route,
                method,
                "https://example.org"
            );
            Assert.False(stranger.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task A_page_of_the_site_reads_refusals_as_well_as_answers()
    {
        Uri host = await app.StartHostAsync(
            app.Identity.Issuer,
            new Dictionary<string, string> { ["SITE_ORIGIN"] = SiteOrigin }
        );
        using HttpClient client = new();
        foreach ((string path, int status) in new[] { ("health", 200), ("keys/01", 401) })
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(host, path));
            request.Headers.Add("Origin", SiteOrigin);
            using HttpResponseMessage answer = await client.SendAsync(request);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal([SiteOrigin], answer.Headers.GetValues("Access-Control-Allow-Origin"));
            Assert.Contains(
                "Retry-After",
                answer.Headers.GetValues("Access-Control-Expose-Headers").Single(),
                StringComparison.Ordinal
            );
        }
    }

    /// <summary>An open function may still have its own reason to refuse a key: a template of another département.</summary>
    private static bool IsLetIn(AccessAttribute access, Answer answer) =>
        answer.Status != 401 && (answer.Status != 403 || access is OpenAttribute);

    /// <summary>What each of them is answered where a route is not for it; null where it is.</summary>
    private static int? RefusalOf(AccessAttribute access, string who) =>
        who is "wrong key" or "expired key" or "forged token" ? 401
        : access is OpenAttribute ? null
        : who is "nobody" ? 401
        : (access, who) switch
        {
            (DgasRoleAttribute, "DGAS") => null,
            (DepartementKeyAttribute { AlsoDgas: true }, "DGAS") => null,
            (DepartementKeyAttribute, "own key") => null,
            (DepartementKeyAttribute { Scope: KeyScope.Read }, "own reading key") => null,
            _ => 403,
        };

    private async Task<Dictionary<string, string?>> CredentialsAsync()
    {
        string own = await app.KeyAsync(Own);
        string dgas = await app.Identity.TokenAsync(GuardedApp.Dgas);
        return new Dictionary<string, string?>
        {
            ["nobody"] = null,
            ["wrong key"] = own[..^4] + "AAAA",
            ["expired key"] = await app.KeyAsync(Own, lasts: TimeSpan.FromDays(-1)),
            ["forged token"] = dgas[..^4] + "AAAA",
            ["token without the role"] = await app.Identity.TokenAsync(GuardedApp.NoRole),
            ["other key"] = await app.KeyAsync(Other),
            ["own reading key"] = await app.KeyAsync(Own, KeyScope.Read),
            ["own key"] = own,
            ["DGAS"] = dgas,
        };
    }

    /// <summary>A body that no route takes: nothing is done by those that are let in.</summary>
    private Task<Answer> AskAsync(RouteAccess route, string? token, Uri host) =>
        app.SendAsync(
            new HttpMethod(route.Methods[0]),
            PathOf(route),
            token,
            route.Methods[0] is "GET" or "DELETE" ? null : new StringContent("[]"),
            host
        );

    private static async Task<HttpResponseMessage> PreflightAsync(
        HttpClient client,
        Uri host,
        RouteAccess route,
        string method,
        string origin
    )
    {
        using HttpRequestMessage request = new(HttpMethod.Options, new Uri(host, PathOf(route)));
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,if-match,if-none-match");
        return await client.SendAsync(request);
    }

    private static string PathOf(RouteAccess route) =>
        Regex.Replace(
            route.Route,
            @"\{(?<name>\*?\w+)\}",
            part =>
                part.Groups["name"].Value switch
                {
                    "departement" => Own,
                    "month" => "2018-12",
                    "revision" => "1",
                    "format" => "csv",
                    _ => "abc",
                },
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
}
