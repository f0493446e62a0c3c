using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// A form of rules: the members that <c>rules.json</c> gives it, their proof, its line for readers, and its check. A new
/// form is one such class and its line in <see cref="RuleForms"/>.
/// </summary>
public abstract record RuleForm : EditionRule
{
    private protected RuleForm() { }

    /// <summary>The rule ready to check returns of the edition.</summary>
    public abstract IReturnRule Bind(NomenclatureEdition edition);

    public override string Describe() => "";

    public override void Prove(NomenclatureEdition edition) { }

    /// <summary>What the rule finds in the values of a line.</summary>
    internal Finding Found(int line, string found, string? expected) =>
        new(Code, Severity, line, ReturnColumns.Value, found, expected);

    /// <summary>Proves that every code is sent; the rule is named.</summary>
    private protected IndicatorDefinition[] ProveSent(NomenclatureEdition edition, params IEnumerable<string> codes) =>
        [.. codes.Select(code => EditionProof.ProveSent(code, edition, $"Rule {Code}"))];

    /// <summary>Proves that every indicator has every breakdown.</summary>
    private protected void ProveBy(IEnumerable<string> breakdowns, IReadOnlyCollection<IndicatorDefinition> indicators)
    {
        foreach (string breakdown in breakdowns)
        {
            IndicatorDefinition? without = indicators.FirstOrDefault(indicator =>
                !indicator.Breakdowns.Contains(breakdown, StringComparer.Ordinal)
            );
            Require(without is null, $"holds by {breakdown}, which {without?.Code} does not have.");
        }
    }

    /// <summary>Proves that no bound is below zero, and that each is a number.</summary>
    private protected void ProveBounds(params IEnumerable<double> bounds) =>
        Require(bounds.All(bound => double.IsFinite(bound) && bound >= 0), "has a bound below zero.");

    private protected void Require(bool holds, string otherwise) =>
        EditionProof.Require(holds, $"Rule {Code} {otherwise}");
}
