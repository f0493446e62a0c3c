using System.Text.Json;

namespace Observatoire.Local;

/// <summary>The folder of one runner, held by one runner at a time.</summary>
public sealed class RunnerFolder : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string path;
    private readonly FileStream hold;

    private RunnerFolder(string path, FileStream hold)
    {
        this.path = path;
        this.hold = hold;
    }

    public string Store => Path.Combine(path, "azurite");

    /// <summary>Where an app that is built again while it runs is run from.</summary>
    public string App => Path.Combine(path, "app");

    public string LogFile => Path.Combine(path, "logs", "app.log");

    private string KeysFile => Path.Combine(path, "keys.json");

    private string MarkerFile => Path.Combine(path, "demonstration.json");

    /// <exception cref="RunnerException">When another runner holds it.</exception>
    public static RunnerFolder Hold(string path)
    {
        Directory.CreateDirectory(path);
        try
        {
            return new RunnerFolder(
                path,
                new FileStream(
                    Path.Combine(path, "runner.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.Write,
                    FileShare.None
                )
            );
        }
        catch (IOException)
        {
            throw new RunnerException(RunnerText.Current.AlreadyRunning, path);
        }
    }

    /// <summary>
    /// The keys kept from an earlier start; new ones when there are none, or when the store they opened is gone. A folder of
    /// before releases had an approver gets a credential for that one.
    /// </summary>
    public LocalKeys ReadKeys() =>
        Directory.Exists(Store) && Read<LocalKeys>(KeysFile) is { DgasCredential: not null } kept
            ? kept with
            {
                ApproverCredential = kept.ApproverCredential ?? LocalKeys.NewCredential(),
            }
            : LocalKeys.New();

    public void WriteKeys(LocalKeys keys) => Write(KeysFile, keys);

    /// <summary>What was loaded and published last; null when that never ended.</summary>
    public LoadMarker? ReadMarker() => Directory.Exists(Store) ? Read<LoadMarker>(MarkerFile) : null;

    public void WriteMarker(LoadMarker marker) => Write(MarkerFile, marker);

    /// <summary>Writes a file beside the store; gives its path.</summary>
    public string WriteFile(string name, byte[] content)
    {
        string file = Path.Combine(path, name);
        File.WriteAllBytes(file, content);
        return file;
    }

    /// <summary>Writes JSON whole or not at all, readable by its owner only.</summary>
    public static void Write<T>(string file, T value)
    {
        string full = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string partial = full + ".partial";
        File.Delete(partial);
        FileStreamOptions ownerOnly = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            ownerOnly.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (FileStream stream = new(partial, ownerOnly))
        {
            JsonSerializer.Serialize(stream, value, Json);
        }

        File.Move(partial, full, overwrite: true);
    }

    public void Dispose() => hold.Dispose();

    private static T? Read<T>(string file)
        where T : class
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<T>(File.ReadAllBytes(file), Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a start had loaded and published.</summary>
/// <param name="Demonstration">Identity of what was loaded.</param>
/// <param name="App">Hash of the app that published; <see cref="Unfinished"/> while the load has not ended.</param>
/// <param name="FirstMonth">First month of a simulated nation; null for returns of a file.</param>
/// <param name="LastMonth">Its last month.</param>
public sealed record LoadMarker(string Demonstration, string App, string? FirstMonth, string? LastMonth)
{
    /// <summary>In the place of an app, while the load has not ended.</summary>
    public const string Unfinished = "";

    public bool IsFinished => App.Length > 0;
}
