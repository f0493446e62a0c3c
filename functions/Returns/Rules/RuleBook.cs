using Observatoire.Editions;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Privacy;

namespace Observatoire.Returns.Rules;

/// <summary>The rules of an edition, ready to apply: each rule the edition lists, in the class of its form.</summary>
public sealed class RuleBook
{
    private readonly IReadOnlyList<IReturnRule> rules;

    /// <param name="edition">Its rules are of the forms of <see cref="RuleForms"/>.</param>
    public RuleBook(NomenclatureEdition edition)
    {
        Guard = new PrivacyGuard(
            edition
                .Cells.Names.SelectMany(name => new[] { name.Breakdown, name.Category })
                .Where(code => code.Length > 0)
                .Distinct(StringComparer.Ordinal)
        );
        rules =
        [
            new TerritoryIsDeclared(),
            new CompulsoryIsPresent(),
            new TerritoryHasLines(),
            .. edition.Rules.Cast<RuleForm>().Select(rule => rule.Bind(edition)),
        ];
    }

    /// <summary>Tells what is personal in a cell from the codes of the edition.</summary>
    public PrivacyGuard Guard { get; }

    public void Check(RuleScope scope, FindingList findings)
    {
        foreach (IReturnRule rule in rules)
        {
            rule.Check(scope, findings);
        }
    }
}
