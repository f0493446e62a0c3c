using Observatoire.Disclosure;
using Observatoire.Disclosure.Releases;
using Observatoire.Disclosure.Secondary;
using Observatoire.Editions;
using Observatoire.Formats.Nomenclature;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Support.Pages;

/// <summary>Figures through the disclosure control of the service, as a first release.</summary>
public static class Protection
{
    /// <param name="cells">The figures, of any months.</param>
    /// <param name="editions">Their nomenclature.</param>
    /// <exception cref="InvalidOperationException">When the audit refuses them.</exception>
    public static ProtectedTable Protect(
        IEnumerable<KeyValuePair<CellKey, IndicatorCell>> cells,
        EditionSeries editions
    )
    {
        ProtectedRelease release = WholeRelease.Protect(
            [
                .. cells
                    .GroupBy(pair => pair.Key.Month)
                    .OrderBy(month => month.Key)
                    .Select(month => new IndicatorTable(
                        month.Key,
                        editions.InForce(month.Key) ?? editions.Latest,
                        month
                    )),
            ],
            [],
            NomenclatureFolder.ReadDisclosureRules(Repository.Nomenclature),
            new CostChance(new byte[CostChance.ShortestKey])
        );
        return release.Table ?? throw new InvalidOperationException("The audit refused the release.");
    }
}
