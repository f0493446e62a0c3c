using System.Text.RegularExpressions;
using Observatoire.Local.FunctionsHost;

namespace Observatoire.Local;

/// <summary>A worker that waits for a debugger before it does anything, as <c>func start --dotnet-isolated-debug</c> starts it.</summary>
internal static partial class WorkerDebugging
{
    // Words of the worker's SDK.
    private const string Hook = "Microsoft.Azure.Functions.Worker.Core";
    private const string Wait = "FUNCTIONS_ENABLE_DEBUGGER_WAIT";

    /// <summary>Of whoever attaches, and of whoever stands at a breakpoint.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <summary>Nothing a person stops for is taken for a failure.</summary>
    public static HostLimits Limits { get; } = new() { Start = Patience, Initialization = Patience };

    /// <summary>Asks for it in the environment of the worker; an invocation may then take as long as it takes.</summary>
    public static void Ask(Dictionary<string, string> settings)
    {
        settings["DOTNET_STARTUP_HOOKS"] = Hook;
        settings[Wait] = bool.TrueString;
        settings["AzureFunctionsJobHost__functionTimeout"] = "-1";
    }

    /// <returns>The process that says it waits; null for any other line.</returns>
    public static string? WaitingWorker(string line) =>
        Waiting().Match(line) is { Success: true } said ? said.Groups["pid"].Value : null;

    [GeneratedRegex(@"\(PID: (?<pid>\d+)\) initialized in debug mode", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Waiting();
}
