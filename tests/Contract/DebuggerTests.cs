using Observatoire.Local;
using Observatoire.Local.Demonstration;

namespace Observatoire.Contract;

/// <summary>The worker waits for a debugger where one is asked for, and nobody gives it up meanwhile.</summary>
public sealed class DebuggerTests
{
    [Fact]
    public async Task A_worker_that_waits_for_a_debugger_says_so_and_is_told_with_its_process()
    {
        using Scratch scratch = new();
        using Said said = new();
        using CancellationTokenSource stop = new();
        Task<LocalRunner> start = LocalRunner.StartAsync(
            new LocalRunnerOptions
            {
                RepositoryRoot = Places.RepositoryRoot,
                Folder = scratch["store"],
                AppFolder = Places.RealApp,
                Demonstration = DemonstrationSource.None,
                ApiPort = 0,
                SitePort = 0,
                WaitsForDebugger = true,
                Terminal = said.Terminal,
            },
            stop.Token
        );

        await Eventually.HoldsAsync(() => said.Contains("attend un débogueur"));
        int worker = Signals
            .Naming(scratch.Path)
            .Concat(Signals.Naming("FUNCTIONS_ENABLE_DEBUGGER_WAIT=True"))
            .First(id => said.Contains($"(processus {id})"));
        Assert.True(Signals.IsAlive(worker));
        Assert.False(start.IsCompleted);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
        await Eventually.HoldsAsync(() => !Signals.IsAlive(worker));
    }

    [Fact]
    public void A_worker_that_waits_is_given_hours_and_its_invocations_are_not_cut()
    {
        Dictionary<string, string> settings = [];

        WorkerDebugging.Ask(settings);

        Assert.Equal("-1", settings["AzureFunctionsJobHost__functionTimeout"]);
        Assert.True(WorkerDebugging.Limits.Start >= TimeSpan.FromHours(1));
        Assert.True(WorkerDebugging.Limits.Initialization >= TimeSpan.FromHours(1));
    }
}
