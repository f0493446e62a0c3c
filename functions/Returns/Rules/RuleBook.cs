using Observatoire.Editions;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Privacy;

namespace Observatoire.Returns.Rules;

/// <summary>The rules of an edition, ready to apply: each rule the edition lists, in the class of its form.</summary>
public sealed class RuleBook
{
    private readonly IReadOnlyList<IReturnRule> rules;

    /// <exception cref="InvalidDataException">When the edition lists a rule that no class applies; the message names it.</exception>
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
            .. edition.Rules.SelectMany(rule => Of(rule, edition)),
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

    private static IEnumerable<IReturnRule> Of(EditionRule rule, NomenclatureEdition edition) =>
        rule switch
        {
            { Relation: not null } => [new RelationHolds(rule, edition, GraverThan(rule, edition))],
            { Together.Count: 2 } => [new ZeroTogether(rule, edition)],
            { Opening: not null, Closing: not null } => [new OpensAsClosed(rule, edition)],
            { Indicator: not null, Axis: not null, Value: not null } => [new OrganisationAllows(rule, edition)],
            { Categories: not null } => [],
            { Code: CategoriesMakeTotal.Code } => [new CategoriesMakeTotal(edition)],
            { Code: TerritoriesMakeTotal.Code } => [new TerritoriesMakeTotal(edition)],
            { Code: SeasonalChange.Code } => [new SeasonalChange(rule, edition)],
            { Code: SeasonalLevel.Code } => [new SeasonalLevel(rule, edition)],
            { Code: CopyOfLastMonth.Code } => [new CopyOfLastMonth(rule)],
            { Code: RoundedFigures.Code } => [new RoundedFigures(rule, edition)],
            { Code: PersonalMarkCodes.FineCrossing } => [new CrossingIsCoarse(edition)],
            _ => throw new InvalidDataException($"Rule {rule.Code} of edition {edition.Period.Id} has no known form."),
        };

    /// <summary>The errors beside which a warning says nothing new: those of its number, without its W.</summary>
    private static IReadOnlyList<ITotalRule> GraverThan(EditionRule rule, NomenclatureEdition edition) =>
        [
            .. edition
                .Rules.Where(other =>
                    rule.Warning
                    && !other.Warning
                    && string.Equals(other.Code + "W", rule.Code, StringComparison.Ordinal)
                )
                .SelectMany(other => Of(other, edition))
                .OfType<ITotalRule>(),
        ];

    internal static Severity SeverityOf(EditionRule rule) => rule.Warning ? Severity.Warning : Severity.Error;

    /// <summary>A bound the edition gives by name.</summary>
    /// <exception cref="InvalidDataException">When it gives none.</exception>
    internal static double Bound(EditionRule rule, string name) =>
        rule.Bounds.TryGetValue(name, out double bound)
            ? bound
            : throw new InvalidDataException($"Rule {rule.Code} has no bound « {name} ».");
}
