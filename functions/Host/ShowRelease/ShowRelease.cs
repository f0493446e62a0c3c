using System.Text.Json;
using Observatoire.Host.Hosting;
using Observatoire.Host.Releases;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>A release with what was found of it: checklist, difference with the one before, certificate. To the DGAS.</summary>
public static class ShowRelease
{
    public static void MapShowRelease(this WebApplication app) =>
        app.MapGet("/api/releases/{id}", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        string id,
        StorageReadiness readiness,
        ReleaseStore releases,
        ReleaseDocuments documents,
        CancellationToken cancellation
    )
    {
        (Release? release, IResult? refusal) = await releases.FindAsync(id, readiness, cancellation);
        return refusal
            ?? Results.Ok(
                new FoundAnswer(
                    ReleaseAnswer.Of(release!),
                    await documents.AsKeptAsync(id, ReleaseDocuments.ChecklistName, cancellation),
                    await documents.AsKeptAsync(id, ReleaseDocuments.DifferenceName, cancellation),
                    await documents.AsKeptAsync(id, ReleaseDocuments.CertificateName, cancellation)
                )
            );
    }

    private sealed record FoundAnswer(
        ReleaseAnswer Release,
        JsonElement? Checklist,
        JsonElement? Difference,
        JsonElement? Certificate
    );
}
