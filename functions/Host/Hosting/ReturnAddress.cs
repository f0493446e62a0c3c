using System.Security.Claims;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;

namespace Observatoire.Host.Hosting;

/// <summary>The département and month an address names, and whether the caller may use it.</summary>
public static class ReturnAddress
{
    /// <summary>As <see cref="Read"/>, for what only the département itself may say: not even the DGAS in its place.</summary>
    public static (ReferenceMonth Month, IResult? Refusal) ReadOwn(
        string departement,
        string month,
        ClaimsPrincipal caller,
        EditionSeries editions
    )
    {
        (ReferenceMonth named, IResult? refusal) = Read(departement, month, caller, editions);
        return refusal is null && !caller.Is(departement)
            ? (default, Problem.Of("other-departement", departement))
            : (named, refusal);
    }

    /// <returns>The month, or the answer that says what is wrong with the address or the caller.</returns>
    public static (ReferenceMonth Month, IResult? Refusal) Read(
        string departement,
        string month,
        ClaimsPrincipal caller,
        EditionSeries editions
    ) =>
        RefusalOf(departement, caller, editions) is IResult refusal ? (default, refusal)
        : ReferenceMonth.TryParse(month, out ReferenceMonth named) ? (named, null)
        : (default, Problem.Of("month-not-readable", month));

    /// <returns>What is wrong with the département named, or with the caller: it is for that département and the DGAS.</returns>
    public static IResult? RefusalOf(string departement, ClaimsPrincipal caller, EditionSeries editions) =>
        editions.Latest.FindDepartement(departement) is null ? Problem.Of("unknown-departement", departement)
        : caller.Is(departement) || caller.IsInRole(Caller.Dgas) ? null
        : caller.HasKey() ? Problem.Of("other-departement", departement)
        : Problem.Of("forbidden");
}
