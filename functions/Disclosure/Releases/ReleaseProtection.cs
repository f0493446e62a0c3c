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
/// Disclosure control of a release: what must be withheld, what else is for its sake, and the attack that judges it. Months are
/// given one after the other, and a month leaves nothing but what is withheld in it: the work and the memory grow with the
/// months that are chosen. See docs/methods/disclosure.md.
/// </summary>
/// <param name="rules">What may not be told.</param>
/// <param name="chance">What the choice is drawn with.</param>
public sealed class ReleaseProtection(DisclosureRules rules, CostChance chance)
{
    private static readonly ImmutableDictionary<string, IReadOnlyDictionary<string, long>> Nobody =
        ImmutableDictionary.Create<string, IReadOnlyDictionary<string, long>>(StringComparer.Ordinal);

    private readonly ReleaseTables tables = new();
    private readonly List<SensitiveCell> sensitive = [];
    private readonly ProtectedTable.Builder told = new();
    private readonly Dictionary<ReferenceMonth, IReadOnlySet<CellKey>> withheld = [];
    private readonly HashSet<string> senders = new(StringComparer.Ordinal);
    private HashSet<string> usual = new(StringComparer.Ordinal);
    private IndicatorTable? lastSettled;
    private bool isLastOpen;

    /// <summary>Makes a month ready to be chosen. It may be done for several at a time, and in any order.</summary>
    /// <param name="month">When.</param>
    /// <param name="current">Its figures; null when the release has none of it any more.</param>
    /// <param name="earlier">What the releases before this one told of it, oldest first, withdrawn ones too: they were read.</param>
    public PreparedMonth Prepare(ReferenceMonth month, IndicatorTable? current, IReadOnlyList<EarlierMonth> earlier) =>
        new(month, current, new MonthTables(current, earlier, rules));

    /// <summary>Chooses what is withheld of a month, after all the months before it.</summary>
    public void Add(PreparedMonth prepared)
    {
        MonthTables tablesOfMonth = prepared.Tables;
        MeetEdge(prepared.Month);
        LinkedTables around = tables.Around(tablesOfMonth);
        AuditReport before = AttackBefore(tablesOfMonth.Before());
        SensitiveCell[] own = [.. Grant(SensitiveOf(tablesOfMonth, around), before)];
        HashSet<string> hidden = [.. tablesOfMonth.Hidden];
        SuppressionPattern pattern = SecondarySuppression.Suppress(
            around,
            [.. own, .. sensitive.Where(cell => around.Has(cell.Identity))],
            new HashSet<string>(hidden.Concat(tables.Withheld.Where(around.Has)), StringComparer.Ordinal),
            new SuppressionOptions(SuppressionCost.Worth, rules.Insiders, SearchEffort.Usual, chance.After(usual))
        );
        hidden.UnionWith(pattern.Withheld.Where(tablesOfMonth.Cells.ContainsKey));
        hidden.UnionWith(tablesOfMonth.CompanionsOf(hidden).ToArray());
        Keep(tablesOfMonth, hidden, own);
        if (prepared.Current is IndicatorTable current)
        {
            Tell(
                current,
                tablesOfMonth.Names.Where(pair => hidden.Contains(pair.Value)).Select(pair => pair.Key).ToHashSet()
            );
        }

        isLastOpen = true;
        lastSettled = null;
    }

    /// <summary>
    /// Takes a month that is as the release before told it: what it published is known, what it withheld stays so, and nothing
    /// is left to choose.
    /// </summary>
    /// <param name="month">Its figures.</param>
    /// <param name="withheldBefore">What the release before withheld of it.</param>
    /// <param name="isTied">
    /// True when a stock withheld in it is tied to a month that is chosen (<see cref="SettledMonth"/>): it is then attacked again.
    /// </param>
    public void AddSettled(IndicatorTable month, IReadOnlySet<CellKey> withheldBefore, bool isTied)
    {
        if (isTied)
        {
            MeetEdge(month.Month);
            MonthTables tablesOfMonth = new(month, [new EarlierMonth(month, withheldBefore)], rules);
            Keep(tablesOfMonth, [.. tablesOfMonth.Hidden], SensitiveOf(tablesOfMonth, tables.Around(tablesOfMonth)));
        }
        else if (isLastOpen)
        {
            tables.KeepEdge(EdgeOf(month));
        }

        Tell(month, withheldBefore);
        // After a month that was chosen its edge is kept already.
        lastSettled = isTied || isLastOpen ? null : month;
        isLastOpen = isTied;
    }

