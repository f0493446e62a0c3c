namespace Observatoire.Local.FunctionsHost;

/// <summary>Finds the executable of the handler as the host does: under the worker directory first, then on the PATH.</summary>
internal static class HandlerExecutable
{
    /// <exception cref="RunnerException">When there is none, or it may not be executed.</exception>
    public static string Resolve(string appFolder, string? workerDirectory, string? defaultExecutablePath)
    {
        if (string.IsNullOrEmpty(defaultExecutablePath))
        {
            throw new RunnerException(RunnerText.Current.HandlerMissing, appFolder);
        }

        string inFolder = Path.GetFullPath(Path.Combine(appFolder, workerDirectory ?? "", defaultExecutablePath));
        if (File.Exists(inFolder))
        {
            return MayExecute(inFolder)
                ? inFolder
                : throw new RunnerException(RunnerText.Current.HandlerNotExecutable, inFolder);
        }

        return (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, defaultExecutablePath))
                .FirstOrDefault(candidate => File.Exists(candidate) && MayExecute(candidate))
            ?? throw new RunnerException(RunnerText.Current.HandlerMissing, inFolder);
    }

    private static bool MayExecute(string file) =>
        OperatingSystem.IsWindows()
        || (
            File.GetUnixFileMode(file)
            & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)
        ) != UnixFileMode.None;
}
