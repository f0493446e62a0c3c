using System.Security.Claims;
using Observatoire.Host.Hosting;
using Observatoire.Host.Releases;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>
/// Somebody of the DGAS withdraws a release and says why: one that is not out never will be, one that is out gives the site
/// back to the one published before it, in this one call.
/// </summary>
public static class WithdrawRelease
{
    private const int LeastCharacters = 10;
    private const int MostCharacters = 300;

    public static void MapWithdrawRelease(this WebApplication app) =>
        app.MapPost("/api/releases/{id}/withdraw", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        string id,
        HttpRequest request,
        ClaimsPrincipal caller,
        [AsParameters] Services services,
        CancellationToken cancellation
    )
    {
        (Withdrawal? asked, IResult? refusal) = await JsonBody.ReadAsync<Withdrawal>(request, null, cancellation);
        refusal ??= asked!.Fault();
        if (refusal is null && caller.Subject() is null)
        {
            refusal = Problem.Of("subject-missing");
        }

        if (refusal is null)
        {
            (_, refusal) = await services.Releases.FindAsync(id, services.Readiness, cancellation);
        }

        if (refusal is not null)
        {
            return refusal;
        }

        IResult answer = Problem.Of("publication-under-way", id);
        await services.Publication.TryAloneAsync(
            async held => answer = await WithdrawAsync(id, asked!.Reason.Trim(), caller.Subject()!, services, held),
            cancellation
        );
        return answer;
    }

    private static async Task<IResult> WithdrawAsync(
        string id,
        string reason,
        string subject,
        Services services,
        CancellationToken cancellation
    )
    {
        Release withdrawn;
        do
        {
            IReadOnlyList<Release> all = await services.Releases.ListAsync(cancellation);
            Release release = all.First(each => string.Equals(each.Id, id, StringComparison.Ordinal));
            withdrawn = release with
            {
                State = ReleaseState.Withdrawn,
                WithdrawnBy = subject,
                WithdrawnAt = services.Clock.GetUtcNow(),
                Reason = reason,
            };
            if (release.State == ReleaseState.Withdrawn)
            {
                // The same words of the same person: the network asked twice, or the first time ended half-way.
                withdrawn = withdrawn with
                {
                    WithdrawnAt = release.WithdrawnAt,
                };
                if (withdrawn != release)
                {
                    return Problem.Of("release-withdrawn", id, MonthGate.Instant(release.WithdrawnAt!.Value));
                }

                break;
            }

            bool isOut = release.PublishedAt is not null;
            if (isOut && SitePublication.ShownOf(all.Where(each => each != release)) is null)
            {
                return Problem.Of("no-release-before", id);
            }
        } while (!await services.Releases.TryReplaceAsync(withdrawn, cancellation));

        Log.ReleaseWithdrawn(services.Logger, id, subject);
        await services.Publication.CompleteAsync(cancellation);
        string? shown = SitePublication.ShownOf(await services.Releases.ListAsync(cancellation))?.Id;
        return Results.Ok(new WithdrawnAnswer(ReleaseAnswer.Of(withdrawn), shown));
    }

    private sealed record Withdrawal(string Reason)
    {
        public IResult? Fault() =>
            Reason.Trim().Length is < LeastCharacters or > MostCharacters
                ? Problem.Of("value-not-usable", "reason", Reason.Trim().Length, $"{LeastCharacters}-{MostCharacters}")
                : null;
    }

    private sealed record Services(
        StorageReadiness Readiness,
        ReleaseStore Releases,
        SitePublication Publication,
        TimeProvider Clock,
        ILogger<Program> Logger
    );

    /// <param name="Release">The release withdrawn.</param>
    /// <param name="Shown">The release the site shows now; null before the first publication.</param>
    private sealed record WithdrawnAnswer(ReleaseAnswer Release, string? Shown);
}
