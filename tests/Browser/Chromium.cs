namespace Observatoire.Browser;

/// <summary>The system's Chromium, installed when it is missing and we may.</summary>
internal static class Chromium
{
    private const string Path = "/usr/bin/chromium";
    private const string Install = "apt-get update && apt-get install -y --no-install-recommends chromium";

    /// <summary>Arguments that keep the browser to itself: no sandbox (root), no traffic of its own.</summary>
    public static readonly string[] Arguments =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    /// <summary>Where the browser is.</summary>
    /// <exception cref="InvalidOperationException">When it is missing and cannot be installed; says how to.</exception>
    public static async Task<string> EnsureAsync()
    {
        if (File.Exists(Path))
        {
            return Path;
        }

        if (!Environment.IsPrivilegedProcess)
        {
            throw new InvalidOperationException($"Chromium is missing. Install it with: sudo sh -c '{Install}'");
        }

        // One at a time: two runs installing at once would fight over apt's lock.
        string lockFile = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "observatoire-chromium.lock");
        (int exitCode, string output) = await Command.RunAsync(
            "flock",
            lockFile,
            "sh",
            "-c",
            $"test -x {Path} || ({Install})"
        );
        return exitCode == 0 && File.Exists(Path)
            ? Path
            : throw new InvalidOperationException($"Chromium could not be installed ({Install}):\n{output}");
    }
}
