using Microsoft.Azure.Functions.Worker;
using Observatoire.Host.Callers;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>Every release ever made, newest first, those withdrawn with their reason: to the DGAS.</summary>
public sealed class ListReleases(ReleaseStore releases)
{
    [Function(nameof(ListReleases))]
    [DgasRole]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "releases")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<Release> all = await releases.ListAsync(cancellation);
        return Results.Ok(new ReleasesAnswer([.. all.Select(ReleaseAnswer.From)]));
    }

    private sealed record ReleasesAnswer(IReadOnlyList<ReleaseAnswer> Releases);
}
