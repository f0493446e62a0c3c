namespace Observatoire.Returns;

/// <summary>One figure that a revision of a return changed (ligne de rectification). A comment alone is no correction.</summary>
/// <param name="Before">The figure as it was; null when the earlier revision did not give it.</param>
/// <param name="After">The figure as it is; null when the later revision no longer gives it.</param>
public readonly record struct Correction(ReturnCell? Before, ReturnCell? After)
{
    /// <summary>What the figure is: names without value.</summary>
    public ReturnCell Figure => (After ?? Before)!.Value;

    /// <summary>Every figure that is not the same in two revisions of a month: changed and added ones first, in order.</summary>
    public static IReadOnlyList<Correction> Between(ActivityReturn before, ActivityReturn after)
    {
        Dictionary<(string, string, string, string), ReturnCell> earlier = before.Figures.ToDictionary(KeyOf);
        List<Correction> corrections = [];
        foreach (ReturnCell now in after.Figures)
        {
            if (!earlier.Remove(KeyOf(now), out ReturnCell then))
            {
                corrections.Add(new(null, now));
            }
            else if (then.Value != now.Value || then.Status != now.Status)
            {
                corrections.Add(new(then, now));
            }
        }

        corrections.AddRange(
            before.Figures.Where(then => earlier.ContainsKey(KeyOf(then))).Select(then => new Correction(then, null))
        );
        return corrections;
    }

    private static (string, string, string, string) KeyOf(ReturnCell cell) =>
        (cell.Territory, cell.Indicator, cell.Breakdown, cell.Category);
}

/// <summary>How many figures a revision changed.</summary>
/// <param name="Changed">Figures both revisions give, not the same.</param>
/// <param name="Added">Figures the later one alone gives.</param>
/// <param name="Withdrawn">Figures the earlier one alone gave.</param>
public sealed record CorrectionCounts(int Changed, int Added, int Withdrawn)
{
    public static CorrectionCounts Count(IReadOnlyCollection<Correction> corrections) =>
        new(
            corrections.Count(each => each is { Before: not null, After: not null }),
            corrections.Count(each => each.Before is null),
            corrections.Count(each => each.After is null)
        );
}
