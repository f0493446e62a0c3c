namespace Observatoire.Local.FunctionsHost.Workers;

/// <summary>Counts the errors of a worker: half an hour without one, and they are forgotten.</summary>
internal sealed class WorkerErrors(TimeProvider clock)
{
    private const int Most = 3;
    private static readonly TimeSpan QuietTime = TimeSpan.FromMinutes(30);

    private DateTimeOffset last = DateTimeOffset.MinValue;

    public int Count { get; private set; }

    /// <summary>Counts one more.</summary>
    /// <returns>Whether the host has to stop.</returns>
    public bool Add()
    {
        DateTimeOffset now = clock.GetUtcNow();
        Count = now - last > QuietTime ? 1 : Count + 1;
        last = now;
        return Count >= Most;
    }
}
