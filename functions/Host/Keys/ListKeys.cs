using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Keys;

/// <summary>The keys of a département, usable or not, with their last use: to the DGAS. Never what opens.</summary>
public sealed class ListKeys(EditionSeries editions, KeyRing keys)
{
    [Function(nameof(ListKeys))]
    [DgasRole]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "keys/{departement}")] HttpRequest request,
        string departement,
        CancellationToken cancellation
    )
    {
        if (Address.RefusalOf(departement, editions) is IResult refusal)
        {
            return refusal;
        }

        IReadOnlyList<DepositKey> issued = await keys.ListAsync(departement, cancellation);
        return Results.Ok(new KeysAnswer(departement, [.. issued.Select(KeyDescription.From)]));
    }

    private sealed record KeysAnswer(string Departement, IReadOnlyList<KeyDescription> Keys);
}
