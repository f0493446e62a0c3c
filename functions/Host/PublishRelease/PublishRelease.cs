using System.Globalization;
using Observatoire.Disclosure;
using Observatoire.Formats.Indicators;
using Observatoire.Formats.Organisations;
using Observatoire.Host.Hosting;
using Observatoire.Pages;
using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Releases;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Organisations;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>Protects the indicators, makes the site of them and publishes it, when anything of it changed.</summary>
/// <remarks>
/// A release is named by its day and by what it was made from: run again after being killed, the same release is completed.
/// </remarks>
public sealed class PublishRelease(
    IndicatorStore indicators,
    OrganisationStore organisations,
    ReleaseStore releases,
    SiteStore site,
    Ledger ledger,
    MonthJournal journal,
    PublishRelease.Method method,
    TimeProvider clock
) : IJob
{
    public async Task<IReadOnlyDictionary<string, object>> RunAsync(CancellationToken cancellation)
    {
        IReadOnlyDictionary<ReferenceMonth, string> months = await indicators.ReadFingerprintsAsync(cancellation);
        if (months.Count == 0)
        {
            return await PublishDepositAsync(cancellation);
        }

        IReadOnlyList<OrganisationVersion> declared = await organisations.LatestOfAllAsync(null, cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<MonthAct> acts = await journal.BetweenAsync(months.Keys.Min(), months.Keys.Max(), cancellation);
        ReferenceMonth? provisional = new FinalMonths(acts, now).ProvisionalFrom(months.Keys, method.Calendar);
        string fingerprint = Fingerprint.Of([
            method.Version,
            $"{provisional}",
            .. months.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}:{pair.Value}"),
            .. declared.Select(version => $"{version.Departement}:{version.Version}"),
        ]);
        IReadOnlyList<Release> made = await releases.ListAsync(cancellation);
        Release? latest = made.Where(each => each.State == ReleaseState.Published).MaxBy(each => each.PublishedAt);
        if (string.Equals(latest?.Fingerprint, fingerprint, StringComparison.Ordinal))
        {
            return Summary("unchanged", latest!.Id, 0);
        }

        string id = $"{now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{fingerprint[..8]}";
        await releases.TryCreateAsync(
            new Release
            {
                Id = id,
                Fingerprint = fingerprint,
                State = ReleaseState.Candidate,
                MadeBy = nameof(PublishRelease),
                MadeAt = now,
            },
            cancellation
        );
        Release release = (await releases.FindAsync(id, cancellation))!;
        IReadOnlyList<PublishedFile> files = await RenderAsync(
            months.Keys,
            declared,
            new ReleaseStamp(id, release.MadeAt, await IsSimulatedAsync(cancellation), provisional),
            cancellation
        );
        PublishSummary published = await site.PublishAsync(id, files, cancellation);
        await releases.TryReplaceAsync(
            release with
            {
                State = ReleaseState.Published,
                PublishedAt = now,
            },
            cancellation
        );
        return Summary("published", id, published.Uploaded);
    }

    /// <summary>Before the first figure the site is its deposit page: without it nothing would ever be received.</summary>
    private async Task<IReadOnlyDictionary<string, object>> PublishDepositAsync(CancellationToken cancellation)
    {
        IReadOnlyList<PublishedFile> files = await method.Renderer.RenderDepositAsync(method.Editions.Latest);
        string id = "depot-" + ReleaseHash.Of(files)[..8];
        PublishSummary published = await site.PublishAsync(id, files, cancellation);
        return Summary("nothing-to-publish", "", published.Uploaded);
    }

    /// <summary>One synthetic return among those in force is enough for the whole release to be called so.</summary>
    private async Task<bool> IsSimulatedAsync(CancellationToken cancellation)
    {
        await foreach (LedgerEntry entry in ledger.LatestOfAllAsync(cancellation))
        {
            if (entry.Simulated)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<IReadOnlyList<PublishedFile>> RenderAsync(
        IEnumerable<ReferenceMonth> months,
        IReadOnlyList<OrganisationVersion> declared,
        ReleaseStamp stamp,
        CancellationToken cancellation
    )
    {
        List<KeyValuePair<CellKey, IndicatorCell>> cells = [];
        foreach (ReferenceMonth month in months.Order())
        {
            BinaryData kept =
                await indicators.ReadAsync(month, cancellation)
                ?? throw new InvalidDataException($"The figures of {month} are not kept.");
            MonthFigures figures = MonthFigureFile.Read(kept);
            NomenclatureEdition edition =
                method.Editions.Find(figures.Edition)
                ?? throw new InvalidDataException($"There is no edition « {figures.Edition} ».");
            cells.AddRange(MonthAggregation.Compute(edition, month, figures).Cells);
        }

        ReferenceMonth last = months.Max();
        ProtectedTable protectedTable = method.Suppression.Protect(
            new IndicatorTable(cells),
            code =>
                method.Editions.FindIndicator(code, last)
                ?? throw new InvalidDataException($"« {code} » is in no edition up to {last}.")
        );
        return await method.Renderer.RenderAsync(
            protectedTable,
            method.Editions,
            new DeclaredOrganisations(
                method.Typology,
                declared.ToDictionary(version => version.Departement, Read, StringComparer.Ordinal)
            ),
            stamp,
            cancellation
        );
    }

    private static Organisation Read(OrganisationVersion version) => OrganisationFile.ReadKept(version.Document);

    private static Dictionary<string, object> Summary(string outcome, string release, int uploaded) =>
        new(StringComparer.Ordinal)
        {
            ["outcome"] = outcome,
            ["release"] = release,
            ["uploaded"] = uploaded,
        };

    /// <summary>How the site is made: a change of any of it makes a new release.</summary>
    /// <param name="Editions">The nomenclature.</param>
    /// <param name="Typology">By what organisations are compared.</param>
    /// <param name="Suppression">Disclosure control.</param>
    /// <param name="Renderer">Figures to files.</param>
    /// <param name="Calendar">Which months are ever closed.</param>
    /// <param name="Version">Of the dashboards, the threshold and the code.</param>
    public sealed record Method(
        EditionSeries Editions,
        Typology Typology,
        PrimarySuppression Suppression,
        SiteRenderer Renderer,
        CollectionCalendar Calendar,
        string Version
    );
}
