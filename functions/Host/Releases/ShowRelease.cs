using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Host.Callers;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>A release with what was found of it: checklist, difference with the one before, certificate. To the DGAS.</summary>
public sealed class ShowRelease(ReleaseStore releases, ReleaseDocuments documents)
{
    [Function(nameof(ShowRelease))]
    [DgasRole]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "releases/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation
    ) =>
        (await releases.ReadAsync(id, cancellation)).Is(out Release? release, out IResult? refusal)
            ? Results.Ok(
                new FoundAnswer(
                    ReleaseAnswer.From(release),
                    await documents.AsKeptAsync(id, ReleaseDocuments.ChecklistName, cancellation),
                    await documents.AsKeptAsync(id, ReleaseDocuments.DifferenceName, cancellation),
                    await documents.AsKeptAsync(id, ReleaseDocuments.CertificateName, cancellation)
                )
            )
            : refusal;

    private sealed record FoundAnswer(
        ReleaseAnswer Release,
        JsonElement? Checklist,
        JsonElement? Difference,
        JsonElement? Certificate
    );
}
