using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>
/// Somebody of the DGAS withdraws a release and says why: one that is not out never will be, one that is out gives the site
/// back to the one published before it, in this one call.
/// </summary>
public sealed class WithdrawRelease(
    ReleaseStore releases,
    SitePublication publication,
    TimeProvider clock,
    ILogger<WithdrawRelease> logger
)
{
    private const int LeastCharacters = 10;
    private const int MostCharacters = 300;

    [Function(nameof(WithdrawRelease))]
    [DgasRole]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "releases/{id}/withdraw")] HttpRequest request,
        string id,
        CancellationToken cancellation
    )
    {
        Parsed<Withdrawal> body = await JsonBody.ReadAsync<Withdrawal>(request, null, cancellation);
        if (!body.Unless(read => read.Fault()).Is(out Withdrawal? asked, out IResult? refusal))
        {
            return refusal;
        }

        if (request.HttpContext.User.Subject() is not string subject)
        {
            return Problem.Answer("subject-missing");
        }

        if (!(await releases.ReadAsync(id, cancellation)).Is(out _, out refusal))
        {
            return refusal;
        }

        IResult answer = Problem.Answer("publication-under-way", id);
        await publication.TryAloneAsync(
            async held => answer = await WithdrawAsync(id, asked.Reason.Trim(), subject, held),
            cancellation
        );
        return answer;
    }

    private async Task<IResult> WithdrawAsync(string id, string reason, string subject, CancellationToken cancellation)
    {
        Release withdrawn;
        do
        {
            IReadOnlyList<Release> all = await releases.ListAsync(cancellation);
            Release release = all.First(each => string.Equals(each.Id, id, StringComparison.Ordinal));
            withdrawn = release with
            {
                State = ReleaseState.Withdrawn,
                WithdrawnBy = subject,
                WithdrawnAt = clock.GetUtcNow(),
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
                    return Problem.Answer("release-withdrawn", id, Problem.Instant(release.WithdrawnAt!.Value));
                }

                break;
            }

            bool isOut = release.PublishedAt is not null;
            if (isOut && SitePublication.ShownOf(all.Where(each => each != release)) is null)
            {
                return Problem.Answer("no-release-before", id);
            }
        } while (!await releases.TryReplaceAsync(withdrawn, cancellation));

        HostLog.ReleaseWithdrawn(logger, id, subject);
        await publication.CompleteAsync(cancellation);
        string? shown = SitePublication.ShownOf(await releases.ListAsync(cancellation))?.Id;
        return Results.Ok(new WithdrawnAnswer(ReleaseAnswer.From(withdrawn), shown));
    }

    private sealed record Withdrawal(string Reason)
    {
        public ProblemHttpResult? Fault() =>
            Reason.Trim().Length is < LeastCharacters or > MostCharacters
                ? Problem.Answer(
                    "value-not-usable",
                    "reason",
                    Reason.Trim().Length,
                    $"{LeastCharacters}-{MostCharacters}"
                )
                : null;
    }

    /// <param name="Release">The release withdrawn.</param>
    /// <param name="Shown">The release the site shows now; null before the first publication.</param>
    private sealed record WithdrawnAnswer(ReleaseAnswer Release, string? Shown);
}
