using System.Security.Cryptography;
using System.Text;

namespace Observatoire.Host.Service;

/// <summary>Short names for what something was made from: the same parts, the same name.</summary>
public static class Fingerprint
{
    /// <returns>SHA-256 of the parts in their order, lower-case hexadecimal.</returns>
    public static string Compute(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    /// <returns>SHA-256 of the files below a folder, by path, lower-case hexadecimal.</returns>
    public static string OfFolder(string folder) =>
        Compute(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path =>
                    $"{Path.GetRelativePath(folder, path)}:{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}"
                )
        );
}
