using Microsoft.Azure.Functions.Worker;
using Observatoire.Disclosure;
using Observatoire.Disclosure.Audit;
using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Formats.Organisations;
using Observatoire.Formats.Releases;
using Observatoire.Host.Callers;
using Observatoire.Host.Service;
using Observatoire.Pages.Files;
using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Releases;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>Turns each candidate into the files that would be published, judges them, and keeps both.</summary>
/// <remarks>
/// What was found is kept first, then the files, then the state: killed anywhere, the next run goes on from what is kept. A
/// candidate whose checklist blocks stays one, and is judged again when what it is made from, or what it is compared with, has
/// changed.
/// </remarks>
public sealed class PrepareReleases(PrepareReleases.Services services, ReleaseMethod method, Jobs jobs) : IJob
{
    private const int MostFaults = 5;

    /// <summary>On its schedule.</summary>
    [Function(nameof(PrepareReleases))]
    public Task RunAsync([TimerTrigger("%PREPARE_RELEASES_CRON%")] TimerInfo timer, CancellationToken cancellation) =>
        jobs.RunAsync(this, cancellation);

    /// <summary>Now, for the DGAS, and answered when it is done.</summary>
    [Function(nameof(PrepareReleases) + "Now")]
    [DgasRole]
    public Task<IResult> RunNowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "jobs/" + nameof(PrepareReleases))]
            HttpRequest request,
        CancellationToken cancellation
    ) => jobs.AnswerAsync(this, cancellation);

    public async Task<IReadOnlyDictionary<string, object>> DoAsync(CancellationToken cancellation)
    {
        int ready = 0;
        int blocked = 0;
        IReadOnlyList<Release> all = await services.Releases.ListAsync(cancellation);
        foreach (Release candidate in all.Where(each => each.State == ReleaseState.Candidate).Reverse())
        {
            if (await PrepareAsync(candidate, SitePublication.ShownOf(all), ReleaseHistory.ToldBy(all), cancellation))
            {
                ready++;
            }
            else
            {
                blocked++;
            }
        }

        return new Dictionary<string, object>(StringComparer.Ordinal) { ["checked"] = ready, ["blocked"] = blocked };
    }

    private async Task<bool> PrepareAsync(
        Release candidate,
        Release? previous,
        IReadOnlyList<string> told,
        CancellationToken cancellation
    )
    {
        ReleaseBasis basis =
            await services.Source.ReadBasisAsync(cancellation)
            ?? throw new InvalidDataException($"There is no figure any more to make « {candidate.Id} » of.");
        string judgedFrom = Fingerprint.Compute([basis.Fingerprint, previous?.Id ?? "", .. told]);
        Checklist? known = await services.Documents.ChecklistAsync(candidate.Id, cancellation);
        if (known is not null && known.IsBlocking() && string.Equals(known.Basis, judgedFrom, StringComparison.Ordinal))
        {
            return false;
        }

        Draft? draft =
            known is not null && await services.Releases.ReadFilesAsync(candidate.Id, cancellation) is not null
                ? null
                : await MakeAsync(candidate, previous, told, basis, judgedFrom, cancellation);
        bool isReady = false;
        return await services.Publication.TryAloneAsync(
            async alone => isReady = await CommitAsync(candidate.Id, draft, alone),
            cancellation
        )
            ? isReady
            : throw new TimeoutException($"« {candidate.Id} » could not be kept: another process publishes.");
    }

    /// <param name="id">The release.</param>
    /// <param name="draft">What was made of it; null when it is kept already and only the state is to be written.</param>
    /// <param name="cancellation">Stops between two requests.</param>
    private async Task<bool> CommitAsync(string id, Draft? draft, CancellationToken cancellation)
    {
        Release release = (await services.Releases.FindAsync(id, cancellation))!;
        if (release.State != ReleaseState.Candidate)
        {
            return release.State != ReleaseState.Withdrawn;
        }

        if (draft is not null && await services.Releases.ReadFilesAsync(id, cancellation) is null)
        {
            await services.Documents.SaveAsync(
                id,
                draft.Checklist,
                draft.Difference,
                draft.Figures.Returns,
                cancellation
            );
            if (draft.Checklist.IsBlocking())
            {
                return false;
            }

            await services.Documents.SaveCertificateAsync(id, draft.Files, cancellation);
            await services.History.KeepAsync(id, draft.Told, draft.Figures, cancellation);
            await services.Releases.SaveFilesAsync(id, draft.Files, cancellation);
        }

        Checklist kept = (await services.Documents.ChecklistAsync(id, cancellation))!;
        return await services.Releases.TryReplaceAsync(
            release with
            {
                State = ReleaseState.Checked,
                CheckedAt = kept.At,
                Fingerprint = kept.Fingerprint,
            },
            cancellation
        );
    }

    private async Task<Draft> MakeAsync(
        Release candidate,
        Release? previous,
        IReadOnlyList<string> told,
        ReleaseBasis basis,
        string judgedFrom,
        CancellationToken cancellation
    )
    {
        ReleaseFigures figures = await services.Protection.ProtectAsync(told, basis, cancellation);
        ProtectedRelease release = figures.Release;
        IReadOnlyList<PublishedFile> files = [];
        (IReadOnlyList<CheckItem> Items, ReleaseDifference Difference) found;
        if (release.Table is ProtectedTable table)
        {
            int simulated = await services
                .Ledger.LatestOfAllAsync(cancellation)
                .CountAsync(entry => entry.Simulated, cancellation);
            ReleaseStamp stamp = new(
                candidate.Id,
                candidate.MadeAt,
                simulated > 0,
                basis.ProvisionalFrom,
                release.Certificate
            );
            files = await RenderAsync(table, basis, stamp, cancellation);
            PreviousRelease? before = await PreviousAsync(previous, cancellation);
            found = services.Review.Of(
                new ReviewSubject(
                    candidate.Note.Length > 0,
                    basis,
                    figures.Edition,
                    figures.Returns,
                    files,
                    [.. release.ToldBefore.Select(fault => fault.Identity).Distinct(StringComparer.Ordinal)],
                    simulated,
                    before
                )
            );
        }
        else
        {
            found = services.Review.OfRefused(FaultOf(release.Audit), previous?.Id);
        }

        Checklist checklist = new(judgedFrom, basis.Fingerprint, services.Clock.GetUtcNow(), found.Items);
        return new Draft(files, figures, checklist, found.Difference, told);
    }

    /// <summary>The first figures that can be told too closely, with what can be told of each: only the DGAS reads it.</summary>
    private static string FaultOf(AuditReport audit) =>
        string.Join(
            " ; ",
            audit
                .Faults.Take(MostFaults)
                .Select(fault =>
                    $"{fault.Identity} [{fault.Bounds.Least}, {fault.Bounds.Most}] {fault.Insider}".TrimEnd()
                )
                .Append(audit.Faults.Length > MostFaults ? $"… {audit.Faults.Length}" : "")
                .Where(text => text.Length > 0)
        );

    private Task<IReadOnlyList<PublishedFile>> RenderAsync(
        ProtectedTable table,
        ReleaseBasis basis,
        ReleaseStamp stamp,
        CancellationToken cancellation
    ) =>
        method.Renderer.RenderAsync(
            table,
            method.Editions,
            new DeclaredOrganisations(
                method.Typology,
                basis.Declared.ToDictionary(
                    version => version.Departement,
                    version => OrganisationFile.ReadKept(version.Document),
                    StringComparer.Ordinal
                )
            ),
            stamp,
            cancellation
        );

    private async Task<PreviousRelease?> PreviousAsync(Release? previous, CancellationToken cancellation) =>
        previous is null
            ? null
            : new PreviousRelease(
                previous.Id,
                await services.Releases.ReadFilesAsync(previous.Id, cancellation)
                    ?? throw new InvalidDataException($"The files of the release « {previous.Id} » are not kept."),
                await services.Documents.ReturnsAsync(previous.Id, cancellation)
            );

    private sealed record Draft(
        IReadOnlyList<PublishedFile> Files,
        ReleaseFigures Figures,
        Checklist Checklist,
        ReleaseDifference Difference,
        IReadOnlyList<string> Told
    );

    /// <summary>What preparing a release takes, beside how it is made.</summary>
    public sealed record Services(
        ReleaseStore Releases,
        ReleaseSource Source,
        ReleaseHistory History,
        FigureProtection Protection,
        ReleaseReview Review,
        ReleaseDocuments Documents,
        SitePublication Publication,
        Ledger Ledger,
        TimeProvider Clock
    );
}
