using System.Threading.Channels;

namespace Observatoire.Local.Watching;

/// <summary>Tells which files below some folders have changed.</summary>
internal sealed class SourceWatch : IDisposable
{
    /// <summary>An editor writes a file in several steps, and several files at once.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    private readonly Channel<string> changes = Channel.CreateUnbounded<string>();
    private readonly FileSystemWatcher[] watchers;

    /// <param name="root">Below which paths are told.</param>
    /// <param name="folders">Folders of it.</param>
    public SourceWatch(string root, params IEnumerable<string> folders) =>
        watchers = [.. folders.Select(folder => Watch(root, folder))];

    /// <summary>Waits for a change, then until nothing has changed for a moment.</summary>
    /// <returns>Paths below the root, with forward slashes; those changed since the last call too.</returns>
    public async Task<IReadOnlySet<string>> NextAsync(CancellationToken cancellation)
    {
        SortedSet<string> changed = new(StringComparer.Ordinal) { await changes.Reader.ReadAsync(cancellation) };
        bool more = true;
        while (more)
        {
            await Task.Delay(Quiet, cancellation);
            more = false;
            while (changes.Reader.TryRead(out string? path))
            {
                changed.Add(path);
                more = true;
            }
        }

        return changed;
    }

    public void Dispose()
    {
        foreach (FileSystemWatcher watcher in watchers)
        {
            watcher.Dispose();
        }
    }

    private FileSystemWatcher Watch(string root, string folder)
    {
        FileSystemWatcher watcher = new(Path.Combine(root, folder)) { IncludeSubdirectories = true };
        watcher.Changed += (_, change) => Take(change.FullPath);
        watcher.Created += (_, change) => Take(change.FullPath);
        watcher.Deleted += (_, change) => Take(change.FullPath);
        watcher.Renamed += (_, change) =>
        {
            Take(change.OldFullPath);
            Take(change.FullPath);
        };
        // Too many at once to be told one by one: the folder has changed.
        watcher.Error += (_, _) => changes.Writer.TryWrite(folder + "/");
        watcher.EnableRaisingEvents = true;
        return watcher;

        void Take(string path)
        {
            string name = Path.GetRelativePath(root, path).Replace('\\', '/');
            if (!IsOfAnEditor(name) && !Directory.Exists(path))
            {
                changes.Writer.TryWrite(name);
            }
        }
    }

    private static bool IsOfAnEditor(string path) =>
        path.EndsWith('~') || path.Split('/').Any(part => part.StartsWith('.'));
}
