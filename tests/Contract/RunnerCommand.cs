using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Observatoire.Local;

namespace Observatoire.Contract;

/// <summary>The runner as its user starts it: a process of its own, on free ports, with the probe as its app.</summary>
internal sealed class RunnerCommand : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process runner;
    private readonly string addresses;
    private readonly StringBuilder output = new();

    private RunnerCommand(Process runner, string addresses)
    {
        this.runner = runner;
        this.addresses = addresses;
    }

    public int Id => runner.Id;

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <param name="scratch">Where its folders are.</param>
    /// <param name="folder">Its data folder.</param>
    /// <param name="pause">Milliseconds the probe takes over a deposit.</param>
    /// <param name="more">Options beside those every test gives.</param>
    /// <param name="path">Where it finds commands; null for where this process does.</param>
    /// <param name="throughRun">True to start it by <c>dotnet run</c>, as its user does; the id is then that of dotnet.</param>
    public static RunnerCommand Start(
        Scratch scratch,
        string folder = "store",
        int pause = 0,
        string[]? more = null,
        bool throughRun = false,
        string? path = null
    )
    {
        string configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        string addressesFile = scratch[folder + ".addresses.json"];
        File.Delete(addressesFile);
        string project = Path.Combine(Places.RepositoryRoot, "infra", "local");
        string program = throughRun
            ? "dotnet"
            : Path.Combine(Places.RepositoryRoot, "artifacts", "bin", "local", configuration, "Observatoire.Local");
        // A shell's background job ignores interruption, and so does all it starts: the runner is started as at a keyboard.
        ProcessStartInfo start = new(
            "env",
            [
                "--default-signal=INT",
                program,
                .. throughRun
                    ? ["run", "--no-build", "-c", configuration, "--project", project, "--"]
                    : Array.Empty<string>(),
                "--data",
                scratch[folder],
                "--addresses",
                addressesFile,
                "--app",
                Places.ProbeApp,
                "--api-port",
                "0",
                "--site-port",
                "0",
                .. more ?? ["--demonstration", scratch["returns.csv"]],
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PROBE_STORE"] = scratch["deposits"];
        start.Environment["PROBE_JOURNAL"] = scratch["journal"];
        start.Environment["PROBE_TICK"] = scratch["tick"];
        start.Environment["PROBE_CRON"] = "0 0 3 1 1 *";
        start.Environment["PROBE_PAUSE"] = pause.ToString();
        start.Environment["PATH"] = path ?? start.Environment["PATH"];
        Directory.CreateDirectory(scratch["deposits"]);
        RunnerCommand command = new(Process.Start(start)!, addressesFile);
        command.runner.OutputDataReceived += command.Keep;
        command.runner.ErrorDataReceived += command.Keep;
        command.runner.BeginOutputReadLine();
        command.runner.BeginErrorReadLine();
        return command;
    }

    /// <summary>Waits until all is ready.</summary>
    public async Task<LocalAddresses> AddressesAsync()
    {
        await Eventually.HoldsAsync(() =>
        {
            Assert.False(runner.HasExited, Output);
            return File.Exists(addresses);
        });
        return JsonSerializer.Deserialize<LocalAddresses>(await File.ReadAllTextAsync(addresses), Json)!;
    }

    public async Task<int> ExitCodeAsync()
    {
        await runner.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return runner.ExitCode;
    }

    public void Dispose()
    {
        if (!runner.HasExited)
        {
            Signals.Terminate(runner.Id);
            runner.WaitForExit(TimeSpan.FromMinutes(1));
        }

        runner.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
        {
            output.AppendLine(line.Data);
        }
    }
}
