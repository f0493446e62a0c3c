using System.Text;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Formats.Organisations;
using Observatoire.Formats.Verdicts;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Organisations;
using Observatoire.Storage;

namespace Observatoire.Host.Organisations;

/// <summary>
/// Receives how a département says it is organised: territories, typology and reorganisations, each with its months. From
/// its own key, or from the DGAS to correct it; every version is kept.
/// </summary>
public sealed class ReceiveOrganisation(
    EditionSeries editions,
    RequestFiles files,
    OrganisationCheck check,
    VerdictWords words,
    OrganisationStore organisations,
    TimeProvider clock
)
{
    [Function(nameof(ReceiveOrganisation))]
    [DepartementKey(KeyScope.Deposit, AlsoDgas = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "organisations/{departement}")] HttpRequest request,
        string departement,
        CancellationToken cancellation
    )
    {
        if (Address.RefusalOf(departement, editions) is IResult unknown)
        {
            return unknown;
        }

        Parsed<ReceivedFile> body = await files.ReadAsync(request, cancellation);
        if (!body.Is(out ReceivedFile? file, out IResult? refusal))
        {
            return refusal;
        }

        await using (file)
        {
            return await KeepAsync(file, departement, request.HttpContext.User.KeyId(), cancellation);
        }
    }

    private async Task<IResult> KeepAsync(
        ReceivedFile file,
        string departement,
        string by,
        CancellationToken cancellation
    )
    {
        byte[] bytes = new byte[Math.Min(file.Length, OrganisationStore.LongestDocument * 4L)];
        file.Content.Position = 0;
        await file.Content.ReadExactlyAsync(bytes, cancellation);
        (Organisation? organisation, Finding? fault) = OrganisationFile.Read(bytes);
        IReadOnlyList<Finding> found = organisation is null
            ? [fault!]
            : check.Check(departement, organisation).Findings;
        if (found.Count > 0)
        {
            FaultyOrganisation answer = new(false, [.. found.Select(words.Of)]);
            return Results.Json(answer, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        string document = Encoding.UTF8.GetString(OrganisationFile.Write(organisation!));
        if (document.Length > OrganisationStore.LongestDocument)
        {
            return Problem.Answer("organisation-too-long", document.Length, OrganisationStore.LongestDocument);
        }

        OrganisationVersion kept = await organisations.AppendAsync(
            departement,
            document,
            by,
            clock.GetUtcNow(),
            cancellation
        );
        return Results.Ok(new KeptOrganisation(departement, kept.Version, kept.At));
    }

    private sealed record FaultyOrganisation(bool Accepted, IReadOnlyList<FindingAnswer> Findings);

    private sealed record KeptOrganisation(string Departement, int Version, DateTimeOffset KnownFrom);
}
