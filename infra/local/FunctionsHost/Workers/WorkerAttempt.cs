namespace Observatoire.Local.FunctionsHost.Workers;

/// <summary>One start of the worker: what runs, and the conversation with it.</summary>
internal sealed class WorkerAttempt(IRunningWorker worker, WorkerChannel channel) : IDisposable
{
    private readonly Lock gate = new();
    private bool isDisposed;
    private readonly TaskCompletionSource restart = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WorkerChannel Channel => channel;

    public int? Pid => worker.Pid;

    /// <summary>Its exit code, once it has ended.</summary>
    public Task<int> Exit { get; } = worker.WaitForExitAsync();

    /// <summary>Completes when someone wants another in its place.</summary>
    public Task RestartAsked => restart.Task;

    /// <summary>Wants another in its place.</summary>
    /// <returns>False when someone did before.</returns>
    public bool AskRestart() => restart.TrySetResult();

    /// <remarks>Whoever supervises it disposes it as soon as it has ended, which may be at this very moment.</remarks>
    public void Kill()
    {
        lock (gate)
        {
            if (!isDisposed && !Exit.IsCompleted)
            {
                worker.Kill();
            }
        }
    }

    /// <summary>Tells it to end, gives it <paramref name="grace"/>, then kills it.</summary>
    public async Task EndAsync(TimeSpan grace)
    {
        if (!Exit.IsCompleted && channel.Terminate(grace))
        {
            await Task.WhenAny(Exit, Task.Delay(grace));
        }

        Kill();
        await Exit;
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            worker.Dispose();
        }
    }
}
