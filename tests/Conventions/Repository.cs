using System.Diagnostics;

namespace Observatoire.Conventions;

/// <summary>The files of this repository as its readers see them.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["artifacts", "node_modules", ".git", ".local"];

    private static readonly Lazy<IReadOnlyList<string>> LazyFiles = new(ListFiles);

    public static string Root => Support.Repository.Root;

    /// <summary>Paths below the root, with forward slashes: what git tracks, or all that is not generated without git.</summary>
    public static IReadOnlyList<string> Files => LazyFiles.Value;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>The files a rule is about: a rule about none guards nothing, and fails.</summary>
    public static IReadOnlyList<string> FilesWhere(Func<string, bool> isAbout)
    {
        string[] selected = [.. Files.Where(isAbout)];
        Assert.NotEmpty(selected);
        return selected;
    }

    /// <inheritdoc cref="FilesWhere"/>
    public static IReadOnlyList<string> WithExtension(params string[] extensions) =>
        FilesWhere(path => extensions.Contains(Path.GetExtension(path)));

    /// <summary>Runs a program at the root and waits for its end.</summary>
    public static (int Status, string Output) Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using Process child = Process.Start(start)!;
        child.StandardInput.Close();
        Task<string> errors = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return (child.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    private static string[] ListFiles()
    {
        if (Directory.Exists(Path.Combine(Root, ".git")) || File.Exists(Path.Combine(Root, ".git")))
        {
            (int status, string output) = Run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
            if (status == 0)
            {
                return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(Exists)];
            }
        }

        return
        [
            .. Directory
                .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Where(path => !path.Split('/').Intersect(Generated).Any()),
        ];
    }
}
