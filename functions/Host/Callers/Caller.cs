using System.Security.Claims;

namespace Observatoire.Host.Callers;

/// <summary>Who is calling, as their token says.</summary>
public static class Caller
{
    public const string Dgas = "dgas";
    public const string DepartementClaim = "departement";
    public const string KeyIdClaim = "key-id";
    public const string ScopeClaim = "scope";
    public const string SimulatedClaim = "simulated";
    public const string SubjectClaim = "sub";

    /// <summary>True when the caller came with a key or a token that opens something.</summary>
    public static bool IsKnown(this ClaimsPrincipal caller) => caller.Identity is { IsAuthenticated: true };

    /// <summary>Id of the key the caller used; « dgas » for the DGAS.</summary>
    public static string KeyId(this ClaimsPrincipal caller) => caller.FindFirstValue(KeyIdClaim) ?? Dgas;

    /// <summary>Who holds the token of the DGAS, as its provider tells one person from another; null when it does not.</summary>
    public static string? Subject(this ClaimsPrincipal caller) => caller.FindFirstValue(SubjectClaim);

    /// <summary>True when all that the caller deposits is synthetic: its key was issued so.</summary>
    public static bool IsSimulated(this ClaimsPrincipal caller) =>
        caller.HasClaim(claim => claim.Type == SimulatedClaim);

    /// <summary>True when the caller came with a key that reads and does not deposit.</summary>
    public static bool OnlyReads(this ClaimsPrincipal caller) =>
        caller.HasClaim(ScopeClaim, nameof(Storage.KeyScope.Read));

    /// <summary>True when the caller came with a département's key, whichever it is.</summary>
    public static bool HasKey(this ClaimsPrincipal caller) => caller.HasClaim(claim => claim.Type == DepartementClaim);

    /// <summary>True when the token is that département's own.</summary>
    public static bool Is(this ClaimsPrincipal caller, string departement) =>
        string.Equals(caller.FindFirstValue(DepartementClaim), departement, StringComparison.Ordinal);
}
