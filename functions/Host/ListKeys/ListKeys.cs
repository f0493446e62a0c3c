using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>The keys of a département, usable or not, with their last use: to the DGAS. Never what opens.</summary>
public static class ListKeys
{
    public static void MapListKeys(this WebApplication app) =>
        app.MapGet("/api/keys/{departement}", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        string departement,
        EditionSeries editions,
        StorageReadiness readiness,
        KeyRing keys,
        CancellationToken cancellation
    )
    {
        if (editions.Latest.FindDepartement(departement) is null)
        {
            return Problem.Of("unknown-departement", departement);
        }

        await readiness.EnsureAsync(cancellation);
        IReadOnlyList<DepositKey> issued = await keys.ListAsync(departement, cancellation);
        return Results.Ok(new KeysAnswer(departement, [.. issued.Select(KeyDescription.Of)]));
    }

    private sealed record KeysAnswer(string Departement, IReadOnlyList<KeyDescription> Keys);
}
