using System.Text.Json;
using Observatoire.Formats.Organisations;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Organisations;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>How a département says it is organised, as known now or, with <c>?known=</c>, at an earlier instant. Open to all.</summary>
public static class ShowOrganisation
{
    public static void MapShowOrganisation(this WebApplication app) =>
        app.MapGet("/api/organisations/{departement}", HandleAsync);

    private static async Task<IResult> HandleAsync(
        string departement,
        string? known,
        EditionSeries editions,
        StorageReadiness readiness,
        OrganisationStore organisations,
        CancellationToken cancellation
    )
    {
        if (editions.Latest.FindDepartement(departement) is null)
        {
            return Problem.Of("unknown-departement", departement);
        }

        (DateTimeOffset? at, IResult? refusal) = KnownInstant.Read(known);
        if (refusal is not null)
        {
            return refusal;
        }

        await readiness.EnsureAsync(cancellation);
        OrganisationVersion? version = await organisations.KnownAsync(departement, at, cancellation);
        string document =
            version?.Document ?? System.Text.Encoding.UTF8.GetString(OrganisationFile.Write(Organisation.Empty));
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
