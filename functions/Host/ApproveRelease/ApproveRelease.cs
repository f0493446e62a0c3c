using System.Globalization;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Observatoire.Formats.Releases;
using Observatoire.Host.Hosting;
using Observatoire.Host.Releases;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>Somebody of the DGAS, other than who made a release, approves it for a given minute, or for now.</summary>
public static partial class ApproveRelease
{
    private const int MostDays = 366;
    private static readonly TimeSpan Lateness = TimeSpan.FromMinutes(1);

    public static void MapApproveRelease(this WebApplication app) =>
        app.MapPost("/api/releases/{id}/approve", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        string id,
        HttpRequest request,
        ClaimsPrincipal caller,
        [AsParameters] Services services,
        CancellationToken cancellation
    )
    {
        (Approval? asked, IResult? refusal) = await JsonBody.ReadAsync(request, new Approval(null), cancellation);
        DateTimeOffset? publishAt = null;
        if (refusal is null)
        {
            (publishAt, refusal) = Read(asked!.PublishAt, services.Clock.GetUtcNow());
        }

        if (refusal is null)
        {
            (_, refusal) = await services.Releases.FindAsync(id, services.Readiness, cancellation);
        }

        if (refusal is not null)
        {
            return refusal;
        }

        // One at a time: a release approved meanwhile would not be among those this one was judged with.
        IResult answer = Problem.Of("publication-under-way", id);
        await services.Judged.Publication.TryAloneAsync(
            async alone => answer = await ApproveAsync(id, publishAt, caller.Subject(), services, alone),
            cancellation
        );
        return answer;
    }

    private static async Task<IResult> ApproveAsync(
        string id,
        DateTimeOffset? publishAt,
        string? subject,
        Services services,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            Release release = (await services.Releases.FindAsync(id, cancellation))!;
            IResult? refusal = RefusalOf(release, subject, publishAt);
            refusal ??= await OutdatedAsync(release, services, cancellation);
            if (refusal is not null)
            {
                return refusal;
            }

            Release approved = release with
            {
                State = ReleaseState.Approved,
                ApprovedBy = subject,
                ApprovedAt = services.Clock.GetUtcNow(),
                PublishAt = publishAt,
            };
            // Approved already, by the same person for the same instant: the network asked twice.
            bool again = release.State == ReleaseState.Approved;
            if (again || await services.Releases.TryReplaceAsync(approved, cancellation))
            {
                Log.ReleaseApproved(services.Logger, id, subject!);
                return Results.Ok(
                    new ApprovedAnswer(
                        ReleaseAnswer.Of(again ? release : approved),
                        await NoticesAsync(release, services, cancellation)
                    )
                );
            }
        }
    }

    private static IResult? RefusalOf(Release release, string? subject, DateTimeOffset? publishAt) =>
        subject is null ? Problem.Of("subject-missing")
        : string.Equals(release.MadeBy, subject, StringComparison.Ordinal) ? Problem.Of("approver-is-maker", release.Id)
        : release.State == ReleaseState.Checked ? null
        : release.State == ReleaseState.Approved
        && string.Equals(release.ApprovedBy, subject, StringComparison.Ordinal)
        && release.PublishAt == publishAt
            ? null
        : Problem.Of("release-not-checked", release.Id, ReleaseAnswer.NameOf(release.State));

    /// <summary>Two releases that were not judged together may tell together what neither tells alone.</summary>
    private static async Task<IResult?> OutdatedAsync(
        Release release,
        Services services,
        CancellationToken cancellation
    )
    {
        IEnumerable<string> told = ReleaseHistory
            .ToldBy(await services.Releases.ListAsync(cancellation))
            .Where(other => !string.Equals(other, release.Id, StringComparison.Ordinal));
        return
            release.State == ReleaseState.Approved
            || await services.Judged.History.WasJudgedWithAsync(release.Id, told, cancellation)
            ? null
            : Problem.Of("release-outdated", release.Id);
    }

    /// <summary>What has changed since it was judged: what is approved is nevertheless what was judged.</summary>
    private static async Task<IReadOnlyList<CheckItem>> NoticesAsync(
        Release release,
        Services services,
        CancellationToken cancellation
    )
    {
        List<CheckItem> notices = [];
        ReleaseBasis? basis = await services.Judged.Source.ReadBasisAsync(cancellation);
        if (!string.Equals(basis?.Fingerprint, release.Fingerprint, StringComparison.Ordinal))
        {
            notices.Add(services.Judged.Words.Of("figures-changed-since"));
        }

        string? compared = await services.Judged.Documents.ComparedWithAsync(release.Id, cancellation);
        string? published = SitePublication.ShownOf(await services.Releases.ListAsync(cancellation))?.Id;
        if (published is not null && !string.Equals(compared, published, StringComparison.Ordinal))
        {
            notices.Add(
                services.Judged.Words.Of(
                    "compared-with-another",
                    ("compared", compared ?? "–"),
                    ("published", published)
                )
            );
        }

        return notices;
    }

    /// <returns>The instant asked for, null for as soon as may be; or why it is none.</returns>
    private static (DateTimeOffset? At, IResult? Refusal) Read(string? text, DateTimeOffset now)
    {
        if (text is null)
        {
            return (null, null);
        }

        if (
            !WithOffset().IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out DateTimeOffset at)
        )
        {
            return (null, Problem.Of("instant-without-offset", text));
        }

        return at < now - Lateness || at > now.AddDays(MostDays)
            ? (
                null,
                Problem.Of(
                    "value-not-usable",
                    "publishAt",
                    text,
                    $"{MonthGate.Instant(now)} - {MonthGate.Instant(now.AddDays(MostDays))}"
                )
            )
            : (at.ToUniversalTime(), null);
    }

    [GeneratedRegex(
        """^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex WithOffset();

    private sealed record Approval(string? PublishAt = null);

    /// <summary>What tells whether a release is still what it was judged to be.</summary>
    public sealed record Judgement(
        ReleaseSource Source,
        ReleaseHistory History,
        ReleaseDocuments Documents,
        SitePublication Publication,
        ChecklistWords Words
    );

    private sealed record Services(
        StorageReadiness Readiness,
        ReleaseStore Releases,
        Judgement Judged,
        TimeProvider Clock,
        ILogger<Program> Logger
    );

    private sealed record ApprovedAnswer(ReleaseAnswer Release, IReadOnlyList<CheckItem> Notices);
}
