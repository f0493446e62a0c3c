using System.Collections.Immutable;
using Observatoire.Disclosure.Audit;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Secondary;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>
/// Disclosure control of a release: what must be withheld, what else is for its sake, and the attack that judges it. See
/// docs/methods/disclosure.md.
/// </summary>
public static class ReleaseProtection
{
    /// <summary>
    /// Months are chosen one after the other, each with what it is tied to in those before: the work grows with the months,
    /// not with their square. The audit is of all of them at once.
    /// </summary>
    /// <param name="months">The months of the release, in order, each once.</param>
    /// <param name="earlier">Those of the releases before it, oldest first, withdrawn ones too: they were read.</param>
    /// <param name="rules">What may not be told.</param>
    public static ProtectedRelease Protect(
        IReadOnlyList<IndicatorTable> months,
        IReadOnlyList<EarlierMonth> earlier,
        DisclosureRules rules
    )
    {
        ReleaseTables tables = new(months, earlier, rules);
        ImmutableArray<SensitiveCell> sensitive = rules.Sensitive(tables.Whole);
        HashSet<string> withheld = [.. tables.WithheldBefore.Where(identity => tables.Whole[identity].CanBeWithheld)];
        foreach (ReferenceMonth month in months.Select(each => each.Month).Order())
        {
            LinkedTables around = tables.Around(month, withheld);
            HashSet<string> own = [.. around.Cells.Select(cell => cell.Identity)];
            SuppressionPattern pattern = SecondarySuppression.Suppress(
                around,
                [.. sensitive.Where(cell => own.Contains(cell.Identity) && around[cell.Identity].CanBeWithheld)],
                withheld,
                new SuppressionOptions(SuppressionCost.Value, rules.Insiders, SearchEffort.Usual)
            );
            withheld.UnionWith(pattern.Withheld);
        }
        AuditReport audit = DisclosureAudit.Attack(
            tables.Whole.Publish(withheld),
            tables.Whole.PublishLeast(),
            sensitive,
            rules.Insiders
                ? tables.Whole.OwnFigures()
                : ImmutableDictionary<string, IReadOnlyDictionary<string, long>>.Empty
        );
        ProtectedTable table = new(months.SelectMany(month => Told(month, tables, withheld)));
        return new ProtectedRelease(
            audit.IsRefused ? null : table,
            audit,
            DisclosureCertificate.Certify(rules, tables.Whole, sensitive, audit),
            months.ToDictionary(
                month => month.Month,
                IReadOnlySet<CellKey> (month) =>
                    tables
                        .Names.Where(pair => pair.Key.Month == month.Month && withheld.Contains(pair.Value))
                        .Select(pair => pair.Key)
                        .ToHashSet()
            )
        );
    }

    private static IEnumerable<KeyValuePair<CellKey, IndicatorCell>> Told(
        IndicatorTable month,
        ReleaseTables tables,
        HashSet<string> withheld
    )
    {
        DerivedFigures derived = new(
            month,
            key => tables.Names.TryGetValue(key, out string? name) && withheld.Contains(name)
        );
        return month.Cells.Select(pair =>
            pair.Value.Value is not null && derived.IsWithheld(pair.Key)
                ? KeyValuePair.Create(pair.Key, new IndicatorCell(null, CellState.Withheld))
                : pair
        );
    }
}

/// <summary>A release after disclosure control.</summary>
/// <param name="Table">What may be published; null when the audit refused the release.</param>
/// <param name="Audit">What the attack gave. Not to be published: <paramref name="Certificate"/> is.</param>
/// <param name="Certificate">What is said of it in public.</param>
/// <param name="Withheld">For each month what is withheld, for the releases to come.</param>
public sealed record ProtectedRelease(
    ProtectedTable? Table,
    AuditReport Audit,
    DisclosureCertificate Certificate,
    IReadOnlyDictionary<ReferenceMonth, IReadOnlySet<CellKey>> Withheld
);
