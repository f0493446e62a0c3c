using System.Text.RegularExpressions;
using Observatoire.Local;
using Observatoire.Local.Demonstration;
using Observatoire.Local.Watching;

namespace Observatoire.Contract;

/// <summary>A change of the sources is seen on the site without a new start.</summary>
public sealed partial class WatchTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Files_changed_one_after_the_other_are_told_at_once_and_those_of_an_editor_never()
    {
        Directory.CreateDirectory(scratch["site/parts"]);
        await File.WriteAllTextAsync(scratch["site/old.css"], "");
        using SourceWatch watch = new(scratch.Path, "site");
        Task<IReadOnlySet<string>> next = watch.NextAsync(default);

        await File.WriteAllTextAsync(scratch["site/.page.css.swp"], "");
        await File.WriteAllTextAsync(scratch["site/page.css~"], "");
        await File.WriteAllTextAsync(scratch["site/parts/page.css"], "");
        File.Delete(scratch["site/old.css"]);

        Assert.Equal(["site/old.css", "site/parts/page.css"], await next);
    }

    [Fact]
    public void A_folder_becomes_what_another_is_and_whoever_reads_a_file_of_it_reads_on()
    {
        Write("from/kept", "same");
        Write("from/parts/changed", "before");
        FolderCopy.Refresh(scratch["from"], scratch["to"]);
        Write("to/stale", "");
        Write("from/parts/changed", "after");
        using StreamReader reader = File.OpenText(scratch["to/parts/changed"]);

        FolderCopy.Refresh(scratch["from"], scratch["to"]);

        Assert.Equal("before", reader.ReadToEnd());
        Assert.Equal("after", File.ReadAllText(scratch["to/parts/changed"]));
        Assert.Equal("same", File.ReadAllText(scratch["to/kept"]));
        Assert.False(File.Exists(scratch["to/stale"]));
    }

    [Fact]
    public async Task A_style_that_changes_is_on_the_page_at_its_address_and_one_that_does_not_build_is_told()
    {
        string page = CopySources();
        using Said said = new();
        await using LocalRunner runner = await LocalRunner.StartAsync(
            new LocalRunnerOptions
            {
                RepositoryRoot = scratch["repository"],
                Folder = scratch["store"],
                AppFolder = Places.RealApp,
                Demonstration = DemonstrationSource.From(WriteReturns()),
                ApiPort = 0,
                SitePort = 0,
                Watches = true,
                Terminal = said.Terminal,
            }
        );
        using HttpClient client = new() { BaseAddress = new Uri(runner.Addresses.Site) };
        string before = await StylesheetAsync(client);

        await File.WriteAllTextAsync(page, "@import url(./missing.css);\n");
        await Eventually.HoldsAsync(() => said.Contains("La construction a échoué"));
        Assert.True(said.Contains("missing.css"));
        Assert.Equal(before, await StylesheetAsync(client));

        await File.WriteAllTextAsync(page, ".changed-while-watched { color: red }\n");
        await Eventually.HoldsAsync(async () => await StylesheetAsync(client) != before);
        string style = await client.GetStringAsync(new Uri(await StylesheetAsync(client), UriKind.Relative));
        Assert.Contains("changed-while-watched", style);
        await Eventually.HoldsAsync(() => said.Contains("Le changement est en ligne"));
    }

    [Fact]
    public async Task What_is_watched_is_run_by_the_runners_own_host()
    {
        RunnerException refused = await Assert.ThrowsAsync<RunnerException>(() =>
            LocalRunner.StartAsync(
                new LocalRunnerOptions
                {
                    Folder = scratch["store"],
                    Watches = true,
                    UsesCoreTools = true,
                }
            )
        );

        Assert.Contains("--watch", refused.Message);
    }

    private static async Task<string> StylesheetAsync(HttpClient client) =>
        Stylesheet().Match(await client.GetStringAsync(new Uri("/", UriKind.Relative))).Groups["css"].Value;

    /// <summary>A repository of its own, as far as the dashboards are concerned: others build and test in the real one.</summary>
    /// <returns>The style that is changed.</returns>
    private string CopySources()
    {
        string root = Directory.CreateDirectory(scratch["repository"]).FullName;
        foreach (string shared in (string[])["node_modules", "functions", "infra"])
        {
            Directory.CreateSymbolicLink(Path.Combine(root, shared), Path.Combine(Places.RepositoryRoot, shared));
        }

        Directory.CreateDirectory(Path.Combine(root, "artifacts"));
        Directory.CreateSymbolicLink(
            Path.Combine(root, "artifacts", "publish"),
            Path.Combine(Places.RepositoryRoot, "artifacts", "publish")
        );
        string dashboards = Path.Combine("repository", "dashboards");
        scratch.CopyApp(Path.Combine(Places.RepositoryRoot, "dashboards"), dashboards);
        return scratch[Path.Combine(dashboards, "site", "page.css")];
    }

    private string WriteReturns()
    {
        string source = Path.Combine("infra", "local", "demonstration", "returns-2017-2018.csv");
        File.WriteAllLines(
            scratch["returns.csv"],
            File.ReadLines(Path.Combine(Places.RepositoryRoot, source))
                .Where((line, index) => index == 0 || line.StartsWith("2017-01;0", StringComparison.Ordinal))
        );
        return scratch["returns.csv"];
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(scratch[name])!);
        File.WriteAllText(scratch[name], text);
    }

    [GeneratedRegex("href=\"(?<css>/assets/site[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stylesheet();
}
