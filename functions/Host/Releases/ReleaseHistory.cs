using Observatoire.Disclosure.Releases;
using Observatoire.Editions.Time;
using Observatoire.Formats.Releases;
using Observatoire.Statistics.Indicators;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>
/// What the public has been told, release after release: two of them together may tell what neither tells alone. A release
/// that is approved counts, since it will be published; one that was withdrawn after its publication too: it was read.
/// </summary>
public sealed class ReleaseHistory(ReleaseStore releases, ReleaseDocuments documents, ReleaseMethod method)
{
    private const string DocumentName = "months.json";

    /// <summary>Those that count, oldest first.</summary>
    public static IReadOnlyList<string> ToldBy(IEnumerable<Release> all) =>
        [
            .. all.Where(release => release.PublishedAt is not null || release.State == ReleaseState.Approved)
                .OrderBy(release => release.MadeAt)
                .ThenBy(release => release.Id, StringComparer.Ordinal)
                .Select(release => release.Id),
        ];

    /// <summary>The months of these releases, those that several of them tell alike once.</summary>
    /// <exception cref="InvalidDataException">When a month is not kept, or is of an edition that is no longer known.</exception>
    public async Task<IReadOnlyList<EarlierMonth>> ReadAsync(IEnumerable<string> told, CancellationToken cancellation)
    {
        List<EarlierMonth> months = [];
        HashSet<(ReferenceMonth, string)> read = [];
        foreach (string release in told)
        {
            foreach ((ReferenceMonth month, string name) in await MonthsOfAsync(release, cancellation))
            {
                if (read.Add((month, name)))
                {
                    months.Add(await ReadMonthAsync(month, name, cancellation));
                }
            }
        }

        return months;
    }

    /// <summary>The months that a release tells, each with the name it is kept under: the same name is the same content, of one month or of
    /// two that are alike.</summary>
    /// <exception cref="InvalidDataException">When they are not kept.</exception>
    public async Task<IReadOnlyDictionary<ReferenceMonth, string>> MonthsOfAsync(
        string release,
        CancellationToken cancellation
    ) =>
        (
            await FindAsync(release, cancellation)
            ?? throw new InvalidDataException($"What the release « {release} » tells is not kept.")
        ).Months.ToDictionary(pair => ReferenceMonth.Parse(pair.Key), pair => pair.Value);

    /// <summary>A month as it was told, by the name it is kept under.</summary>
    /// <exception cref="InvalidDataException">When it is not kept, or is of an edition that is no longer known.</exception>
    public async Task<EarlierMonth> ReadMonthAsync(ReferenceMonth month, string name, CancellationToken cancellation)
    {
        PublishedMonth kept = PublishedMonthFile.Read(
            (await releases.ReadMonthAsync(name, cancellation)).ToArray(),
            month,
            method.Editions
        );
        return new EarlierMonth(MonthAggregation.Compute(kept.Figures, kept.Territorial), kept.Withheld.ToHashSet());
    }

    /// <summary>Keeps what a release would tell.</summary>
    /// <param name="release">The release.</param>
    /// <param name="told">The releases it was judged with.</param>
    /// <param name="months">Its figures.</param>
    /// <param name="withheld">What of each month it withholds.</param>
    /// <param name="cancellation">Stops between two months.</param>
    public async Task KeepAsync(
        string release,
        IReadOnlyList<string> told,
        IReadOnlyList<MonthFigures> months,
        IReadOnlyDictionary<ReferenceMonth, IReadOnlySet<CellKey>> withheld,
        CancellationToken cancellation
    )
    {
        SortedDictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (MonthFigures month in months)
        {
            PublishedMonth kept = new(
                month,
                method.Renderer.Territorial,
                [.. withheld[month.Month].OrderBy(key => key.ToString(), StringComparer.Ordinal)]
            );
            byte[] file = PublishedMonthFile.Write(kept);
            names[month.Month.ToString()] = await releases.KeepMonthAsync(BinaryData.FromBytes(file), cancellation);
        }

        await documents.SaveAsync(release, DocumentName, new Told(told, names), cancellation);
    }

    /// <summary>True when the release was judged with all of these: one it was not judged with may tell, with it, too much.</summary>
    public async Task<bool> WasJudgedWithAsync(
        string release,
        IEnumerable<string> told,
        CancellationToken cancellation
    ) =>
        await FindAsync(release, cancellation) is Told found
        && found.JudgedWith.ToHashSet(StringComparer.Ordinal).IsSupersetOf(told);

    private Task<Told?> FindAsync(string release, CancellationToken cancellation) =>
        documents.ReadAsync<Told>(release, DocumentName, cancellation);

    /// <param name="JudgedWith">Ids of the releases it was judged with.</param>
    /// <param name="Months">For each month the name under which it is kept.</param>
    private sealed record Told(IReadOnlyList<string> JudgedWith, IReadOnlyDictionary<string, string> Months);
}
