using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Observatoire.Host.Callers;

/// <summary>The token a département holds: <c>obs.{departement}.{key id}.{256 random bits, base64url}</c>.</summary>
public static class KeyToken
{
    private const string Prefix = "obs";

    public static (string KeyId, string Token) Create(string departement)
    {
        string keyId = RandomNumberGenerator.GetHexString(12, lowercase: true);
        string random = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (keyId, string.Join('.', Prefix, departement, keyId, random));
    }

    /// <summary>True when the text announces itself as a key, right or wrong.</summary>
    public static bool IsAnnounced(string token) => token.StartsWith(Prefix + ".", StringComparison.Ordinal);

    /// <summary>True for twelve lower-case hexadecimal digits.</summary>
    public static bool IsId(string text) => text.Length == 12 && text.All(char.IsAsciiHexDigitLower);

    public static bool TryParse(
        string token,
        [NotNullWhen(true)] out string? departement,
        [NotNullWhen(true)] out string? keyId
    )
    {
        (departement, keyId) = (null, null);
        if (
            token.Split('.') is not [Prefix, { Length: 2 or 3 } code, { } id, { Length: 43 }]
            || !code.All(char.IsAsciiLetterOrDigit)
            || !IsId(id)
        )
        {
            return false;
        }

        (departement, keyId) = (code, id);
        return true;
    }
}
