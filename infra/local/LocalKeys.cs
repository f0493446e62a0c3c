using System.Security.Cryptography;

namespace Observatoire.Local;

/// <summary>The demonstration keys of one runner; they open nothing but its own store.</summary>
/// <param name="DgasCredential">What the DGAS asks the identity provider of this machine for tokens with.</param>
/// <param name="ApproverCredential">The same for the second person of the DGAS, who approves releases.</param>
/// <param name="DepartementKeys">Key of each département, by code.</param>
public sealed record LocalKeys(
    string DgasCredential,
    string ApproverCredential,
    IReadOnlyDictionary<string, string> DepartementKeys
)
{
    public static LocalKeys New() => new(NewCredential(), NewCredential(), new Dictionary<string, string>());

    /// <summary>Everything that must never appear in a log.</summary>
    public IEnumerable<string> All => [DgasCredential, ApproverCredential, .. DepartementKeys.Values];

    /// <summary>A credential nobody has seen.</summary>
    public static string NewCredential() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}

/// <summary>Where the parts answer, and the keys that open them: the content of <c>--addresses</c>.</summary>
/// <param name="Site">Root of the published site.</param>
/// <param name="Api">Prefix of the API's routes.</param>
/// <param name="Admin">Prefix of the host's own routes.</param>
/// <param name="Identity">Issuer of the tokens of the DGAS.</param>
/// <param name="DgasToken">A token of the DGAS, good for twelve hours from the start.</param>
/// <param name="ApproverToken">A token of the second person of the DGAS, good for as long.</param>
/// <param name="DepartementKeys">Key of each département, by code.</param>
public sealed record LocalAddresses(
    string Site,
    string Api,
    string Admin,
    string Identity,
    string DgasToken,
    string ApproverToken,
    IReadOnlyDictionary<string, string> DepartementKeys
);
