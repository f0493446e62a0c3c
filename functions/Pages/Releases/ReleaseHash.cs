using System.Security.Cryptography;
using System.Text;
using Observatoire.Editions;

namespace Observatoire.Pages.Releases;

/// <summary>What a release is recognised by, which anybody can compute again from its files.</summary>
public static class ReleaseHash
{
    /// <summary>SHA-256 of <see cref="ListOf"/>, 64 lower-case hexadecimal digits.</summary>
    public static string Compute(IEnumerable<PublishedFile> files) => HexOf(ListOf(files));

    /// <summary>
    /// One line a file, in the ordinal order of their paths: the SHA-256 of its content as stored, two spaces, its path, a
    /// line feed; UTF-8. It is what <c>sha256sum</c> writes and checks.
    /// </summary>
    public static byte[] ListOf(IEnumerable<PublishedFile> files) =>
        Encoding.UTF8.GetBytes(
            string.Concat(
                files
                    .OrderBy(file => file.Path, StringComparer.Ordinal)
                    .Select(file => $"{HexOf(file.Content.Span)}  {file.Path}\n")
            )
        );

    internal static string HexOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
