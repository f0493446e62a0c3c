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

    /// <summary>True for a value, in units, that counts people and too few of them.</summary>
    internal static bool IsSmall(this DisclosureRules rules, long value, long unitsPerPerson) =>
        value > 0 && value < rules.Threshold * unitsPerPerson;

    private static SensitivityReason? ReasonFor(this DisclosureRules rules, LinkedCell cell) =>
        !cell.CanBeWithheld ? null
        : rules.IsSmall(cell.Value, cell.UnitsPerPerson) ? SensitivityReason.Threshold
        : cell.Contributions is null ? null
        : cell.Contributions.Count < rules.MinimumContributors ? SensitivityReason.FewContributors
        : cell.Contributions.Largest * 100 > cell.Value * rules.DominantPercent ? SensitivityReason.Dominance
        : null;

    /// <remarks>
    /// Above the threshold the interval is that of dominance: up to the total of which the largest contribution would
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
            long width = rules.Threshold * cell.UnitsPerPerson;
            return Within(cell.Value - floor, floor + width - cell.Value, cell.Value + width);
        }

        long allowed = ((cell.Contributions!.Largest * 100) + rules.DominantPercent - 1) / rules.DominantPercent;
        long margin = Math.Max(1, allowed - cell.Value);
        return Within(margin, margin, cell.Value + margin);

        SensitiveCell Within(long below, long above, long insiderHigh) =>
            new(cell.Identity, reason, Math.Max(floor, cell.Value - below), cell.Value + above, insiderHigh);
    }
}
