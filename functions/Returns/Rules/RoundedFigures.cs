using System.Globalization;
using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R33: too many counts end in 0 or 5 to have been counted; those already said to be estimated (E) are left out.
/// </summary>
public sealed record RoundedFigures : RuleForm
{
    public required Limits Bounds { get; init; }

    public override string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"from {Bounds.From}; least {Bounds.Least}; share {Bounds.Share}");

    public override void Prove(NomenclatureEdition edition) => ProveBounds(Bounds.From, Bounds.Least, Bounds.Share);

    public override IReturnRule Bind(NomenclatureEdition edition) => new Bound(this, edition);

    /// <param name="Share">Share of the counts above which they were not counted.</param>
    /// <param name="From">The least count that is looked at.</param>
    /// <param name="Least">Counts there must be.</param>
    public sealed record Limits(double Share, int From, int Least);

    private sealed class Bound(RoundedFigures rule, NomenclatureEdition edition) : IReturnRule
    {
        // In hundredths.
        private const long Five = 500;

        private readonly int[] countCells =
        [
            .. Enumerable
                .Range(0, edition.Cells.Count)
                .Where(cell => edition.Cells.Names[cell].Indicator.Decimals == 0),
        ];
        private readonly long smallest = (long)rule.Bounds.From * 100;

        public void Check(RuleScope scope, FindingList findings)
        {
            int counts = 0;
            int rounded = 0;
            foreach (TerritoryCells territory in scope.Cells.All)
            {
                ReadOnlySpan<long> values = territory.All;
                ReadOnlySpan<ValueStatus> statuses = territory.Statuses;
                foreach (int cell in countCells)
                {
                    if (statuses[cell] == ValueStatus.Reported && values[cell] >= smallest)
                    {
                        counts++;
                        rounded += values[cell] % Five == 0 ? 1 : 0;
                    }
                }
            }

            if (counts >= rule.Bounds.Least && rounded > rule.Bounds.Share * counts)
            {
                string found = (100d * rounded / counts).ToString("0", CultureInfo.InvariantCulture) + " %";
                string expected = (100 * rule.Bounds.Share).ToString("0", CultureInfo.InvariantCulture) + " %";
                findings.Add(rule.Found(scope.Cells.FirstLine, found, expected));
            }
        }
    }
}
