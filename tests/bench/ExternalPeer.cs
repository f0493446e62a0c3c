using System.Diagnostics;
using System.Text.Json;

namespace Observatoire.Bench;

/// <summary>A peer in another language: started once, it does the same work each time a line is sent to it.</summary>
internal sealed class ExternalPeer : IDisposable
{
    private readonly Process program;

    private ExternalPeer(Process program) => this.program = program;

    /// <returns>The peer, ready; or why it is not there.</returns>
    public static (ExternalPeer? Peer, string Reason) Start(string command, string script, params string[] arguments)
    {
        string peers = Path.Combine(RepositoryFolder(), "tests", "bench", "peers");
        ProcessStartInfo start = new(command, [Path.Combine(peers, script), .. arguments])
        {
            WorkingDirectory = peers,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            Process started = Process.Start(start)!;
            Task<string> errors = started.StandardError.ReadToEndAsync();
            if (started.StandardOutput.ReadLine() is "ready")
            {
                return (new ExternalPeer(started), "");
            }

            started.WaitForExit();
            return (
                null,
                errors.Result.Split('\n').LastOrDefault(line => line.Contains("rror", StringComparison.Ordinal))
                    ?? "it did not start"
            );
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (null, $"{command} is not installed");
        }
    }

    /// <summary>One run: its time by its own clock, and what it found.</summary>
    /// <param name="what">Which of its works.</param>
    public PeerRun Run(string what = "")
    {
        program.StandardInput.WriteLine(what);
        program.StandardInput.Flush();
        string line = program.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer has stopped.");
        Answer answer = JsonSerializer.Deserialize<Answer>(line, JsonSerializerOptions.Web)!;
        return new(answer.Ms, answer.Found);
    }

    public void Dispose()
    {
        program.StandardInput.Close();
        if (!program.WaitForExit(10_000))
        {
            program.Kill();
        }

        program.Dispose();
    }

    private static string RepositoryFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Run the benchmark from its repository.");
    }

    private sealed record Answer(double Ms, Dictionary<string, int> Found);
}
