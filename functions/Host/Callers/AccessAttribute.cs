using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Observatoire.Storage;

namespace Observatoire.Host.Callers;

/// <summary>Who may call a function. Every function behind a route says it, or the app does not start.</summary>
/// <remarks>Itself the requirement that <see cref="IAuthorizationService"/> is asked about, in <see cref="CallerMiddleware"/>.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public abstract class AccessAttribute : Attribute, IAuthorizationRequirement
{
    /// <summary>Code of the problem that the département named is not the caller's.</summary>
    internal const string OtherDepartement = "other-departement";

    /// <summary>In words, for the matrix of routes and accesses.</summary>
    public abstract override string ToString();

    /// <param name="caller">Who calls; not authenticated when no key and no token came.</param>
    /// <param name="departement">The département the route names; null when it names none.</param>
    /// <returns>Code of the problem that refuses the caller; null when the function may run.</returns>
    internal abstract string? RefusalOf(ClaimsPrincipal caller, string? departement);
}

/// <summary>Open to all, within the limits of what is asked without a key; who comes with a key or a token has none.</summary>
public sealed class OpenAttribute : AccessAttribute
{
    /// <summary>False for what costs nothing and is asked before every other call.</summary>
    public bool IsLimited { get; init; } = true;

    public override string ToString() => IsLimited ? "open, limited" : "open";

    internal override string? RefusalOf(ClaimsPrincipal caller, string? departement) => null;
}

/// <summary>For whoever holds a key of the département that the route names.</summary>
/// <param name="scope">What the key must open; a key that deposits also reads.</param>
public sealed class DepartementKeyAttribute(KeyScope scope) : AccessAttribute
{
    public KeyScope Scope { get; } = scope;

    /// <summary>True when the DGAS may do the same for any département.</summary>
    public bool AlsoDgas { get; init; }

    public override string ToString() =>
        $"key of the département ({(Scope == KeyScope.Deposit ? "deposit" : "read")}){(AlsoDgas ? ", or DGAS" : "")}";

    internal override string? RefusalOf(ClaimsPrincipal caller, string? departement) =>
        !caller.IsKnown() ? "unauthenticated"
        : departement is null ? "forbidden"
        : caller.IsInRole(Caller.Dgas) ? (AlsoDgas ? null : OtherDepartement)
        : !caller.HasKey() ? "forbidden"
        : Scope == KeyScope.Deposit && caller.OnlyReads() ? "key-reads-only"
        : caller.Is(departement) ? null
        : OtherDepartement;
}

/// <summary>For the DGAS: a token of its provider with its role.</summary>
public sealed class DgasRoleAttribute : AccessAttribute
{
    public override string ToString() => "DGAS";

    internal override string? RefusalOf(ClaimsPrincipal caller, string? departement) =>
        !caller.IsKnown() ? "unauthenticated"
        : caller.IsInRole(Caller.Dgas) ? null
        : caller.HasKey() ? "forbidden"
        : "role-missing";
}
