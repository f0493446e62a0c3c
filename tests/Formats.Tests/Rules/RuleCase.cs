using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns;
using Observatoire.Returns.Organisations;

namespace Observatoire.Formats.Tests.Rules;

/// <summary>One rule on its two sides: a return that just keeps it, and the same with one fault.</summary>
/// <param name="Code">Code of what is found.</param>
/// <param name="At">The figure whose line is named; null where the fault is on no line.</param>
/// <param name="Keeps">Changes to the right return that the rule lets pass, parted by « ; ».</param>
/// <param name="Breaks">Changes after those, that make exactly one fault.</param>
internal sealed record RuleCase(string Code, string? At, string Keeps, string Breaks)
{
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>Column that is named.</summary>
    public string Column { get; init; } = ReturnColumns.Value;

    /// <summary>True where the fault is of the whole file, and said on each of its lines.</summary>
    public bool OnEveryLine { get; init; }

    /// <summary>How the département is organised; null when it has not said.</summary>
    public Organisation? Organisation { get; init; }

    /// <summary>What was sent before.</summary>
    public ReturnHistory History { get; init; } = ReturnHistory.None;

    /// <summary>Two territories, Bourg and Gex, and whether there is an administrative desk.</summary>
    public static Organisation TwoTerritories(string desk = "1")
    {
        MonthPeriod always = new(new ReferenceMonth(2020, 1), null);
        return new Organisation(
            [new TerritoryPeriod("BOU", "Bourg", always), new TerritoryPeriod("GEX", "Pays de Gex", always)],
            [new TypologyValue("ACA", desk, always, null)],
            []
        );
    }

    public override string ToString() => $"{Code} {At} {Breaks}";
}

internal static class KnownHistory
{
    /// <summary>The same, the month before having a figure of a territory too.</summary>
    public static ReturnHistory With(this ReturnHistory history, string territory, string indicator, int count)
    {
        MonthCells cells = history.CellsOf(new ReferenceMonth(2026, 2))!;
        cells.Open(territory).Set(cells.Space.Find(indicator), ValueStatus.Reported, 100 * count, line: 1);
        return history;
    }
}
