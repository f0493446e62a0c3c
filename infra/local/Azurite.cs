using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Observatoire.Local;

/// <summary>Azurite (blobs and tables) as a child process, its files in a folder, stopped so that nothing is lost.</summary>
/// <remarks>
/// Azurite writes its metadata every few seconds and on SIGTERM: it is always stopped with SIGTERM. A shell between us
/// and it waits on its standard input, so that it is stopped the same way when this process is killed.
/// </remarks>
public sealed class Azurite : IAsyncDisposable
{
    private const string AccountName = "devstoreaccount1";

    // The well-known key of every storage emulator, published by Microsoft: not a credential.
    private const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // Its own session (setsid), so that Ctrl-C in the terminal reaches us alone and Azurite outlives the app.
    // The lock waits for an Azurite that is still stopping on the same files, which two of them would spoil.
    private const string StopWithStandardInput =
        "exec 9>\"$0\"; flock 9; \"$@\" </dev/null & child=$!; read -r _; kill -TERM $child; wait $child";

    private static readonly string[] SavedFiles = ["__azurite_db_blob__.json", "__azurite_db_table__.json"];

    private static readonly TimeSpan LongestUnsaved = TimeSpan.FromSeconds(7);

    // Words of Azurite.
    private const string Listening = "successfully listening at http://127.0.0.1:";
    private const string PortTaken = "EADDRINUSE";

    private readonly Process process;
    private readonly string location;

    private Azurite(Process process, string location, int blobPort, int tablePort)
    {
        this.process = process;
        this.location = location;
        ConnectionString = string.Create(
            CultureInfo.InvariantCulture,
            $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};BlobEndpoint=http://127.0.0.1:{blobPort}/{AccountName};TableEndpoint=http://127.0.0.1:{tablePort}/{AccountName};"
        );
    }

    public string ConnectionString { get; }

    /// <summary>Starts Azurite on two free ports and waits until it listens on both.</summary>
    /// <param name="repositoryRoot">Where <c>node_modules</c> is.</param>
    /// <param name="location">Folder of its files; created when missing.</param>
    /// <param name="cancellation">Stops the wait; the process is stopped with it.</param>
    /// <exception cref="RunnerException">When it is missing, ends, or does not listen within 60 seconds.</exception>
    public static async Task<Azurite> StartAsync(
        string repositoryRoot,
        string location,
        CancellationToken cancellation = default
    )
    {
        Directory.CreateDirectory(location);
        Azurite? started;
        do
        {
            started = await TryStartAsync(repositoryRoot, location, cancellation);
        } while (started is null);

        return started;
    }

    /// <returns>Null when another process took one of the ports, free a moment before.</returns>
    private static async Task<Azurite?> TryStartAsync(
        string repositoryRoot,
        string location,
        CancellationToken cancellation
    )
    {
        int blobPort = FreePort.Next();
        int tablePort = FreePort.Next();
        string script = Path.Combine(repositoryRoot, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
        {
            throw new RunnerException(RunnerText.Current.NodeModulesMissing, repositoryRoot);
        }

        string[] arguments =
        [
            "node",
            script,
            "--silent",
            "--disableTelemetry",
            "--skipApiVersionCheck",
            "--location",
            location,
            "--blobHost",
            "127.0.0.1",
            "--blobPort",
            blobPort.ToString(CultureInfo.InvariantCulture),
            "--tableHost",
            "127.0.0.1",
            "--tablePort",
            tablePort.ToString(CultureInfo.InvariantCulture),
            "--queueHost",
            "127.0.0.1",
            "--queuePort",
            "0",
        ];
        ProcessStartInfo start = new("setsid")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            string argument in (string[])
                ["sh", "-c", StopWithStandardInput, Path.Combine(location, ".lock"), .. arguments]
        )
        {
            start.ArgumentList.Add(argument);
        }

        Process started =
            Process.Start(start) ?? throw new RunnerException(RunnerText.Current.StorageDidNotStart, start.FileName);
        ConcurrentQueue<string> said = new();
        started.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        started.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        Azurite azurite = new(started, location, blobPort, tablePort);
        try
        {
            if (!await ListensAsync(started, [blobPort, tablePort], said, cancellation))
            {
                await azurite.DisposeAsync();
                return null;
            }
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }

        return azurite;
    }

    /// <summary>Waits until what it holds now is in its files.</summary>
    /// <remarks>It writes a file that changed every five seconds, and leaves one that did not.</remarks>
    public async Task WaitUntilSavedAsync(CancellationToken cancellation)
    {
        DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;
        long since = Stopwatch.GetTimestamp();
        while (
            Stopwatch.GetElapsedTime(since) < LongestUnsaved
            && SavedFiles.Any(file => File.GetLastWriteTimeUtc(Path.Combine(location, file)) < now)
        )
        {
            await Task.Delay(100, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }

    /// <summary>Waits until it says itself that it listens: on a port taken meanwhile, another one would answer.</summary>
    private static async Task<bool> ListensAsync(
        Process azurite,
        int[] ports,
        ConcurrentQueue<string> said,
        CancellationToken cancellation
    )
    {
        long since = Stopwatch.GetTimestamp();
        while (
            !Array.TrueForAll(
                ports,
                port => said.Any(line => line.EndsWith($"{Listening}{port}", StringComparison.Ordinal))
            )
        )
        {
            bool hasEnded = azurite.HasExited;
            if (hasEnded)
            {
                // All it said is read then.
                await azurite.WaitForExitAsync(cancellation);
            }

            if (said.Any(line => line.Contains(PortTaken, StringComparison.Ordinal)))
            {
                return false;
            }

            if (hasEnded || Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(60))
            {
                throw new RunnerException(
                    RunnerText.Current.StorageDidNotStart,
                    string.Join(' ', said.Where(line => line.Length > 0).TakeLast(3))
                );
            }

            await Task.Delay(50, cancellation);
        }

        return true;
    }
}
