namespace Observatoire.Local.FunctionsHost;

/// <summary>Keeps one handler running by the host's rules, and tells when it is ready.</summary>
/// <remarks>
/// Exit 0 is the end of it: it is not restarted. Exit 200 is a restart the handler asked for. Any other exit, or a
/// start that takes longer than initializationTimeout, is an error; the third without 30 quiet minutes stops the host.
/// </remarks>
public sealed class HandlerSupervisor : IAsyncDisposable
{
    private const int ErrorsBeforeStop = 3;
    private const int IntentionalExit = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan QuietTime = TimeSpan.FromMinutes(30);

    private readonly HostConfiguration configuration;
    private readonly Func<RunningHandler> start;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient ping = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
        }
    );

    private readonly Lock gate = new();
    private TaskCompletionSource<Uri> ready = NewSignal();
    private RunningHandler? current;
    private bool restartAsked;
    private int errors;
    private DateTimeOffset lastError = DateTimeOffset.MinValue;
    private Task supervision = Task.CompletedTask;

    /// <param name="configuration">What host.json says.</param>
    /// <param name="appFolder">Root of the app.</param>
    /// <param name="settings">Whole environment of the handler, but for the variables of the host.</param>
    /// <param name="onLine">Receives each line it prints, and whether it came on standard error.</param>
    /// <param name="clock">Time, for the window of errors.</param>
    /// <param name="log">Where starts and ends are told.</param>
    public HandlerSupervisor(
        HostConfiguration configuration,
        string appFolder,
        IReadOnlyDictionary<string, string> settings,
        Action<string, bool> onLine,
        TimeProvider clock,
        ILogger log
    )
    {
        this.configuration = configuration;
        this.clock = clock;
        this.log = log;
        // One port for the host's life, as in the host: a request under way finds the restarted handler again.
        int port = configuration.HandlerPort ?? FreePort.Next();
        start = () => RunningHandler.Start(configuration, appFolder, settings, port, onLine);
    }

    /// <summary>Completes when the handler has failed too often and the host has to stop.</summary>
    public Task Failed => failed.Task;

    /// <summary>Number of errors counted in the current window.</summary>
    public int Errors => errors;

    public bool IsReady => ready.Task.IsCompletedSuccessfully;

    /// <summary>Id of the handler running now, for whoever must kill it; null between two of them.</summary>
    public int? HandlerId
    {
        get
        {
            lock (gate)
            {
                return current?.Id;
            }
        }
    }

    public void Start() => supervision = Task.Run(SuperviseAsync);

    /// <summary>Waits for a ready handler, up to four times initializationTimeout as the host does.</summary>
    /// <returns>Its address; null when the wait was in vain.</returns>
    public async Task<Uri?> ReadyAsync(CancellationToken cancellation)
    {
        try
        {
            return await ready.Task.WaitAsync(configuration.InitializationTimeout * 4, clock, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Kills the handler and starts another; not counted as an error.</summary>
    public void Restart()
    {
        lock (gate)
        {
            restartAsked = true;
            current?.Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            stopping.Cancel();
            current?.Kill();
        }

        await supervision;
        ping.Dispose();
        stopping.Dispose();
    }

    private static TaskCompletionSource<Uri> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task SuperviseAsync()
    {
        while (TryStart() is RunningHandler handler)
        {
            int exitCode;
            using (handler)
            {
                Task<int> exit = handler.WaitForExitAsync();
                await SignalWhenReadyAsync(handler, exit);
                exitCode = await exit;
                Forget();
            }

            if (stopping.IsCancellationRequested || !StartsAgain(exitCode))
            {
                return;
            }
        }
    }

    private RunningHandler? TryStart()
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
            {
                return null;
            }

            restartAsked = false;
            current = start();
            log.HandlerStarted(current.Id);
            return current;
        }
    }

    private void Forget()
    {
        lock (gate)
        {
            current = null;
            if (ready.Task.IsCompleted)
            {
                ready = NewSignal();
            }
        }
    }

    private bool StartsAgain(int exitCode)
    {
        if (restartAsked || exitCode == IntentionalExit)
        {
            log.HandlerRestarted(exitCode);
            return true;
        }

        if (exitCode == 0)
        {
            log.HandlerEnded();
            return false;
        }

        DateTimeOffset now = clock.GetUtcNow();
        errors = now - lastError > QuietTime ? 1 : errors + 1;
        lastError = now;
        log.HandlerDied(exitCode, errors);
        if (errors < ErrorsBeforeStop)
        {
            return true;
        }

        log.HandlerGivenUp();
        failed.TrySetResult();
        return false;
    }

    /// <summary>Polls <c>GET /</c>; only the pauses count against the limit, and any status means ready.</summary>
    private async Task SignalWhenReadyAsync(RunningHandler handler, Task<int> exit)
    {
        for (TimeSpan waited = TimeSpan.Zero; !exit.IsCompleted; waited += Pause)
        {
            if (waited >= configuration.InitializationTimeout)
            {
                log.HandlerTooSlow(configuration.InitializationTimeout);
                handler.Kill();
                return;
            }

            if (await AnswersAsync(handler.Address))
            {
                log.HandlerReady(handler.Address);
                lock (gate)
                {
                    ready.TrySetResult(handler.Address);
                }

                return;
            }

            await Task.Delay(Pause);
        }
    }

    private async Task<bool> AnswersAsync(Uri address)
    {
        try
        {
            using HttpResponseMessage response = await ping.GetAsync(address, stopping.Token);
            return true;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
