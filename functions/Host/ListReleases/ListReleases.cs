using Observatoire.Host.Hosting;
using Observatoire.Host.Releases;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>Every release ever made, newest first, those withdrawn with their reason: to the DGAS.</summary>
public static class ListReleases
{
    public static void MapListReleases(this WebApplication app) =>
        app.MapGet("/api/releases", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        StorageReadiness readiness,
        ReleaseStore releases,
        CancellationToken cancellation
    )
    {
        await readiness.EnsureAsync(cancellation);
        IReadOnlyList<Release> all = await releases.ListAsync(cancellation);
        return Results.Ok(new ReleasesAnswer([.. all.Select(ReleaseAnswer.Of)]));
    }

    private sealed record ReleasesAnswer(IReadOnlyList<ReleaseAnswer> Releases);
}
