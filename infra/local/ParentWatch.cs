using System.Globalization;

namespace Observatoire.Local;

/// <summary>Tells when the <c>dotnet run</c> this process was started by is gone, so that nothing outlives it.</summary>
/// <remarks>
/// <c>dotnet run</c> passes SIGTERM on, but a SIGKILL leaves its child running. Only on Linux, and only below
/// <c>dotnet</c>: a runner started by hand may well outlive its shell.
/// </remarks>
internal static class ParentWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Calls <paramref name="gone"/> once when the parent has ended; returns at once when there is none to watch.</summary>
    public static async Task RunAsync(Action gone, CancellationToken cancellation)
    {
        if (Parent() is not int parent || NameOf(parent) is not "dotnet")
        {
            return;
        }

        while (Parent() == parent)
        {
            await Task.Delay(Pause, cancellation);
        }

        gone();
    }

    private static int? Parent()
    {
        // /proc/self/stat: pid (name) state ppid ...; the name may hold spaces and parentheses.
        string? stat = ReadOrNull("/proc/self/stat");
        return stat is null
            ? null
            : int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static string? NameOf(int id) =>
        ReadOrNull(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/comm"))?.Trim();

    private static string? ReadOrNull(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
