using System.Diagnostics;

namespace Observatoire.Local.FunctionsHost.Workers;

/// <summary>A command in a session of its own (setsid), so that Ctrl-C in the terminal reaches the host alone, which then decides.</summary>
/// <remarks>A shell that waits on its standard input kills it when this process is itself killed.</remarks>
internal sealed class OwnSession : IRunningWorker
{
    private const string KillWithStandardInput = "read -r pid; read -r _; kill -s KILL -- \"-$pid\"";

    private readonly Process leader;
    private readonly Process reaper;

    private OwnSession(Process leader, Process reaper)
    {
        this.leader = leader;
        this.reaper = reaper;
    }

    public int? Pid => leader.Id;

    /// <param name="command">Program and arguments; the program is looked up on the PATH of <paramref name="environment"/>.</param>
    /// <param name="folder">Working directory.</param>
    /// <param name="environment">Whole environment.</param>
    /// <param name="onLine">Receives each line it prints, and whether it came on standard error.</param>
    public static OwnSession Start(
        IEnumerable<string> command,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        Action<string, bool> onLine
    )
    {
        ProcessStartInfo start = new("setsid", command)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in environment)
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
        return new OwnSession(started, guard);

        void Pass(string? line, bool isError)
        {
            if (!string.IsNullOrEmpty(line))
            {
                onLine(line, isError);
            }
        }
    }

    /// <summary>Waits for its end, which stands the reaper down.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await leader.WaitForExitAsync();
        reaper.Kill();
        return leader.ExitCode;
    }

    public void Kill() => leader.Kill(entireProcessTree: true);

    public void Dispose()
    {
        leader.Dispose();
        reaper.Dispose();
    }

    private static Process StartReaper()
    {
        ProcessStartInfo start = new("setsid", ["sh", "-c", KillWithStandardInput])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        };
        Process started = Process.Start(start)!;
        started.StandardInput.AutoFlush = true;
        return started;
    }
}
