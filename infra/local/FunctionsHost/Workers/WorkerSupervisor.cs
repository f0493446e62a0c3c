using AzureFunctionsRpcMessages;

namespace Observatoire.Local.FunctionsHost.Workers;

/// <summary>Keeps one worker running by the host's rules, and tells when it is ready.</summary>
/// <remarks>
/// Exit 0 is not noticed: what runs then, and what comes later, waits for functionTimeout, which replaces the worker.
/// Exit 200 is a restart the worker asked for; what runs then waits for functionTimeout too, as does what runs in a worker
/// that is replaced. Any other exit, or a start that takes too long, is an error: what runs fails at once, and the third
/// without 30 quiet minutes stops the host.
/// </remarks>
public sealed class WorkerSupervisor : IAsyncDisposable
{
    private const int IntentionalExit = 200;

    private readonly WorkerStarter starter;
    private readonly Action<IReadOnlyList<RpcFunctionMetadata>> onFunctions;
    private readonly HostLimits limits;
    private readonly WorkerErrors errors;
    private readonly ILogger log;
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly WorkerReadiness ready = new();
    private readonly Lock gate = new();
    private WorkerAttempt? current;
    private IReadOnlyList<RpcFunctionMetadata>? functions;
    private Task supervision = Task.CompletedTask;
    private Task restartPause = Task.CompletedTask;

    /// <param name="starter">Starts it.</param>
    /// <param name="onFunctions">
    /// Receives the functions of the first worker before it counts as ready; a <see cref="RunnerException"/> refuses the app.
    /// </param>
    /// <param name="limits">How long to wait for what.</param>
    /// <param name="clock">Time, for the window of errors.</param>
    /// <param name="log">Where starts and ends are told.</param>
    internal WorkerSupervisor(
        WorkerStarter starter,
        Action<IReadOnlyList<RpcFunctionMetadata>> onFunctions,
        HostLimits limits,
        TimeProvider clock,
        ILogger log
    )
    {
        this.starter = starter;
        this.onFunctions = onFunctions;
        this.limits = limits;
        this.log = log;
        errors = new WorkerErrors(clock);
    }

    /// <summary>
    /// Completes when the worker has failed too often and the host has to stop; faults with the
    /// <see cref="RunnerException"/> when the app asks for what is not imitated.
    /// </summary>
    public Task Failed => failed.Task;

    /// <summary>Number of errors counted in the current window.</summary>
    public int Errors => errors.Count;

    public bool IsReady => ready.IsSet;

    /// <summary>Id in the system of the worker running now, for whoever must kill it; null between two of them.</summary>
    public int? Pid
    {
        get
        {
            lock (gate)
            {
                return current?.Pid;
            }
        }
    }

    /// <summary>Waits for a ready worker, up to four times its time for an answer, as the host does.</summary>
    /// <returns>Where it takes HTTP requests; null when the wait was in vain.</returns>
    public async Task<Uri?> ReadyAsync(CancellationToken cancellation) =>
        (await ConnectedAsync(cancellation))?.HttpAddress;

    /// <summary>Kills the worker and starts another; not counted as an error.</summary>
    public void Restart()
    {
        lock (gate)
        {
            current?.AskRestart();
            current?.Kill();
        }
    }

    /// <summary>Tells the worker to end, and kills it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        WorkerAttempt? last;
        lock (gate)
        {
            stopping.Cancel();
            last = current;
        }

        if (last is not null)
        {
            await last.EndAsync(limits.TerminateGrace);
        }

