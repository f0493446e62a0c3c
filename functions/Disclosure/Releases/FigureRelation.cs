using Observatoire.Disclosure.Tables;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>A sum of figures, each times a factor, is zero or, where it is no equation, at most zero.</summary>
internal sealed record FigureRelation(IReadOnlyList<(CellKey Key, long Factor)> Terms, bool IsEquation)
{
    public static FigureRelation Total(CellKey total, IEnumerable<CellKey> parts) =>
        new([.. parts.Select(part => (part, 1L)), (total, -1L)], IsEquation: true);

    public FigureRelation Reversed() => this with { Terms = [.. Terms.Select(term => (term.Key, -term.Factor))] };

    public bool Holds(MonthRelations figures)
    {
        long sum = Terms.Sum(term => term.Factor * figures.Find(term.Key)!.Value);
        return IsEquation ? sum == 0 : sum <= 0;
    }

    /// <summary>In the smallest whole factors: the solvers reckon in floating point.</summary>
    public PublicRelation Of(Func<CellKey, string> identityOf)
    {
        long divisor = FigureScale.DivisorOf(Terms.Select(term => term.Factor));
        return new(
            [.. Terms.Select(term => new RelationTerm(identityOf(term.Key), term.Factor / divisor))],
            IsEquation ? 0 : null,
            0
        );
    }
}
