using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Formats.Releases;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>Somebody of the DGAS, other than who made a release, approves it for a given minute, or for now.</summary>
public sealed partial class ApproveRelease(
    ReleaseStore releases,
    ApproveRelease.Judgement judged,
    TimeProvider clock,
    ILogger<ApproveRelease> logger
)
{
    private const int MostDays = 366;
    private static readonly TimeSpan Lateness = TimeSpan.FromMinutes(1);

    [Function(nameof(ApproveRelease))]
    [DgasRole]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "releases/{id}/approve")] HttpRequest request,
        string id,
        CancellationToken cancellation
    )
    {
        Parsed<Approval> body = await JsonBody.ReadAsync(request, new Approval(null), cancellation);
        if (!body.Is(out Approval? asked, out IResult? refusal))
        {
            return refusal;
        }

        if (!EmbargoOf(asked.PublishAt, clock.GetUtcNow()).Is(out Embargo? embargo, out refusal))
        {
            return refusal;
        }

        if (!(await releases.ReadAsync(id, cancellation)).Is(out _, out refusal))
        {
            return refusal;
        }

        // One at a time: a release approved meanwhile would not be among those this one was judged with.
        IResult answer = Problem.Answer("publication-under-way", id);
        await judged.Publication.TryAloneAsync(
            async alone => answer = await ApproveAsync(id, embargo.Until, request.HttpContext.User.Subject(), alone),
            cancellation
        );
        return answer;
    }

    private async Task<IResult> ApproveAsync(
        string id,
        DateTimeOffset? publishAt,
        string? subject,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            Release release = (await releases.FindAsync(id, cancellation))!;
            IResult? refusal = RefusalOf(release, subject, publishAt);
            refusal ??= await OutdatedAsync(release, cancellation);
            if (refusal is not null)
            {
                return refusal;
            }

            Release approved = release with
            {
                State = ReleaseState.Approved,
                ApprovedBy = subject,
                ApprovedAt = clock.GetUtcNow(),
                PublishAt = publishAt,
            };
            // Approved already, by the same person for the same instant: the network asked twice.
            bool again = release.State == ReleaseState.Approved;
            if (again || await releases.TryReplaceAsync(approved, cancellation))
            {
                HostLog.ReleaseApproved(logger, id, subject!);
                return Results.Ok(
                    new ApprovedAnswer(
                        ReleaseAnswer.From(again ? release : approved),
                        await NoticesAsync(release, cancellation)
                    )
                );
            }
        }
    }

    private static ProblemHttpResult? RefusalOf(Release release, string? subject, DateTimeOffset? publishAt) =>
        subject is null ? Problem.Answer("subject-missing")
        : string.Equals(release.MadeBy, subject, StringComparison.Ordinal)
            ? Problem.Answer("approver-is-maker", release.Id)
        : release.State == ReleaseState.Checked ? null
        : release.State == ReleaseState.Approved
        && string.Equals(release.ApprovedBy, subject, StringComparison.Ordinal)
        && release.PublishAt == publishAt
            ? null
        : Problem.Answer("release-not-checked", release.Id, ReleaseAnswer.NameOf(release.State));

    /// <summary>Two releases that were not judged together may tell together what neither tells alone.</summary>
    private async Task<IResult?> OutdatedAsync(Release release, CancellationToken cancellation)
    {
        IEnumerable<string> told = ReleaseHistory
            .ToldBy(await releases.ListAsync(cancellation))
            .Where(other => !string.Equals(other, release.Id, StringComparison.Ordinal));
        return
            release.State == ReleaseState.Approved
            || await judged.History.WasJudgedWithAsync(release.Id, told, cancellation)
            ? null
            : Problem.Answer("release-outdated", release.Id);
    }

    /// <summary>What has changed since it was judged: what is approved is nevertheless what was judged.</summary>
    private async Task<IReadOnlyList<CheckItem>> NoticesAsync(Release release, CancellationToken cancellation)
    {
        List<CheckItem> notices = [];
        ReleaseBasis? basis = await judged.Source.ReadBasisAsync(cancellation);
        if (!string.Equals(basis?.Fingerprint, release.Fingerprint, StringComparison.Ordinal))
        {
            notices.Add(judged.Words.Of("figures-changed-since"));
        }

        string? compared = await judged.Documents.ComparedWithAsync(release.Id, cancellation);
        string? published = SitePublication.ShownOf(await releases.ListAsync(cancellation))?.Id;
        if (published is not null && !string.Equals(compared, published, StringComparison.Ordinal))
        {
            notices.Add(
                judged.Words.Of("compared-with-another", ("compared", compared ?? "–"), ("published", published))
            );
        }

        return notices;
    }

    /// <returns>The embargo asked for, or why it is none.</returns>
    private static Parsed<Embargo> EmbargoOf(string? text, DateTimeOffset now)
    {
        if (text is null)
        {
            return new Embargo(Until: null);
        }

        if (
            !WithOffset().IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out DateTimeOffset at)
        )
        {
            return Problem.Answer("instant-without-offset", text);
        }

        return at < now - Lateness || at > now.AddDays(MostDays)
            ? Problem.Answer(
                "value-not-usable",
                "publishAt",
                text,
                $"{Problem.Instant(now)} - {Problem.Instant(now.AddDays(MostDays))}"
            )
            : new Embargo(at.ToUniversalTime());
    }

    [GeneratedRegex(
        """^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex WithOffset();

    private sealed record Approval(string? PublishAt = null);

    /// <param name="Until">Null for as soon as may be.</param>
    private sealed record Embargo(DateTimeOffset? Until);

    /// <summary>What tells whether a release is still what it was judged to be.</summary>
    public sealed record Judgement(
        ReleaseSource Source,
        ReleaseHistory History,
        ReleaseDocuments Documents,
        SitePublication Publication,
        ChecklistWords Words
    );

    private sealed record ApprovedAnswer(ReleaseAnswer Release, IReadOnlyList<CheckItem> Notices);
}
