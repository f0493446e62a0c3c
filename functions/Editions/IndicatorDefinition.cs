using Observatoire.Editions.Time;

namespace Observatoire.Editions;

/// <summary>Whether a figure is counted over the month (flow) or on its last day (stock).</summary>
public enum IndicatorKind
{
    Flow,
    Stock,
}

/// <summary>Whether the figures of territories add up to the département's, or count some people in several (distinct).</summary>
public enum IndicatorCounting
{
    Additive,
    Distinct,
}

/// <summary>The name an indicator had, up to a month included.</summary>
public sealed record FormerLabel(ReferenceMonth Until, BilingualText Label);

/// <summary>A text in the two languages of the service.</summary>
public sealed record BilingualText(string Fr, string En);

/// <summary>What one code of the nomenclature counts.</summary>
public sealed record IndicatorDefinition
{
    /// <summary>The most decimals any indicator may allow.</summary>
    public const int MostDecimals = 2;

    /// <summary>Stable code, <c>INS_FOY</c>.</summary>
    public required string Code { get; init; }

    public required BilingualText Label { get; init; }

    /// <summary>What is counted, for the edition's period.</summary>
    public required BilingualText Definition { get; init; }

    /// <summary>Unit in the plural: <c>foyers</c>.</summary>
    public required BilingualText Unit { get; init; }

    public required IndicatorKind Kind { get; init; }

    public required IndicatorCounting Counting { get; init; }

    /// <summary>True when a return may give it for each declared territory.</summary>
    public required bool Territorial { get; init; }

    /// <summary>How it is computed from others, for a derived indicator, which is never sent; null for one that is sent.</summary>
    public RatioFormula? Formula { get; init; }

    /// <summary>Earlier names, oldest first.</summary>
    public IReadOnlyList<FormerLabel> FormerLabels { get; init; } = [];

    /// <summary>Number of decimals a return may carry: 0 for a count, 2 for FTE and euros.</summary>
    public required int Decimals { get; init; }

    /// <summary>True when a return without this code is refused.</summary>
    public required bool Compulsory { get; init; }

    /// <summary>True when a figure counts people, staff included, so that small values are withheld.</summary>
    public required bool CountsPeople { get; init; }

    /// <summary>Codes of the breakdowns (<c>ventilation</c>) a return may use with this code; may be empty.</summary>
    public required IReadOnlyList<string> Breakdowns { get; init; }

    /// <summary>Who defines the figure.</summary>
    public required string Source { get; init; }
}
