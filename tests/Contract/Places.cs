using System.Reflection;
using Observatoire.Local;

namespace Observatoire.Contract;

/// <summary>Folders the tests work with.</summary>
internal static class Places
{
    public static string RepositoryRoot { get; } = BuiltWith(nameof(RepositoryRoot));

    public static string ProbeApp { get; } = BuiltWith(nameof(ProbeApp));

    public static string RealApp { get; } = new LocalRunnerOptions().AppFolder;

    private static string BuiltWith(string key) =>
        typeof(Places)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(metadata => metadata.Key == key)
            .Value!;
}

/// <summary>A temporary folder, gone at the end.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("contract-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>A copy of an app folder, to be changed.</summary>
    public string CopyApp(string source, string name = "app")
    {
        string target = this[name];
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = System.IO.Path.Combine(target, System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }
}
