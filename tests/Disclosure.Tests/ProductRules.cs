using System.Collections.Immutable;
using Observatoire.Disclosure.Audit;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Secondary;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;
using Observatoire.Formats.Nomenclature;
using Observatoire.Support;

namespace Observatoire.Disclosure.Tests;

/// <summary>The rules of the service, and what they do to tables.</summary>
internal static class ProductRules
{
    public static readonly ImmutableHashSet<string> NoneKept = [];

    public static readonly CostChance Chance = new(new byte[CostChance.ShortestKey]);

    public static readonly ImmutableDictionary<string, long> NothingOwn = ImmutableDictionary<string, long>.Empty;

    public static DisclosureRules Read() => NomenclatureFolder.ReadDisclosureRules(Repository.Nomenclature);

    public static SuppressionPattern Suppress(
        this DisclosureRules rules,
        LinkedTables tables,
        IReadOnlySet<string>? kept = null,
        SearchEffort? effort = null
    ) =>
        SecondarySuppression.Suppress(
            tables,
            rules.Sensitive(tables),
            kept ?? NoneKept,
            new SuppressionOptions(SuppressionCost.Count, rules.Insiders, effort ?? SearchEffort.Usual)
        );

    public static AuditReport Attack(this DisclosureRules rules, LinkedTables tables, IReadOnlySet<string> withheld) =>
        DisclosureAudit.Attack(
            tables.Publish(withheld),
            tables.PublishLeast(),
            rules.Sensitive(tables),
            rules.Insiders ? tables.OwnFigures() : ImmutableDictionary<string, IReadOnlyDictionary<string, long>>.Empty
        );
}
