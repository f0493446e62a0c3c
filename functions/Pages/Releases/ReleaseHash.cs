using System.Security.Cryptography;
using System.Text;
using Observatoire.Editions;
using Observatoire.Pages.Files;

namespace Observatoire.Pages.Releases;

/// <summary>What a release is recognised by, which anybody can compute again from what its addresses give.</summary>
public static class ReleaseHash
{
    /// <summary>SHA-256 of the list of all the files, 64 lower-case hexadecimal digits.</summary>
    public static string Compute(IEnumerable<PublishedFile> files) =>
        HexOf(ListOf(files.Select(file => (file.Path, file))));

    /// <summary>
    /// One line a file that stays where it is for ever, in the ordinal order of their addresses: the SHA-256 of what a download
    /// gives, which is not compressed, two spaces, the address, a line feed; UTF-8. It is what <c>sha256sum</c> writes and checks.
    /// </summary>
    /// <param name="files">The files of the release. What its stable addresses say is at lasting ones too.</param>
    /// <param name="release">Its id.</param>
    internal static byte[] ListOf(IEnumerable<PublishedFile> files, string release) =>
        ListOf(
            files
                .Select(file => (Address: file.AddressIn(release), file))
                .Where(each => each.Address is not null)
                .Select(each => (each.Address!, each.file))
        );

    internal static string HexOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[] ListOf(IEnumerable<(string Address, PublishedFile File)> files) =>
        Encoding.UTF8.GetBytes(
            string.Concat(
                files
                    .AsParallel()
                    .Select(each => (each.Address, Hash: HexOf(ContentOf(each.File))))
                    .AsSequential()
                    .OrderBy(each => each.Address, StringComparer.Ordinal)
                    .Select(each => $"{each.Hash}  {each.Address}\n")
            )
        );

    private static ReadOnlySpan<byte> ContentOf(PublishedFile file) =>
        file.ContentEncoding is null ? file.Content.Span : Brotli.Decompress(file.Content);
}
