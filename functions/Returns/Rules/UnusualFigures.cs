using System.Globalization;
using Observatoire.Editions;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Outliers;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R30: totals that count are where their past lets expect them. What is not is asked as one question a cause: a territory that is not
/// in the figures (R30T), all of them higher or lower (R30G), two exchanged (R30E), else a figure with those it is part of
/// (R30). See docs/methods/outliers.md.
/// </summary>
public sealed record UnusualFigures : RuleForm
{
    public const string TerritoryCode = "R30T";
    public const string WholeCode = "R30G";
    public const string ExchangeCode = "R30E";

    public required Limits Bounds { get; init; }

    public override string Describe() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"agreed {Bounds.Agreed}; causes {Bounds.Causes}; chance {Bounds.Chance}; exchange {Bounds.Exchange}; fewest {Bounds.Fewest}; limit {Bounds.Limit}; spread {Bounds.Spread}; stockChance {Bounds.StockChance}; whole {Bounds.Whole}"
        );

    public override void Prove(NomenclatureEdition edition)
    {
        ProveBounds(
            Bounds.Agreed,
            Bounds.Causes,
            Bounds.Chance,
            Bounds.Exchange,
            Bounds.Fewest,
            Bounds.Limit,
            Bounds.Spread,
            Bounds.StockChance,
            Bounds.Whole
        );
        Require(
            Bounds is { Spread: > 0, Chance: > 0, StockChance: > 0, Causes: > 0 },
            "has a scale, or a number of causes, of zero."
        );
    }

    public override IReturnRule Bind(NomenclatureEdition edition) => new Bound(this, edition);

    /// <param name="Limit">Standard errors beyond which a figure is asked about.</param>
    /// <param name="Exchange">Standard errors beyond which both of two figures are, to be held for exchanged.</param>
    /// <param name="Whole">By what share all figures together are higher or lower before it is asked why.</param>
    /// <param name="Agreed">Share of the figures that must have moved so.</param>
    /// <param name="Causes">From how many figures on, unlike and moved the same way, they are one question.</param>
    /// <param name="Spread">By what share of their level large counts move from month to month.</param>
    /// <param name="Chance">Variance of a flow over its mean, at least.</param>
    /// <param name="StockChance">The same of a stock.</param>
    /// <param name="Fewest">Past errors there must be to judge a guess by them.</param>
    public sealed record Limits(
        double Limit,
        double Exchange,
        double Whole,
        double Agreed,
        int Causes,
        double Spread,
        double Chance,
        double StockChance,
        int Fewest
    );

    private sealed class Bound(UnusualFigures rule, NomenclatureEdition edition) : IReturnRule
    {
        private readonly CountScale scale = new(rule.Bounds.Spread);
        private readonly ExpectationBounds expectation = new(
            rule.Bounds.Chance,
            rule.Bounds.StockChance,
            rule.Bounds.Fewest
        );
        private readonly FigureKinship kinship = new(edition);
        private readonly CopyOfEarlierMonth.Bound[] copies =
        [
            .. edition.Rules.OfType<CopyOfEarlierMonth>().Select(copy => copy.Compile(edition)),
        ];

        /// <summary>Amounts, hours and full-time equivalents do not vary as counts do.</summary>
        private readonly (string Code, int Cell, bool IsStock)[] counts =
        [
            .. edition
                .Sent.Where(indicator => indicator.Decimals == 0)
                .Select(indicator =>
                    (indicator.Code, edition.Cells.Find(indicator.Code), indicator.Kind == IndicatorKind.Stock)
                ),
        ];

        public void Check(RuleScope scope, FindingList findings)
        {
            if (Array.Exists(copies, copy => copy.Find(scope) is not null))
            {
                return;
            }

            UnusualCauses causes = new(rule, scope, Compare(scope), scale, kinship);
            foreach (Finding cause in causes.Find().OrderByDescending(cause => cause.Surprise))
            {
                findings.Add(cause);
            }
        }

        private List<FigureSurprise> Compare(RuleScope scope)
        {
            const int Last = PastCounts.Months;
            EarlierTotals[] earlier = new EarlierTotals[Last + 1];
            for (int back = 1; back <= Last; back++)
            {
                earlier[back] = scope.History.TotalsOf(scope.Month.PlusMonths(-back));
            }

            List<FigureSurprise> figures = [];
            Span<double> past = stackalloc double[Last + 1];
            past[0] = double.NaN;
            foreach ((string code, int cell, bool isStock) in counts)
            {
                if (!scope.Cells.Whole.HasValue(cell))
                {
                    continue;
                }

                for (int back = 1; back <= Last; back++)
                {
                    past[back] = earlier[back].Of(code) is long then ? scale.Place(then / 100d) : double.NaN;
                }

                if (PastCounts.Expect(past, isStock, expectation) is Expectation expected)
                {
                    figures.Add(new(cell, scale.Place(scope.Cells.Whole.Hundredths(cell) / 100d), expected));
                }
            }

            return figures;
        }
    }
}
