namespace Observatoire.Local.Watching;

/// <summary>Makes a folder what another one is, though programs run from it.</summary>
internal static class FolderCopy
{
    /// <summary>Copies what differs by size or time, and deletes what the source has not.</summary>
    /// <remarks>Each file is replaced, not written over: a program keeps the one it has opened.</remarks>
    public static void Refresh(string source, string target)
    {
        Directory.CreateDirectory(target);
        HashSet<string> wanted = NamesIn(source);
        foreach (string name in NamesIn(target).Where(name => !wanted.Contains(name)))
        {
            File.Delete(Path.Combine(target, name));
        }

        foreach (string name in wanted)
        {
            Replace(new FileInfo(Path.Combine(source, name)), new FileInfo(Path.Combine(target, name)));
        }
    }

    private static HashSet<string> NamesIn(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path))
            .ToHashSet(StringComparer.Ordinal);

    private static void Replace(FileInfo from, FileInfo to)
    {
        if (to.Exists && to.Length == from.Length && to.LastWriteTimeUtc == from.LastWriteTimeUtc)
        {
            return;
        }

        to.Directory!.Create();
        string partial = to.FullName + ".partial";
        from.CopyTo(partial, overwrite: true);
        File.SetLastWriteTimeUtc(partial, from.LastWriteTimeUtc);
        File.Move(partial, to.FullName, overwrite: true);
    }
}
