using System.Collections.Immutable;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;

namespace Observatoire.Disclosure.Primary;

/// <summary>Which cells the rules withhold, and how far from each an attacker must be. See docs/methods/disclosure.md.</summary>
public static class PrimarySuppression
{
    /// <summary>The cells that must be withheld, in the order of the tables.</summary>
    public static ImmutableArray<SensitiveCell> Sensitive(this DisclosureRules rules, LinkedTables tables)
    {
        StructuralBounds bounds = new(tables);
        return
        [
            .. tables
                .Cells.Select((cell, at) => (Cell: cell, At: at, Reason: rules.ReasonFor(cell)))
                .Where(found => found.Reason is not null)
                .Select(found => rules.Protect(found.Cell, found.Reason!.Value, bounds.Lower(found.At))),
        ];
    }

    /// <summary>True for a figure that counts people or posts, or is an amount of them, and of too few.</summary>
    internal static bool IsSmall(this DisclosureRules rules, LinkedCell cell) =>
        rules.IsSmallCount(cell) || rules.IsSmallAmount(cell);

    internal static SensitivityReason? ReasonFor(this DisclosureRules rules, LinkedCell cell) =>
        !cell.CanBeWithheld ? null
        : rules.IsSmallCount(cell) ? SensitivityReason.Threshold
        : rules.IsSmallAmount(cell) ? SensitivityReason.Amount
        : cell.Contributions is null ? null
        : cell.Contributions.Count < rules.MinimumContributors ? SensitivityReason.FewContributors
        : cell.Contributions.Largest * 100 > cell.Value * rules.DominantPercent ? SensitivityReason.Dominance
        : null;

    private static bool IsSmallCount(this DisclosureRules rules, LinkedCell cell) =>
        rules.IsSmall(cell.Value, cell.UnitsPerPerson, cell.Counts);

    private static bool IsSmallAmount(this DisclosureRules rules, LinkedCell cell) =>
        cell.AmountOf is CountBehind behind && rules.IsSmall(behind.Value, behind.UnitsPerPerson, behind.Counts);

    private static bool IsSmall(this DisclosureRules rules, long value, long unitsPerPerson, CountedThing counted) =>
        value > 0 && value < rules.ThresholdOf(counted) * unitsPerPerson;

    private static long ThresholdOf(this DisclosureRules rules, CountedThing counted) =>
        counted switch
        {
            CountedThing.People => rules.Threshold,
            CountedThing.Posts => rules.PostsThreshold,
        };

    /// <remarks>
    /// Of people any value from one on must be possible; of posts, which are known by what they do, half as many. Of an amount,
    /// anything from nearly nothing to twice as much. Above the threshold the interval is that of dominance: up to the total of which the largest contribution would
    /// be just the share allowed (Hundepool et al., 2012, upper protection level of the (n, k) rule), and as far down.
    /// </remarks>
    private static SensitiveCell Protect(
        this DisclosureRules rules,
        LinkedCell cell,
        SensitivityReason reason,
        long floor
    )
    {
        if (rules.Protection == ProtectionLevel.NotExact)
        {
            return Within(1, 1, cell.Value + 1);
        }

        if (reason == SensitivityReason.Threshold)
        {
            long width = rules.ThresholdOf(cell.Counts) * cell.UnitsPerPerson;
            long least = cell.Counts == CountedThing.Posts ? Math.Max(floor, cell.Value / 2) : floor;
            return Within(cell.Value - least, least + width - cell.Value, cell.Value + width);
        }

        if (reason == SensitivityReason.Amount)
        {
            return Within(cell.Value - floor, cell.Value, 2 * cell.Value);
        }

        long allowed = ((cell.Contributions!.Largest * 100) + rules.DominantPercent - 1) / rules.DominantPercent;
        long margin = Math.Max(1, allowed - cell.Value);
        return Within(margin, margin, cell.Value + margin);

        // Of what one département sent, another knows no more than any reader before it subtracts.
        SensitiveCell Within(long below, long above, long insiderHigh)
        {
            long low = Math.Max(floor, cell.Value - below);
            long high = cell.Value + above;
            return cell.KnownTo is null
                ? new(cell.Identity, reason, low, high, null, insiderHigh)
                : new(cell.Identity, reason, low, high, low, high);
        }
    }
}