        await supervision;
    }

    /// <summary>The end of the host, when nothing more is waited for.</summary>
    internal CancellationToken Stopping => stopping.Token;

    internal void Start() => supervision = Task.Run(SuperviseAsync);

    /// <inheritdoc cref="ReadyAsync"/>
    internal Task<WorkerChannel?> ConnectedAsync(CancellationToken cancellation) =>
        ready.WaitAsync(limits.Initialization * 4, failed.Task, cancellation);

    /// <summary>Replaces a worker that does not end an invocation, and waits for the next and for the host's pause.</summary>
    /// <remarks>Returns at once when someone else is replacing it or has.</remarks>
    internal async Task ReplaceAsync(WorkerChannel stuck)
    {
        WorkerAttempt? attempt;
        lock (gate)
        {
            attempt = current;
            if (attempt?.Channel != stuck || !attempt.AskRestart())
            {
                return;
            }

            ready.Reset();
        }

        log.WorkerOverdue();
        await attempt.EndAsync(limits.TerminateGrace);
        Task again = ConnectedAsync(stopping.Token);
        await again.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await restartPause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task SuperviseAsync()
    {
        try
        {
            for (bool isRestart = false; TryStart() is WorkerAttempt attempt; isRestart = true)
            {
                using (attempt)
                {
                    if (!await SuperviseAsync(attempt, isRestart))
                    {
                        return;
                    }
                }

                await restartPause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        catch (Exception failure)
        {
            failed.TrySetException(failure);
        }
    }

    /// <summary>From the start of one worker to its end.</summary>
    /// <returns>Whether another is to be started.</returns>
    private async Task<bool> SuperviseAsync(WorkerAttempt attempt, bool isRestart)
    {
        string? error = null;
        try
        {
            Task<bool> signal = SignalWhenReadyAsync(attempt);
            restartPause = isRestart ? PauseAfterAsync(signal) : Task.CompletedTask;
            bool started = await signal;
            int exitCode = await attempt.Exit;
            if (exitCode == 0 && started && !attempt.RestartAsked.IsCompleted && !stopping.IsCancellationRequested)
            {
                log.WorkerEnded();
                await attempt.RestartAsked.WaitAsync(stopping.Token);
            }

            bool onPurpose = attempt.RestartAsked.IsCompleted || exitCode == IntentionalExit;
            error = onPurpose ? null : $"the worker has ended with exit code {exitCode}";
            return !stopping.IsCancellationRequested && StartsAgain(onPurpose, exitCode);
        }
        finally
        {
            attempt.Kill();
            await attempt.Exit;
            Forget(attempt, error);
        }
    }

    private async Task PauseAfterAsync(Task start)
    {
        await start;
        await Task.Delay(limits.RestartPause, stopping.Token);
    }

    private WorkerAttempt? TryStart()
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
            {
                return null;
            }

            current = starter.Start();
            log.WorkerStarted(current.Pid);
            return current;
        }
    }

    private void Forget(WorkerAttempt attempt, string? error)
    {
        lock (gate)
        {
            current = null;
            ready.Reset();
        }

        starter.Forget(attempt, error);
    }

    private bool StartsAgain(bool onPurpose, int exitCode)
    {
        if (onPurpose)
        {
            log.WorkerRestarted(exitCode);
            return true;
        }

        bool tooMany = errors.Add();
        log.WorkerDied(exitCode, errors.Count);
        if (!tooMany)
        {
            return true;
        }

        log.WorkerGivenUp();
        failed.TrySetResult();
        return false;
    }

    /// <summary>Goes through the handshake; a worker that does not is killed.</summary>
    /// <returns>Whether it is ready.</returns>
    private async Task<bool> SignalWhenReadyAsync(WorkerAttempt attempt)
    {
        using CancellationTokenSource giveUp = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        Task handshake = ShakeHandsAsync(attempt, giveUp.Token);
        Task first = await Task.WhenAny(handshake, attempt.Exit, attempt.RestartAsked);
        // A worker that ended with 0 is not noticed: its silence is, later.
        if (first != handshake && (attempt.RestartAsked.IsCompleted || await attempt.Exit != 0))
        {
            await giveUp.CancelAsync();
        }

        try
        {
            await handshake;
        }
        catch (Exception notReady)
            when (notReady is TimeoutException or InvalidOperationException or OperationCanceledException)
        {
            if (!giveUp.IsCancellationRequested)
            {
                log.WorkerNotReady(notReady.Message);
                attempt.Kill();
            }

            return false;
        }

        lock (gate)
        {
            if (!attempt.RestartAsked.IsCompleted)
            {
                ready.Set(attempt.Channel);
            }
        }

        log.WorkerReady(attempt.Channel.HttpAddress!);
        return true;
    }

    private async Task ShakeHandsAsync(WorkerAttempt attempt, CancellationToken cancellation)
    {
        WorkerHandshake handshake = new(attempt.Channel, starter.AppFolder, limits, log);
        IReadOnlyList<RpcFunctionMetadata> told = await handshake.IntroduceAsync(cancellation);
        if (functions is null)
        {
            onFunctions(told);
            functions = told;
        }

        await handshake.LoadAsync(functions, cancellation);
    }
}
