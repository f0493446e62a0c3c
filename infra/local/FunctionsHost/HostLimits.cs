namespace Observatoire.Local.FunctionsHost;

/// <summary>How long the host waits for what; the values of the Functions host for this kind of worker, unless a test needs others.</summary>
public sealed record HostLimits
{
    /// <summary>From the start of a worker until it opens its stream.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For each answer of a worker that is getting ready; a caller waits four times as long for a ready one.</summary>
    public TimeSpan Initialization { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Given to a function past functionTimeout, once it was told to stop.</summary>
    public TimeSpan CancelGrace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Given to a worker that was told to end, before SIGKILL.</summary>
    public TimeSpan TerminateGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Between a restart and the next one; whoever waits for a restart because of functionTimeout waits that long as well.
    /// </summary>
    public TimeSpan RestartPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Given to requests under way when the host is told to stop.</summary>
    public TimeSpan RequestDrain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Given after that to the timers that are running.</summary>
    public TimeSpan InvocationDrain { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a host that was killed keeps its timers from others, 15 to 60 seconds. The Functions host takes 60; the
    /// shortest makes a runner that is started again wait less.
    /// </summary>
    public TimeSpan TimerLease { get; init; } = TimeSpan.FromSeconds(15);
}
