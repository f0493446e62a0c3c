using System.Collections;
using System.Collections.Concurrent;
using Observatoire.Local.FunctionsHost.Workers;

namespace Observatoire.Local.Watching;

/// <summary>Builds the app again: all of it, or only the dashboards where nothing else has changed.</summary>
/// <param name="repositoryRoot">Of the sources.</param>
/// <param name="built">Where the build leaves the app; its name is the configuration.</param>
/// <param name="copy">Where the app runs from: a build that fails half-way spoils nothing there.</param>
internal sealed class AppBuild(string repositoryRoot, string built, string copy)
{
    /// <summary>Folders whose files the app is made of.</summary>
    public static IReadOnlyList<string> Sources { get; } = ["dashboards", "functions"];

    private const int ShownLines = 20;

    /// <summary>Takes the app as it is built, without building it.</summary>
    public void Take() => FolderCopy.Refresh(built, copy);

    /// <summary>Builds, and takes what was built unless that failed.</summary>
    /// <param name="changed">Paths below the root.</param>
    /// <param name="cancellation">Ends the build, with all it started.</param>
    /// <returns>Why it failed, in its own words; empty when it has not.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(IEnumerable<string> changed, CancellationToken cancellation)
    {
        bool isDashboards = changed.All(path => path.StartsWith("dashboards/", StringComparison.Ordinal));
        IReadOnlyList<string> errors = await RunAsync(
            isDashboards ? ["node", "dashboards/build.mjs"] : WholeBuild(),
            cancellation
        );
        if (errors.Count > 0)
        {
            return errors;
        }

        if (isDashboards)
        {
            FolderCopy.Refresh(
                Path.Combine(repositoryRoot, "artifacts", "dashboards"),
                Path.Combine(copy, "dashboards")
            );
        }
        else
        {
            Take();
        }

        return [];
    }

    /// <summary>By one process, which leaves no other behind; the compiler's server is that of every build of the machine.</summary>
    private string[] WholeBuild() =>
        [
            "dotnet",
            "build",
            Path.Combine("functions", "Host"),
            "--configuration",
            Path.GetFileName(built),
            "--nologo",
            "-maxCpuCount:1",
        ];

    private async Task<IReadOnlyList<string>> RunAsync(string[] command, CancellationToken cancellation)
    {
        ConcurrentQueue<string> said = new();
        using OwnSession build = OwnSession.Start(
            command,
            repositoryRoot,
            Inherited(),
            (line, _) => said.Enqueue(line)
        );
        Task<int> ended = build.WaitForExitAsync();
        using (cancellation.Register(build.Kill))
        {
            int exitCode = await ended;
            cancellation.ThrowIfCancellationRequested();
            return exitCode == 0 ? [] : ErrorsOf(said);
        }
    }

    /// <summary>The errors of a compiler, each once; the first words of a program that has no such lines.</summary>
    private static List<string> ErrorsOf(IReadOnlyCollection<string> said)
    {
        string[] errors =
        [
            .. said.Where(line => line.Contains(": error ", StringComparison.Ordinal))
                .Select(line => line.Trim())
                .Distinct(StringComparer.Ordinal),
        ];
        return [.. (errors.Length > 0 ? errors : said).Take(ShownLines)];
    }

    private static Dictionary<string, string> Inherited() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(
                variable => (string)variable.Key,
                variable => (string?)variable.Value ?? "",
                StringComparer.Ordinal
            );
}
