using Spectre.Console;

namespace Observatoire.Local.Demonstration;

/// <summary>Shows how far a load is and what is left: a bar in a terminal, a line every tenth elsewhere.</summary>
internal static class LoadProgress
{
    /// <param name="terminal">Where to show it.</param>
    /// <param name="clock">To tell how long the rest will take.</param>
    /// <param name="what">What is loaded.</param>
    /// <param name="total">Number of steps; nothing is shown of none.</param>
    /// <param name="load">The load; it calls its argument with the number of steps done, from any thread.</param>
    public static Task ShowAsync(
        IAnsiConsole terminal,
        TimeProvider clock,
        string what,
        int total,
        Func<Action<int>, Task> load
    ) =>
        total == 0 ? Task.CompletedTask
        : terminal.Profile.Capabilities.Interactive ? ShowBarAsync(terminal, what, total, load)
        : ShowLinesAsync(terminal, clock, what, total, load);

    private static Task ShowBarAsync(IAnsiConsole terminal, string what, int total, Func<Action<int>, Task> load) =>
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
                ProgressTask bar = context.AddTask(what, maxValue: total);
                return load(steps => bar.Increment(steps));
            });

    private static Task ShowLinesAsync(
        IAnsiConsole terminal,
        TimeProvider clock,
        string what,
        int total,
        Func<Action<int>, Task> load
    )
    {
        int done = 0;
        long started = clock.GetTimestamp();
        return load(steps =>
        {
            long now = Interlocked.Add(ref done, steps);
            long tenth = now * 10 / total;
            if (tenth > (now - steps) * 10 / total)
            {
                double left = clock.GetElapsedTime(started).TotalSeconds * (total - now) / now;
                terminal.WriteLine(
                    RunnerText.Fill(RunnerText.Current.LoadingPlain, what, tenth * 10, now, total, Math.Ceiling(left))
                );
            }
        });
    }
}
