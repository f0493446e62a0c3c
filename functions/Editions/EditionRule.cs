namespace Observatoire.Editions;

/// <summary>
/// One rule of an edition as dated figures and codes; the class that applies it is in <c>Returns/Rules</c>. Only the
/// members its form needs are given: see docs/adr/0011.
/// </summary>
public sealed record EditionRule
{
    /// <summary>Code of what it finds: <c>R01</c>; a warning beside an error of the same number ends in W.</summary>
    public required string Code { get; init; }

    /// <summary>True when what it finds must be explained and does not stop the return.</summary>
    public bool Warning { get; init; }

    /// <summary>A relation between sums of indicators.</summary>
    public LinearRelation? Relation { get; init; }

    /// <summary>Breakdowns in whose every category the relation also holds.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Number of months, the return's own included, over whose sums the relation holds.</summary>
    public int Months { get; init; } = 1;

    /// <summary>Two codes that are zero together.</summary>
    public IReadOnlyList<string> Together { get; init; } = [];

    /// <summary>The stock at the start of the month that equals <see cref="Closing"/> of the month before.</summary>
    public string? Opening { get; init; }

    public string? Closing { get; init; }

    /// <summary>The code that must be zero while <see cref="Axis"/> of the typology has the value <see cref="Value"/>.</summary>
    public string? Indicator { get; init; }

    public string? Axis { get; init; }

    public string? Value { get; init; }

    /// <summary>The one code whose categories make its total under this rule's code.</summary>
    public string? Categories { get; init; }

    /// <summary>Named bounds of a rule whose form is written in code.</summary>
    public IReadOnlyDictionary<string, double> Bounds { get; init; } = new Dictionary<string, double>();

    /// <summary>Who asks for it.</summary>
    public required string Source { get; init; }
}
