using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Observatoire.Editions;

namespace Observatoire.Storage;

/// <summary>The files of a release in one zip, with what they are served with: what was approved, byte for byte.</summary>
internal static class ReleaseArchive
{
    private const string ManifestEntry = "manifest.json";
    private const string Folder = "files/";

    // The oldest date a zip can hold: the same files give the same archive.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="ArgumentException">When two files have the same address.</exception>
    public static BinaryData Write(IReadOnlyCollection<PublishedFile> files)
    {
        SiteFile.RefuseTwins(files.Select(file => file.Path));
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                archive,
                ManifestEntry,
                JsonSerializer.SerializeToUtf8Bytes(ManifestOf(files), JsonSerializerOptions.Web)
            );
            foreach (PublishedFile file in files)
            {
                Add(archive, Folder + file.Path, file.Content.Span);
            }
        }

        return BinaryData.FromBytes(bytes.GetBuffer().AsMemory(0, checked((int)bytes.Length)));
    }

    /// <summary>The files in the order they were given.</summary>
    /// <exception cref="InvalidDataException">When the archive does not hold what its manifest says.</exception>
    public static IReadOnlyList<PublishedFile> Read(BinaryData content)
    {
        using ZipArchive archive = new(content.ToStream(), ZipArchiveMode.Read);
        return
        [
            .. ReadManifest(archive)
                .Select(line =>
                {
                    byte[] bytes = BytesOf(archive, Folder + line.Path);
                    return string.Equals(HashOf(bytes), line.Sha256, StringComparison.Ordinal)
                        ? new PublishedFile(line.Path, line.ContentType, bytes, line.ContentEncoding, line.Immutable)
                        : throw new InvalidDataException($"« {line.Path} » is not what was kept.");
                }),
        ];
    }

    /// <summary>True when the archive holds these files, in this order.</summary>
    public static bool Holds(BinaryData content, IReadOnlyCollection<PublishedFile> files)
    {
        using ZipArchive archive = new(content.ToStream(), ZipArchiveMode.Read);
        return ReadManifest(archive).SequenceEqual(ManifestOf(files));
    }

    private static ManifestLine[] ManifestOf(IEnumerable<PublishedFile> files) =>
        [
            .. files.Select(file => new ManifestLine(
                file.Path,
                file.ContentType,
                file.ContentEncoding,
                file.Immutable,
                HashOf(file.Content.Span)
            )),
        ];

    private static ManifestLine[] ReadManifest(ZipArchive archive) =>
        JsonSerializer.Deserialize<ManifestLine[]>(BytesOf(archive, ManifestEntry), JsonSerializerOptions.Web)
        ?? throw new InvalidDataException("The manifest of the release is empty.");

    private static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> content)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoDate;
        using Stream body = entry.Open();
        body.Write(content);
    }

    private static byte[] BytesOf(ZipArchive archive, string name)
    {
        ZipArchiveEntry entry =
            archive.GetEntry(name) ?? throw new InvalidDataException($"The archive of the release has no « {name} ».");
        byte[] bytes = new byte[entry.Length];
        using Stream body = entry.Open();
        body.ReadExactly(bytes);
        return bytes;
    }

    private static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private sealed record ManifestLine(
        string Path,
        string ContentType,
        string? ContentEncoding,
        bool Immutable,
        string Sha256
    );
}
