using System.Reflection;
using Observatoire.Local.Demonstration;
using Spectre.Console;

namespace Observatoire.Local;

/// <summary>How the runner is started.</summary>
public sealed record LocalRunnerOptions
{
    /// <summary>Root of the repository, where <c>node_modules</c> is.</summary>
    public string RepositoryRoot { get; init; } = BuiltWith(nameof(RepositoryRoot));

    /// <summary>Where everything is kept: store, keys, logs.</summary>
    public string Folder
    {
        get => field ?? Path.Combine(RepositoryRoot, ".local", Demonstration.IsSimulated ? "demonstration" : "");
        init => field = Path.GetFullPath(value);
    }

    /// <summary>Root of the app: what the build makes of functions/Host, in this runner's own configuration.</summary>
    public string AppFolder
    {
        get => field ?? BuiltWith(nameof(AppFolder));
        init => field = Path.GetFullPath(value);
    }

    /// <summary>Returns loaded when the store has none of them.</summary>
    public DemonstrationSource Demonstration { get; init; } = DemonstrationSource.Simulated;

    /// <summary>Where to write addresses and keys once all is ready; null for nowhere.</summary>
    public string? AddressesFile { get; init; }

    /// <summary>Port of the API: null prefers 7071, 0 is any free one.</summary>
    public int? ApiPort { get; init; }

    /// <summary>Port of the site: null prefers 4280, 0 is any free one.</summary>
    public int? SitePort { get; init; }

    /// <summary>App settings beside (and before) those of the runner and of the environment.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>True to run the app under Azure Functions Core Tools instead of the runner's own host.</summary>
    public bool UsesCoreTools { get; init; }

    /// <summary>True to show each change of the sources on the site.</summary>
    public bool Watches { get; init; }

    /// <summary>True to have the worker wait for a debugger at each start.</summary>
    public bool WaitsForDebugger { get; init; }

    public IAnsiConsole Terminal { get; init; } = AnsiConsole.Console;

    private static string BuiltWith(string key) =>
        typeof(LocalRunnerOptions)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(metadata => string.Equals(metadata.Key, key, StringComparison.Ordinal))
            .Value!;
}
