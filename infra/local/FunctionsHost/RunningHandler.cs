using System.Diagnostics;
using System.Globalization;

namespace Observatoire.Local.FunctionsHost;

/// <summary>The executable of the handler, started once as the Functions host starts it.</summary>
/// <remarks>
/// It leads a session of its own (setsid), so that Ctrl-C in the terminal reaches the host alone, which then decides.
/// A shell that waits on its standard input kills it when this process is itself killed.
/// </remarks>
internal sealed class RunningHandler : IDisposable
{
    private const string KillWithStandardInput = "read -r pid; read -r _; kill -s KILL -- \"-$pid\"";

    private readonly Process handler;
    private readonly Process reaper;

    private RunningHandler(Process handler, Process reaper, int port)
    {
        this.handler = handler;
        this.reaper = reaper;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
    }

    public Uri Address { get; }

    public int Id => handler.Id;

    public static RunningHandler Start(
        HostConfiguration configuration,
        string appFolder,
        IReadOnlyDictionary<string, string> settings,
        int port,
        Action<string, bool> onLine
    )
    {
        ProcessStartInfo start = new("setsid", $"\"{configuration.Executable}\" {configuration.Arguments}")
        {
            UseShellExecute = false,
            WorkingDirectory = configuration.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in HandlerEnvironment(settings, appFolder, port))
        {
            start.Environment[name] = value;
        }

        Process guard = StartReaper();
        Process started = Process.Start(start)!;
        guard.StandardInput.WriteLine(started.Id);
        started.OutputDataReceived += (_, line) => Pass(line.Data, isError: false);
        started.ErrorDataReceived += (_, line) => Pass(line.Data, isError: true);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return new RunningHandler(started, guard, port);

        void Pass(string? line, bool isError)
        {
            if (!string.IsNullOrEmpty(line))
            {
                onLine(line, isError);
            }
        }
    }

    /// <summary>Waits for its end, which stands the reaper down.</summary>
    /// <returns>The exit code; 128 + the signal's number when killed by one.</returns>
    public async Task<int> WaitForExitAsync()
    {
        await handler.WaitForExitAsync();
        reaper.Kill();
        return handler.ExitCode;
    }

    /// <summary>SIGKILL, as the host does: no drain.</summary>
    public void Kill() => handler.Kill(entireProcessTree: true);

    public void Dispose()
    {
        handler.Dispose();
        reaper.Dispose();
    }

    private static Dictionary<string, string> HandlerEnvironment(
        IReadOnlyDictionary<string, string> settings,
        string appFolder,
        int port
    )
    {
        string portText = port.ToString(CultureInfo.InvariantCulture);
        string worker = Guid.NewGuid().ToString("D");
        return new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = portText,
            ["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = worker,
            ["FUNCTIONS_APP_ROOT_PATH"] = appFolder,
            ["FUNCTIONS_HTTPWORKER_PORT"] = portText,
            ["FUNCTIONS_HTTPWORKER_ID"] = worker,
        };
    }

    private static Process StartReaper()
    {
        ProcessStartInfo start = new("setsid") { UseShellExecute = false, RedirectStandardInput = true };
        foreach (string argument in (string[])["sh", "-c", KillWithStandardInput])
        {
            start.ArgumentList.Add(argument);
        }

        Process started = Process.Start(start)!;
        started.StandardInput.AutoFlush = true;
        return started;
    }
}
