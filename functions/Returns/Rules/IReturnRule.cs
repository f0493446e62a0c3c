using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Organisations;

namespace Observatoire.Returns.Rules;

/// <summary>What the rules look at: one month of a return, and what is known beside it.</summary>
/// <param name="Edition">The edition the return is in.</param>
/// <param name="Month">The month of the figures.</param>
/// <param name="Cells">The figures.</param>
/// <param name="Organisation">How the département says it is organised; null when it is not known.</param>
/// <param name="History">What it sent before, and the other months of the same file.</param>
/// <param name="Doubts">The indicators whose figures may stand on lines that could not be read.</param>
public sealed record RuleScope(
    NomenclatureEdition Edition,
    ReferenceMonth Month,
    MonthCells Cells,
    Organisation? Organisation,
    ReturnHistory History,
    Doubts Doubts
);

/// <summary>One rule over the figures of a month: it says everything it finds, and never throws on a bad file.</summary>
/// <remarks>A figure that is absent, missing or unreadable is not zero: a rule that needs it finds nothing.</remarks>
public interface IReturnRule
{
    void Check(RuleScope scope, FindingList findings);
}

/// <summary>A rule whose fault lies in the totals of one territory: a warning of the same number is then silent there.</summary>
internal interface ITotalRule : IReturnRule
{
    /// <summary>True when the totals of the territory do not keep the rule.</summary>
    bool IsBrokenIn(TerritoryCells territory);
}
