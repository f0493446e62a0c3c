using System.Security.Claims;
using System.Text;
using Observatoire.Formats.Organisations;
using Observatoire.Formats.Verdicts;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Organisations;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>
/// Receives how a département says it is organised: territories, typology and reorganisations, each with its months. From
/// its own key, or from the DGAS to correct it; every version is kept.
/// </summary>
public static class ReceiveOrganisation
{
    public static void MapReceiveOrganisation(this WebApplication app) =>
        app.MapPut("/api/organisations/{departement}", HandleAsync).RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string departement,
        HttpRequest request,
        ClaimsPrincipal caller,
        [AsParameters] Services services,
        CancellationToken cancellation
    )
    {
        if (services.Editions.Latest.FindDepartement(departement) is null)
        {
            return Problem.Of("unknown-departement", departement);
        }

        bool ofDgas = caller.IsInRole(Caller.Dgas);
        if (!ofDgas && (!caller.Is(departement) || caller.OnlyReads()))
        {
            return caller.Is(departement) ? Problem.Of("key-reads-only") : Problem.Of("other-departement", departement);
        }

        (ReceivedFile? file, IResult? refusal) = await RequestBytes.ReadAsync(request, services.Settings, cancellation);
        if (file is null)
        {
            return refusal!;
        }

        await using (file)
        {
            return await KeepAsync(file, departement, caller, services, cancellation);
        }
    }

    private static async Task<IResult> KeepAsync(
        ReceivedFile file,
        string departement,
        ClaimsPrincipal caller,
        Services services,
        CancellationToken cancellation
    )
    {
        byte[] bytes = new byte[Math.Min(file.Length, OrganisationStore.LongestDocument * 4L)];
        file.Content.Position = 0;
        await file.Content.ReadExactlyAsync(bytes, cancellation);
        (Organisation? organisation, Finding? fault) = OrganisationFile.Read(bytes);
        IReadOnlyList<Finding> found = organisation is null
            ? [fault!]
            : services.Check.Check(departement, organisation).Findings;
        if (found.Count > 0)
        {
            FaultyOrganisation answer = new(false, [.. found.Select(services.Words.Of)]);
            return Results.Json(answer, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        string document = Encoding.UTF8.GetString(OrganisationFile.Write(organisation!));
        if (document.Length > OrganisationStore.LongestDocument)
        {
            return Problem.Of("organisation-too-long", document.Length, OrganisationStore.LongestDocument);
        }

        await services.Readiness.EnsureAsync(cancellation);
        OrganisationVersion kept = await services.Organisations.AppendAsync(
            departement,
            document,
            caller.KeyId(),
            services.Clock.GetUtcNow(),
            cancellation
        );
        return Results.Ok(new KeptOrganisation(departement, kept.Version, kept.At));
    }

    private sealed record FaultyOrganisation(bool Accepted, IReadOnlyList<FindingAnswer> Findings);

    private sealed record KeptOrganisation(string Departement, int Version, DateTimeOffset KnownFrom);

    private sealed record Services(
        EditionSeries Editions,
        Settings Settings,
        OrganisationCheck Check,
        VerdictWords Words,
        OrganisationStore Organisations,
        StorageReadiness Readiness,
        TimeProvider Clock
    );
}
