using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>A figure is zero while the département says it is not organised to have any: no admin-desk visit without an admin desk.</summary>
public sealed record OrganisationAllows : RuleForm
{
    /// <summary>Code of the figure that is zero.</summary>
    public required string Indicator { get; init; }

    /// <summary>Axis of the typology.</summary>
    public required string Axis { get; init; }

    /// <summary>Value on that axis with which there is nothing to count.</summary>
    public required string Value { get; init; }

    public override string Describe() => $"{Indicator} = 0 if {Axis} = {Value}";

    public override void Prove(NomenclatureEdition edition) => ProveSent(edition, Indicator);

    public override IReturnRule Bind(NomenclatureEdition edition) => new Bound(this, edition);

    private sealed class Bound(OrganisationAllows rule, NomenclatureEdition edition) : IReturnRule
    {
        private readonly int cell = edition.Cells.Find(rule.Indicator);

        public void Check(RuleScope scope, FindingList findings)
        {
            if (
                !string.Equals(
                    scope.Organisation?.ValueOf(rule.Axis, scope.Month),
                    rule.Value,
                    StringComparison.Ordinal
                )
            )
            {
                return;
            }

            foreach (TerritoryCells territory in scope.Cells.All)
            {
                if (territory.HasValue(cell) && territory.Hundredths(cell) > 0)
                {
                    findings.Add(
                        rule.Found(
                            territory.LineOf(cell),
                            $"{rule.Indicator} = {ReturnNumber.Write(territory.Hundredths(cell))}",
                            $"{rule.Axis} = {rule.Value}"
                        )
                    );
                }
            }
        }
    }
}
