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
        ProtectedTable.Builder told = new();
        told.Add(
            month.Figures,
            month.Withheld,
            key => key.Area.Level == AreaLevel.Departement && key.Measure is Measure.Sum or Measure.Ratio
        );
        return told.Build();
    }
}
