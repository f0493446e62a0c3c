using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Observatoire.Local.Site;

namespace Observatoire.Storage.Tests;

/// <summary>A process that publishes is killed; what readers are served then is judged by the addresses they can follow.</summary>
public sealed partial class InterruptedPublicationTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const int Kills = 20;

    // Nothing listens there: the site calls no API.
    private static readonly Uri Api = new("http://127.0.0.1:1");

    private readonly ReleaseStore releases = new(azurite.Account);
    private readonly SiteStore site = new(azurite.Account);

    [Fact]
    public async Task Killed_at_any_moment_it_leaves_the_whole_old_site_or_the_whole_new_one()
    {
        Random chance = new(20261123);
        await site.PublishAsync(LinkedSite.Id(0), LinkedSite.Of(0));
        int requests = await PublishAsync(1, killedAt: int.MaxValue);
        Assert.Equal(LinkedSite.Id(1), await ServedAsync());

        HashSet<bool> seen = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            int number = kill + 2;
            int moment = 1 + (int)(requests * (kill + chance.NextDouble()) / Kills);
            await PublishAsync(number, moment);
            string served = await ServedAsync();
            Assert.Contains(served, new[] { LinkedSite.Id(number - 1), LinkedSite.Id(number) });
            seen.Add(served == LinkedSite.Id(number));

            await site.PublishAsync(LinkedSite.Id(number), LinkedSite.Of(number));
            Assert.Equal(LinkedSite.Id(number), await ServedAsync());
        }

        Assert.Equal(2, seen.Count);
    }

    /// <summary>Publishes in a process of its own, killed when it is about to send a request.</summary>
    /// <returns>The requests it began.</returns>
    private async Task<int> PublishAsync(int number, int killedAt)
    {
        await releases.SaveFilesAsync(LinkedSite.Id(number), LinkedSite.Of(number));
        ProcessStartInfo start = new("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "exec",
                typeof(PublishingProgram).Assembly.Location,
                azurite.ConnectionString,
                LinkedSite.Id(number),
            },
        };
        using Process publishing = Process.Start(start)!;
        try
        {
            int requests = 0;
            char[] told = new char[1];
            while (requests < killedAt && await publishing.StandardOutput.ReadAsync(told) == 1)
            {
                requests += told[0] == PublishingProgram.Request ? 1 : 0;
            }

            Assert.Equal(killedAt == int.MaxValue, told[0] == PublishingProgram.Complete);
            return requests;
        }
        finally
        {
            publishing.Kill();
            await publishing.WaitForExitAsync();
        }
    }

    /// <summary>Follows every address from the home page and <c>latest.json</c>; each must exist.</summary>
    /// <returns>The one release all the pages are of.</returns>
    private async Task<string> ServedAsync()
    {
        await using SiteServer server = await SiteServer.StartAsync(
            azurite.ConnectionString,
            0,
            Api,
            NullLoggerFactory.Instance
        );
        using HttpClient reader = new() { BaseAddress = server.Address };
        HashSet<string> found = ["/", "/" + SiteStore.LatestPath];
        Queue<string> left = new(found);
        HashSet<string> shown = [];
        while (left.TryDequeue(out string? address))
        {
            using HttpResponseMessage answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} is named and answers {answer.StatusCode}.");
            string content = await answer.Content.ReadAsStringAsync();
            if (address.EndsWith('/'))
            {
                shown.Add(ReleaseOfPage().Match(content).Groups["release"].Value);
            }

            foreach (string named in Named().Matches(content).Select(match => match.Groups["address"].Value))
            {
                if (found.Add(named))
                {
                    left.Enqueue(named);
                }
            }
        }

        Assert.Equal(LinkedSite.PageCount, found.Count(address => address.EndsWith('/')));
        return Assert.Single(shown);
    }

    [GeneratedRegex("data-release=\"(?<release>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex ReleaseOfPage();

    [GeneratedRegex("[\"'](?<address>/[^\"' ]*)[\"']", RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
