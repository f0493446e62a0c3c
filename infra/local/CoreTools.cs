using System.Globalization;
using Observatoire.Local.FunctionsHost.Workers;

namespace Observatoire.Local;

/// <summary>The app under <c>func start</c>, the real Functions host as Azure Functions Core Tools brings it.</summary>
internal sealed class CoreTools : IAsyncDisposable
{
    /// <summary>Name of the command.</summary>
    public const string Command = "func";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly OwnSession tools;

    private CoreTools(OwnSession tools, Uri address)
    {
        this.tools = tools;
        Address = address;
        Ended = tools.WaitForExitAsync();
    }

    /// <summary>Where it listens, without a path.</summary>
    public Uri Address { get; }

    /// <summary>Completes when it has ended by itself.</summary>
    public Task Ended { get; }

    public static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, Command)));

    /// <summary>Starts the built app of a folder, and returns when it answers.</summary>
    /// <param name="appFolder">Root of the app.</param>
    /// <param name="port">Port to listen on.</param>
    /// <param name="settings">Whole environment.</param>
    /// <param name="onLine">Receives each line it prints, and whether it came on standard error.</param>
    /// <param name="logPath">Where those lines go, for whoever must look into a failure.</param>
    /// <param name="cancellation">Of the start.</param>
    /// <exception cref="RunnerException">When it is not installed, or the app does not come to answer.</exception>
    public static async Task<CoreTools> StartAsync(
        string appFolder,
        int port,
        IReadOnlyDictionary<string, string> settings,
        Action<string, bool> onLine,
        string logPath,
        CancellationToken cancellation
    )
    {
        if (!IsInstalled)
        {
            throw new RunnerException(RunnerText.Current.CoreToolsMissing);
        }

        string[] command = [Command, "start", "--port", port.ToString(CultureInfo.InvariantCulture), "--no-build"];
        CoreTools started = new(
            OwnSession.Start(command, appFolder, settings, onLine),
            new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", port).Uri
        );
        try
        {
            await started.WaitUntilItAnswersAsync(logPath, cancellation);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills it with all it has started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Ended.IsCompleted)
        {
            tools.Kill();
        }

        await Ended;
        tools.Dispose();
    }

    private async Task WaitUntilItAnswersAsync(string logPath, CancellationToken cancellation)
    {
        using HttpClient client = new() { BaseAddress = Address };
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        while (!await AnswersAsync(client, limit.Token))
        {
            cancellation.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested || Ended.IsCompleted)
            {
                throw new RunnerException(RunnerText.Current.CoreToolsDidNotStart, logPath);
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage status = await client.GetAsync(
                new Uri("/admin/host/status", UriKind.Relative),
                cancellation
            );
            return status.IsSuccessStatusCode
                && (await status.Content.ReadAsStringAsync(cancellation)).Contains("Running", StringComparison.Ordinal);
        }
        catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
