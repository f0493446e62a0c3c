using Observatoire.Editions;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>A month as readers of an earlier release have it, for whoever compares with it.</summary>
public static class ReleasedMonth
{
    /// <summary>
    /// The sums and ratios of départements, each withheld where that release withheld it or what it is computed from: what
    /// is made of them tells nothing that the release does not.
    /// </summary>
    public static ProtectedTable TellDepartements(EarlierMonth month)
    {
        DerivedFigures derived = new(month.Figures, month.Withheld.Contains);
        return new ProtectedTable(
            month
                .Figures.Cells.Where(pair =>
                    pair.Key.Area.Level == AreaLevel.Departement && pair.Key.Measure is Measure.Sum or Measure.Ratio
                )
                .Select(pair =>
                    pair.Value.Value is not null && derived.IsWithheld(pair.Key)
                        ? KeyValuePair.Create(pair.Key, new IndicatorCell(null, CellState.Withheld))
                        : pair
                )
        );
    }
}
