using System.Security.Claims;

namespace Observatoire.Host.Hosting;

/// <summary>Who is calling, as their token says.</summary>
public static class Caller
{
    public const string Dgas = "dgas";
    public const string DgasOnly = "dgas-only";
    public const string DepartementClaim = "departement";
    public const string KeyIdClaim = "key-id";

    /// <summary>Id of the key the caller used; « dgas » for the DGAS.</summary>
    public static string KeyId(this ClaimsPrincipal caller) => caller.FindFirstValue(KeyIdClaim) ?? Dgas;

    /// <summary>True when the token is that département's own.</summary>
    public static bool Is(this ClaimsPrincipal caller, string departement) =>
        string.Equals(caller.FindFirstValue(DepartementClaim), departement, StringComparison.Ordinal);
}
