using Observatoire.Editions;

namespace Observatoire.Pages.Outcomes;

/// <summary>What départements live with, as regressions take it.</summary>
internal sealed class Circumstances(NomenclatureEdition edition)
{
    private readonly Dictionary<(string, ContextVariable), double> values = edition.Context.ToDictionary(
        value => (value.Departement, value.Variable),
        // Paris is 7,000 times denser than Guyane: a difference of density counts by its logarithm, as for peers.
        value => value.Variable == ContextVariable.Density ? Math.Log10(value.Value) : value.Value
    );

    public static IReadOnlyList<ContextVariable> Variables { get; } = Enum.GetValues<ContextVariable>();

    /// <summary>One a variable, in their order; null where it is not known.</summary>
    public IReadOnlyList<double?> Of(string departement) =>
        [
            .. Variables.Select(variable =>
                values.TryGetValue((departement, variable), out double value) ? value : (double?)null
            ),
        ];
}
