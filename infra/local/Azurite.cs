using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

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
    private const string StopWithStandardInput =
        "\"$@\" </dev/null & child=$!; read -r _; kill -TERM $child; wait $child";

    private readonly Process process;

    private Azurite(Process process, int blobPort, int tablePort)
    {
        this.process = process;
        ConnectionString = string.Create(
            CultureInfo.InvariantCulture,
            $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};BlobEndpoint=http://127.0.0.1:{blobPort}/{AccountName};TableEndpoint=http://127.0.0.1:{tablePort}/{AccountName};"
        );
    }

    public string ConnectionString { get; }

    /// <summary>Starts Azurite on two free ports and waits until both answer.</summary>
    /// <param name="repositoryRoot">Where <c>node_modules</c> is.</param>
    /// <param name="location">Folder of its files; created when missing.</param>
    /// <param name="cancellation">Stops the wait; the process is stopped with it.</param>
    /// <exception cref="InvalidOperationException">When it ends or does not listen within 60 seconds.</exception>
    public static async Task<Azurite> StartAsync(
        string repositoryRoot,
        string location,
        CancellationToken cancellation = default
    )
    {
        Directory.CreateDirectory(location);
        int blobPort = FreePort.Next();
        int tablePort = FreePort.Next();
        string script = Path.Combine(repositoryRoot, "node_modules", "azurite", "dist", "src", "azurite.js");
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
        foreach (string argument in (string[])["sh", "-c", StopWithStandardInput, "sh", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        Process started = Process.Start(start) ?? throw new InvalidOperationException("Azurite could not be started.");
        started.OutputDataReceived += static (_, _) => { };
        started.ErrorDataReceived += static (_, _) => { };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        Azurite azurite = new(started, blobPort, tablePort);
        try
        {
            await WaitUntilListeningAsync(started, [blobPort, tablePort], cancellation);
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }

        return azurite;
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

    private static async Task WaitUntilListeningAsync(Process azurite, int[] ports, CancellationToken cancellation)
    {
        long since = Stopwatch.GetTimestamp();
        foreach (int port in ports)
        {
            while (!await AnswersAsync(port, cancellation))
            {
                if (azurite.HasExited || Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(60))
                {
                    throw new InvalidOperationException("Azurite did not start; run it by hand to see why.");
                }

                await Task.Delay(100, cancellation);
            }
        }
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellation)
    {
        try
        {
            using TcpClient client = new();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
