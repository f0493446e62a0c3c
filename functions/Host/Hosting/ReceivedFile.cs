namespace Observatoire.Host.Hosting;

/// <summary>The body of a request: in memory when it is small, else in a temporary file that no other program can open.</summary>
/// <param name="Content">The bytes, seekable.</param>
/// <param name="Sha256">SHA-256 of them, lower-case hexadecimal.</param>
public sealed record ReceivedFile(Stream Content, string Sha256) : IAsyncDisposable
{
    /// <summary>Largest body kept in memory: a month's return is a tenth of it.</summary>
    public const int LargestInMemory = 4 * 1024 * 1024;

    public long Length => Content.Length;

    /// <summary>
    /// A temporary file without a name: it is deleted while it is open, so that nothing of it is left whatever happens to
    /// this process.
    /// </summary>
    public static FileStream OpenTemporary()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        FileStream file = new(path, options);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return file;
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
