using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Formats.Organisations;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Returns.Organisations;
using Observatoire.Storage;

namespace Observatoire.Host.Organisations;

/// <summary>How a département says it is organised, as known now or, with <c>?known=</c>, at an earlier instant. Open to all.</summary>
public sealed class ShowOrganisation(EditionSeries editions, OrganisationStore organisations)
{
    [Function(nameof(ShowOrganisation))]
    [Open]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "organisations/{departement}")] HttpRequest request,
        string departement,
        CancellationToken cancellation
    )
    {
        if (Address.RefusalOf(departement, editions) is IResult unknown)
        {
            return unknown;
        }

        if (!KnownInstant.Read(request).Is(out KnownInstant? known, out IResult? refusal))
        {
            return refusal;
        }

        OrganisationVersion? version = await organisations.KnownAsync(departement, known.At, cancellation);
        string document = version?.Document ?? Encoding.UTF8.GetString(OrganisationFile.Write(Organisation.Empty));
        return Results.Ok(
            new OrganisationAnswer(
                departement,
                version?.Version ?? 0,
                version?.At,
                JsonSerializer.Deserialize<JsonElement>(document)
            )
        );
    }

    private sealed record OrganisationAnswer(
        string Departement,
        int Version,
        DateTimeOffset? KnownFrom,
        JsonElement Organisation
    );
}
