using System.Security.Cryptography;
using System.Text;
using Observatoire.Disclosure;

namespace Observatoire.Pages;

/// <summary>The one number a release is recognised by, which anybody can compute again from its files.</summary>
public static class ReleaseHash
{
    /// <summary>
    /// SHA-256, lower-case hexadecimal, of one line a file in the ordinal order of their paths: the SHA-256 of its content
    /// as stored (64 lower-case hexadecimal digits), two spaces, its path, a line feed; UTF-8. It is what
    /// <c>sha256sum</c> prints of those files.
    /// </summary>
    public static string Of(IEnumerable<PublishedFile> files)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (PublishedFile file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            string line = $"{Convert.ToHexStringLower(SHA256.HashData(file.Content.Span))}  {file.Path}\n";
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