    /// <summary>Attacks all that was added, at once with what the releases before told.</summary>
    public ProtectedRelease Complete()
    {
        LinkedTables whole = tables.Whole();
        AuditReport before = AttackBefore(tables.Before());
        AuditReport audit = DisclosureAudit.Attack(
            whole.Publish(tables.Withheld),
            whole.PublishLeast(),
            [.. Grant(sensitive, before)],
            rules.Insiders ? whole.OwnFigures() : Nobody
        );
        ProtectedTable table = told.Build();
        return new ProtectedRelease(
            audit.IsRefused ? null : table,
            audit,
            before.Faults,
            DisclosureCertificate.Certify(rules, whole, sensitive, senders.Count, audit),
            withheld
        );
    }

    /// <summary>The last month, if nothing was chosen in it, for what it tells of the stocks of this one.</summary>
    private void MeetEdge(ReferenceMonth month)
    {
        if (lastSettled is IndicatorTable last && last.Month == month.PlusMonths(-1))
        {
            tables.KeepEdge(EdgeOf(last));
        }
    }

    private NamedMonth EdgeOf(IndicatorTable month)
    {
        MonthRelations figures = new(month, rules);
        Dictionary<CellKey, string> names = figures.Figures.ToDictionary(
            figure => figure.Key,
            figure => figure.Value.Identity
        );
        return new NamedMonth(figures, names, names.Values.ToHashSet(StringComparer.Ordinal));
    }

    private void Keep(MonthTables month, HashSet<string> hidden, IEnumerable<SensitiveCell> own)
    {
        sensitive.AddRange(own);
        tables.Keep(month, hidden);
    }

    private void Tell(IndicatorTable month, IReadOnlySet<CellKey> hidden)
    {
        withheld[month.Month] = hidden;
        usual = hidden.Select(MonthRelations.PlaceOf).ToHashSet(StringComparer.Ordinal);
        senders.UnionWith(
            month
                .Cells.Where(pair => pair.Value.Value is not null)
                .Select(pair => pair.Key.Area.DepartementCode)
                .OfType<string>()
        );
        told.Add(month, hidden);
    }

    private IEnumerable<SensitiveCell> SensitiveOf(MonthTables month, LinkedTables around) =>
        rules.Sensitive(around).Where(cell => month.Cells.ContainsKey(cell.Identity));

    /// <summary>What the releases before this one told too closely: it cannot be untold.</summary>
    private AuditReport AttackBefore(KnownTables? known) =>
        known is (LinkedTables before, IReadOnlySet<string> hidden)
            ? DisclosureAudit.Attack(
                before.Publish(hidden),
                before.PublishLeast(),
                rules.Sensitive(before),
                rules.Insiders ? before.OwnFigures() : Nobody
            )
            : new AuditReport([], []);

    /// <summary>No more is asked of a figure than what was told of it before leaves: no less may be left.</summary>
    private static IEnumerable<SensitiveCell> Grant(IEnumerable<SensitiveCell> cells, AuditReport before)
    {
        ILookup<string, AuditFault> faults = before.Faults.ToLookup(fault => fault.Identity, StringComparer.Ordinal);
        return cells.Select(cell => Grant(cell, faults[cell.Identity]));
    }

    private static SensitiveCell Grant(SensitiveCell cell, IEnumerable<AuditFault> faults) =>
        faults.Aggregate(
            cell,
            (granted, fault) =>
            {
                SensitiveCell towardsAll = granted with
                {
                    InsiderLow = Math.Max(granted.InsiderLow ?? long.MinValue, fault.Bounds.Least ?? long.MinValue),
                    InsiderHigh = Math.Min(granted.InsiderHigh, fault.Bounds.Most ?? granted.InsiderHigh),
                };
                return fault.Insider is not null
                    ? towardsAll
                    : towardsAll with
                    {
                        Low = Math.Max(granted.Low, fault.Bounds.Least ?? granted.Low),
                        High = Math.Min(granted.High, fault.Bounds.Most ?? granted.High),
                    };
            }
        );
}

/// <summary>A month ready to be chosen.</summary>
public sealed class PreparedMonth
{
    internal PreparedMonth(ReferenceMonth month, IndicatorTable? current, MonthTables tables) =>
        (Month, Current, Tables) = (month, current, tables);

    internal ReferenceMonth Month { get; }

    internal IndicatorTable? Current { get; }

    internal MonthTables Tables { get; }
}

/// <summary>A release after disclosure control.</summary>
/// <param name="Table">What may be published; null when the audit refused the release.</param>
/// <param name="Audit">What the attack gave. Not to be published: <paramref name="Certificate"/> is.</param>
/// <param name="ToldBefore">What the releases before it told too closely: nothing is worse for this one.</param>
/// <param name="Certificate">What is said of it in public.</param>
/// <param name="Withheld">For each month what is withheld, for the releases to come.</param>
public sealed record ProtectedRelease(
    ProtectedTable? Table,
    AuditReport Audit,
    ImmutableArray<AuditFault> ToldBefore,
    DisclosureCertificate Certificate,
    IReadOnlyDictionary<ReferenceMonth, IReadOnlySet<CellKey>> Withheld
);
