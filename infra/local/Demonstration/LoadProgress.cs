using Spectre.Console;

namespace Observatoire.Local.Demonstration;

/// <summary>Shows how far a load is: a bar in a terminal, a line every tenth elsewhere.</summary>
internal static class LoadProgress
{
    /// <param name="terminal">Where to show it.</param>
    /// <param name="total">Number of steps.</param>
    /// <param name="load">The load; it calls its argument after each step, from any thread.</param>
    public static Task ShowAsync(IAnsiConsole terminal, int total, Func<Action, Task> load) =>
        terminal.Profile.Capabilities.Interactive
            ? ShowBarAsync(terminal, total, load)
            : ShowLinesAsync(terminal, total, load);

    private static Task ShowBarAsync(IAnsiConsole terminal, int total, Func<Action, Task> load) =>
        terminal
            .Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask(RunnerText.Current.Loading, maxValue: total);
                return load(() => bar.Increment(1));
            });

    private static Task ShowLinesAsync(IAnsiConsole terminal, int total, Func<Action, Task> load)
    {
        int done = 0;
        return load(() =>
        {
            long now = Interlocked.Increment(ref done);
            long tenth = now * 10 / total;
            if (tenth > (now - 1) * 10 / total)
            {
                terminal.WriteLine(RunnerText.Fill(RunnerText.Current.LoadingPlain, tenth * 10, now, total));
            }
        });
    }
}
