using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Observatoire.Host.Hosting;

namespace Observatoire.Conventions;

/// <summary>The build output of functions/Host is the root of the app, as the Functions host wants it.</summary>
public sealed class AppFolderTests
{
    private static readonly string App = typeof(AppFolderTests)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(item => item.Key == "AppFolder")
        .Value!;

    [Fact]
    public void It_holds_what_the_Functions_host_reads_first()
    {
        Assert.All(
            (string[])["host.json", "worker.config.json", "functions.metadata", "extensions.json", ".azurefunctions"],
            name => Assert.True(Path.Exists(Path.Combine(App, name)), $"{name} is not there.")
        );
        using JsonDocument worker = JsonDocument.Parse(File.ReadAllText(Path.Combine(App, "worker.config.json")));
        string dll = worker.RootElement.GetProperty("description").GetProperty("defaultWorkerPath").GetString()!;
        Assert.Equal("Observatoire.Host.dll", dll);
        Assert.True(File.Exists(Path.Combine(App, dll)));
    }

    [Fact]
    public void It_holds_the_nomenclature_and_the_dashboards_and_all_that_is_loaded_late()
    {
        Assert.All(
            Repository.FilesWhere(path => path.StartsWith("functions/nomenclature/", StringComparison.Ordinal)),
            path =>
                Assert.Equal(Repository.Read(path), File.ReadAllText(Path.Combine(App, path["functions/".Length..])))
        );
        string[] built = FilesBelow(Path.Combine(Repository.Root, "artifacts", "dashboards"));
        Assert.NotEmpty(built);
        Assert.Equal(built, FilesBelow(Path.Combine(App, "dashboards")));
        // Uploads fail at run time, and only then, without it.
        Assert.True(File.Exists(Path.Combine(App, "System.IO.Hashing.dll")));
    }

    [Fact]
    public void It_holds_for_a_local_machine_every_setting_that_has_a_value_there()
    {
        using JsonDocument local = JsonDocument.Parse(File.ReadAllText(Path.Combine(App, "local.settings.json")));
        Assert.Equal(
            DeclaredSettings
                .All.Select(setting => KeyValuePair.Create(setting.Name, setting.Local ?? setting.Default))
                .Where(setting => setting.Value is not null),
            local
                .RootElement.GetProperty("Values")
                .EnumerateObject()
                .Select(setting => KeyValuePair.Create(setting.Name, setting.Value.GetString()))
        );
    }

    [Fact]
    public void The_checks_for_the_browser_are_made_again_when_any_project_they_are_made_of_has_changed()
    {
        string[] projects = [.. ProjectsOf("BrowserCheck").Order(StringComparer.Ordinal)];
        string[] inputs =
        [
            .. XDocument
                .Parse(Repository.Read("functions/Host/AppFolder.targets"))
                .Descendants("BrowserCheckInput")
                .SelectMany(item => item.Attribute("Include")!.Value.Split(';'))
                .Order(StringComparer.Ordinal),
        ];

        Assert.Contains("Editions", projects);
        Assert.Equal(
            projects
                .SelectMany(project => new[] { $"functions/{project}/*.csproj", $"functions/{project}/**/*.cs" })
                .Append("Directory.*.props")
                .Select(pattern => "$(RepositoryRoot)" + pattern)
                .Order(StringComparer.Ordinal),
            inputs
        );
    }

    /// <summary>A project of functions and those it references, through others too.</summary>
    private static HashSet<string> ProjectsOf(string project)
    {
        HashSet<string> found = new(StringComparer.Ordinal) { project };
        foreach (
            XElement reference in XDocument
                .Parse(Repository.Read($"functions/{project}/{project}.csproj"))
                .Descendants("ProjectReference")
        )
        {
            found.UnionWith(ProjectsOf(Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)));
        }

        return found;
    }

    private static string[] FilesBelow(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path))
                .Order(StringComparer.Ordinal),
        ];
}
