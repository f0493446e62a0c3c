using System.Diagnostics;
using Spectre.Console;

namespace Observatoire.Local.Watching;

/// <summary>Shows each change of the sources on the site: built, started, published from the figures of the store.</summary>
internal sealed class WatchLoop : IAsyncDisposable
{
    private readonly SourceWatch sources;
    private readonly AppBuild build;
    private readonly Func<CancellationToken, Task> showAsync;
    private readonly IAnsiConsole terminal;
    private readonly CancellationTokenSource stopping = new();

    /// <param name="sources">What is watched.</param>
    /// <param name="build">Makes the app of it.</param>
    /// <param name="showAsync">Starts the app again and publishes the site; a <see cref="RunnerException"/> is told.</param>
    /// <param name="terminal">Where all is told.</param>
    public WatchLoop(
        SourceWatch sources,
        AppBuild build,
        Func<CancellationToken, Task> showAsync,
        IAnsiConsole terminal
    )
    {
        this.sources = sources;
        this.build = build;
        this.showAsync = showAsync;
        this.terminal = terminal;
        Ended = Task.Run(RunAsync);
    }

    /// <summary>Completes when it was stopped, and faults when it cannot go on.</summary>
    public Task Ended { get; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        sources.Dispose();
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            IReadOnlySet<string> changed = await sources.NextAsync(stopping.Token);
            try
            {
                await RunAsync(changed);
            }
            catch (RunnerException failure)
            {
                Alert(failure.Message);
            }
        }
    }

    private async Task RunAsync(IReadOnlySet<string> changed)
    {
        RunnerText text = RunnerText.Current;
        long since = Stopwatch.GetTimestamp();
        terminal.WriteLine(
            changed.Count == 1
                ? RunnerText.Fill(text.FileChanged, changed.First())
                : RunnerText.Fill(text.FilesChanged, changed.First(), changed.Count)
        );
        IReadOnlyList<string> errors = await build.RunAsync(changed, stopping.Token);
        if (errors.Count > 0)
        {
            Alert(string.Join('\n', errors.Append(text.BuildFailed)));
            return;
        }

        await showAsync(stopping.Token);
        terminal.WriteLine(RunnerText.Fill(text.Shown, Stopwatch.GetElapsedTime(since).TotalSeconds));
    }

    private void Alert(string message) => terminal.Write(new Text(message + "\n", new Style(Color.Red)));
}
