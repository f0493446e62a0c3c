using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Releases;
using Observatoire.Pages.Releases;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Host.Releases;

/// <summary>A release that was published, as another is compared with it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Files">Its files.</param>
/// <param name="Returns">SHA-256 of each return it was made from, by month then département.</param>
public sealed record PreviousRelease(
    string Id,
    IReadOnlyList<PublishedFile> Files,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Returns
);

/// <summary>All that a release is judged by.</summary>
/// <param name="HasNote">True when whoever made it says something of it.</param>
/// <param name="Basis">What it was made from.</param>
/// <param name="Edition">That of its last month.</param>
/// <param name="Returns">SHA-256 of each return it was made from, by month then département.</param>
/// <param name="Files">What would be published.</param>
/// <param name="ToldBefore">Figures that earlier releases told too closely.</param>
/// <param name="SimulatedReturns">Synthetic returns among those in force.</param>
/// <param name="Previous">The release published before it; null for the first.</param>
public sealed record ReviewSubject(
    bool HasNote,
    ReleaseBasis Basis,
    NomenclatureEdition Edition,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Returns,
    IReadOnlyList<PublishedFile> Files,
    IReadOnlyList<string> ToldBefore,
    int SimulatedReturns,
    PreviousRelease? Previous
);

/// <summary>Judges a release: what of it blocks, what its approver must know, in what it differs from the one before.</summary>
public sealed class ReleaseReview(ChecklistWords words)
{
    /// <summary>Code of what is found where figures of synthetic returns are told.</summary>
    public const string SimulatedReturns = "simulated-returns";

    private const int MostListed = 20;

    public (IReadOnlyList<CheckItem> Items, ReleaseDifference Difference) Of(ReviewSubject subject)
    {
        IReadOnlyList<OpenFile> files = OpenFile.ListIn(subject.Files);
        IReadOnlyList<OpenFile> before = subject.Previous is null ? [] : OpenFile.ListIn(subject.Previous.Files);
        ReceivedAgain received = new(subject);
        ReleaseDifference.Tally tally = new();
        SortedSet<ReferenceMonth> unexplainedMonths = [];
        int revised = 0;
        int removed = 0;
        int unexplained = 0;
        foreach (FigureChange change in OpenFile.Changes(before, files))
        {
            tally.Add(change);
            if (change.Kind == ChangeKind.Removed)
            {
                removed++;
            }
            else if (change.Kind == ChangeKind.Revised && subject.Basis.IsFinal(change.Month))
            {
                revised++;
                if (!received.Explains(change))
                {
                    unexplained++;
                    unexplainedMonths.Add(change.Month);
                }
            }
        }

        ReleaseDifference difference = tally.Of(subject.Previous?.Id);
        List<CheckItem> items = [];
        if (!subject.HasNote && revised + removed > 0)
        {
            items.Add(words.Of("note-missing", ("revised", revised), ("removed", removed)));
        }

        if (unexplained > 0)
        {
            items.Add(
                words.Of(
                    "revisions-unexplained",
                    ("count", unexplained),
                    ("previous", subject.Previous!.Id),
                    ("months", Listed(unexplainedMonths.Select(month => month.ToString())))
                )
            );
        }

        if (subject.Previous is not null && difference.IsNone())
        {
            items.Add(words.Of("figures-identical", ("previous", subject.Previous.Id)));
        }

        if (subject.ToldBefore.Count > 0)
        {
            items.Add(
                words.Of("told-before", ("count", subject.ToldBefore.Count), ("figures", Listed(subject.ToldBefore)))
            );
        }

        items.AddRange(CoverageOf(subject, files));
        return (items, difference);
    }

    /// <summary>Of a release the audit of disclosure control refused: it has no files to be judged by.</summary>
    /// <param name="fault">Why it was refused, in words.</param>
    /// <param name="previous">The release published before it; null for the first.</param>
    public (IReadOnlyList<CheckItem> Items, ReleaseDifference Difference) OfRefused(string fault, string? previous) =>
        ([words.Of("disclosure-audit", ("fault", fault))], new ReleaseDifference.Tally().Of(previous));

    private IEnumerable<CheckItem> CoverageOf(ReviewSubject subject, IReadOnlyList<OpenFile> files)
    {
        string last = subject.Basis.Months[^1].ToString();
        string[] missing =
        [
            .. subject
                .Edition.Departements.Select(departement => departement.Code)
                .Where(code => subject.Returns.GetValueOrDefault(last)?.ContainsKey(code) != true),
        ];
        if (missing.Length > 0)
        {
            yield return words.Of(
                "departements-missing",
                ("count", missing.Length),
                ("expected", subject.Edition.Departements.Count),
                ("month", last),
                ("departements", missing)
            );
        }

        MonthCoverage[] low =
        [
            .. files
                .SelectMany(file => file.Coverage())
                .Where(coverage => coverage.Part < MonthAggregation.EnoughCoverage)
                .OrderBy(coverage => coverage.Part),
        ];
        if (low.Length > 0)
        {
            IEnumerable<string> lowest = low.Select(each =>
                $"{each.Indicator} {each.Month} ({each.Reported}/{each.Expected})"
            );
            yield return words.Of("coverage", ("count", low.Length), ("lowest", Listed(lowest)));
        }

        if (subject.Basis.ProvisionalFrom is ReferenceMonth first)
        {
            int count = subject.Basis.Months.Count(month => month >= first);
            yield return words.Of("provisional-months", ("count", count), ("first", first.ToString()));
        }

        if (subject.SimulatedReturns > 0)
        {
            yield return words.Of(SimulatedReturns, ("count", subject.SimulatedReturns));
        }
    }

    private static string[] Listed(IEnumerable<string> all)
    {
        string[] listed = [.. all.Take(MostListed + 1)];
        return listed.Length > MostListed ? [.. listed[..MostListed], "…"] : listed;
    }

    /// <summary>The returns a release is made from and the one before it was not.</summary>
    private sealed class ReceivedAgain
    {
        private readonly HashSet<(ReferenceMonth Month, Area Area)> areas = [];

        public ReceivedAgain(ReviewSubject subject)
        {
            foreach (ReferenceMonth month in subject.Basis.Months)
            {
                string name = month.ToString();
                IReadOnlyDictionary<string, string>? known = subject.Previous?.Returns.GetValueOrDefault(name);
                IReadOnlyDictionary<string, string>? received = subject.Returns.GetValueOrDefault(name);
                foreach (Departement departement in subject.Edition.Departements)
                {
                    string? then = known?.GetValueOrDefault(departement.Code);
                    string? now = received?.GetValueOrDefault(departement.Code);
                    if (!string.Equals(then, now, StringComparison.Ordinal))
                    {
                        areas.Add((month, Area.France));
                        areas.Add((month, Area.Region(departement.RegionCode)));
                        areas.Add((month, Area.Departement(departement.Code)));
                    }
                }
            }
        }

        /// <summary>True when a return of that place and month was received again; that of a territory is its département's.</summary>
        public bool Explains(in FigureChange change) =>
            areas.Contains(
                (
                    change.Month,
                    change.Area is { Level: AreaLevel.Territory, DepartementCode: string departement }
                        ? Area.Departement(departement)
                        : change.Area
                )
            );
    }
}
