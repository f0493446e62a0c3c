using Observatoire.Pages.Files;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Releases;

/// <summary>In what a release differs from the one before it, over every figure of their open files.</summary>
/// <param name="Previous">The release it is compared with; null for the first.</param>
/// <param name="Total">Over all indicators.</param>
/// <param name="Indicators">For each indicator that differs, in the order of their codes.</param>
/// <param name="LargestRevisions">
/// The sums revised most for their size, the largest first, at most <see cref="MostRevisions"/>.
/// </param>
public sealed record ReleaseDifference(
    string? Previous,
    DifferenceCounts Total,
    IReadOnlyList<IndicatorDifference> Indicators,
    IReadOnlyList<Revision> LargestRevisions
)
{
    /// <summary>Length of the list of revisions.</summary>
    public const int MostRevisions = 50;

    /// <summary>True when no figure differs.</summary>
    public bool IsNone() => Indicators.Count == 0;

    /// <summary>Counts changes one by one, so that they need not be held together.</summary>
    public sealed class Tally
    {
        private readonly SortedDictionary<string, int[]> counts = new(StringComparer.Ordinal);
        private readonly PriorityQueue<Revision, (decimal Part, decimal Difference)> largest = new();

        public void Add(in FigureChange change)
        {
            if (!counts.TryGetValue(change.Indicator, out int[]? own))
            {
                counts.Add(change.Indicator, own = new int[Enum.GetValues<ChangeKind>().Length]);
            }

            own[(int)change.Kind]++;
            if (change.Kind == ChangeKind.Revised && change.Measure == PublishedNames.NameOf(Measure.Sum))
            {
                Revision revision = new(
                    change.Indicator,
                    change.Month.ToString(),
                    PublishedNames.NameOf(change.Area.Level),
                    change.Area.ToString(),
                    change.Before!.Value,
                    change.After!.Value
                );
                largest.Enqueue(revision, (revision.Part, revision.Difference));
                if (largest.Count > MostRevisions)
                {
                    largest.Dequeue();
                }
            }
        }

        public ReleaseDifference Of(string? previous) =>
            new(
                previous,
                DifferenceCounts.Count(counts.Values),
                [.. counts.Select(pair => new IndicatorDifference(pair.Key, DifferenceCounts.Count([pair.Value])))],
                [
                    .. largest
                        .UnorderedItems.OrderByDescending(item => item.Priority)
                        .ThenBy(item => item.Element.Indicator, StringComparer.Ordinal)
                        .ThenBy(item => item.Element.Month, StringComparer.Ordinal)
                        .ThenBy(item => item.Element.Code, StringComparer.Ordinal)
                        .Select(item => item.Element),
                ]
            );
    }
}

/// <summary>Numbers of figures.</summary>
/// <param name="Added">A value where there was none.</param>
/// <param name="Revised">Another value.</param>
/// <param name="Removed">No value any more, and none withheld.</param>
/// <param name="Withheld">Newly withheld.</param>
/// <param name="Opened">No longer withheld.</param>
public sealed record DifferenceCounts(int Added, int Revised, int Removed, int Withheld, int Opened)
{
    internal static DifferenceCounts Count(IReadOnlyCollection<int[]> counts)
    {
        int Sum(ChangeKind kind) => counts.Sum(own => own[(int)kind]);
        return new DifferenceCounts(
            Sum(ChangeKind.Added),
            Sum(ChangeKind.Revised),
            Sum(ChangeKind.Removed),
            Sum(ChangeKind.Withheld),
            Sum(ChangeKind.Opened)
        );
    }
}

/// <summary>In what the figures of one indicator differ.</summary>
public sealed record IndicatorDifference(string Indicator, DifferenceCounts Counts);

/// <summary>A sum that was published and is now another.</summary>
/// <param name="Indicator">Its indicator.</param>
/// <param name="Month">Its month.</param>
/// <param name="Level">Level of its place, as the open files name it.</param>
/// <param name="Code">Code of its place.</param>
/// <param name="Before">What the release before said.</param>
/// <param name="After">What this one says.</param>
public sealed record Revision(string Indicator, string Month, string Level, string Code, decimal Before, decimal After)
{
    internal decimal Difference => Math.Abs(After - Before);

    /// <summary>0.01 is one per cent of the former value; a value that was nought is revised as much as can be.</summary>
    internal decimal Part => Before == 0 ? decimal.MaxValue : Difference / Math.Abs(Before);
}
