using System.Diagnostics;
using System.Globalization;

namespace Observatoire.Contract;

/// <summary>Signals to processes, and what is left of them.</summary>
internal static class Signals
{
    public static void Kill(int id) => Send("KILL", id);

    public static void Terminate(int id) => Send("TERM", id);

    public static void Interrupt(int id) => Send("INT", id);

    /// <summary>Whether a process with this id runs; one that has ended and waits for its parent does not.</summary>
    public static bool IsAlive(int id)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return false;
        }
    }

    /// <summary>Ids of the processes whose command line or environment names <paramref name="text"/>.</summary>
    public static IReadOnlyList<int> Naming(string text) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(folder => int.TryParse(Path.GetFileName(folder), out int id) ? id : 0)
                .Where(id => id > 0 && id != Environment.ProcessId && IsAlive(id) && Names(id, text)),
        ];

    private static bool Names(int id, string text)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Contains(text)
                || File.ReadAllText($"/proc/{id}/environ").Contains(text);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Send(string signal, int id)
    {
        using Process kill = Process.Start("kill", ["-s", signal, id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
