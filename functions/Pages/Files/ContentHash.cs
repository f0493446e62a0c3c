using System.Security.Cryptography;

namespace Observatoire.Pages.Files;

/// <summary>The part of an address that changes when the content does.</summary>
internal static class ContentHash
{
    private const int Digits = 12;

    public static string Compute(ReadOnlySpan<byte> content) =>
        Convert.ToHexStringLower(SHA256.HashData(content))[..Digits];
}
