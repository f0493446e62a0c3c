using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Formats.Nomenclature;

/// <summary>A rule as <c>rules.json</c> writes it.</summary>
internal sealed record RuleFile
{
    public required string Code { get; init; }

    public required Severity Severity { get; init; }

    public LinearRelation? Formula { get; init; }

    public IReadOnlyList<string> By { get; init; } = [];

    public int Months { get; init; } = 1;

    public IReadOnlyList<string> Together { get; init; } = [];

    public string? Opening { get; init; }

    public string? Closing { get; init; }

    public string? Indicator { get; init; }

    public string? Axis { get; init; }

    public string? Value { get; init; }

    public string? Categories { get; init; }

    public IReadOnlyDictionary<string, double> Bounds { get; init; } = new Dictionary<string, double>();

    public required string Source { get; init; }

    public EditionRule ToRule() =>
        new()
        {
            Code = Code,
            Warning = Severity == Severity.Warning,
            Relation = Formula,
            By = By,
            Months = Months,
            Together = Together,
            Opening = Opening,
            Closing = Closing,
            Indicator = Indicator,
            Axis = Axis,
            Value = Value,
            Categories = Categories,
            Bounds = Bounds,
            Source = Source,
        };
}
