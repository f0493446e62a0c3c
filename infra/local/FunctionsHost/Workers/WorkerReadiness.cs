namespace Observatoire.Local.FunctionsHost.Workers;

/// <summary>The worker that is ready, for those who wait for it; there may be none, and later another.</summary>
internal sealed class WorkerReadiness
{
    private volatile TaskCompletionSource<WorkerChannel> next = NewSignal();

    public bool IsSet => next.Task.IsCompleted;

    public void Set(WorkerChannel channel) => next.TrySetResult(channel);

    /// <summary>There is none any more: who comes from now on waits for the next.</summary>
    public void Reset()
    {
        if (IsSet)
        {
            next = NewSignal();
        }
    }

    /// <summary>Waits for a ready worker.</summary>
    /// <returns>Null when the limit has passed, or when there will be none.</returns>
    public async Task<WorkerChannel?> WaitAsync(TimeSpan limit, Task givenUp, CancellationToken cancellation)
    {
        Task<WorkerChannel> awaited = next.Task;
        if (!awaited.IsCompleted)
        {
            using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(awaited, givenUp, Task.Delay(limit, over.Token));
            await over.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        }

        return awaited.IsCompleted ? await awaited : null;
    }

    private static TaskCompletionSource<WorkerChannel> NewSignal() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
