using Observatoire.Disclosure;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Releases;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Nomenclature;

namespace Observatoire.Pages.Tests;

/// <summary>Figures through the disclosure control of the service, as a first release.</summary>
internal static class Protection
{
    /// <param name="cells">The figures, of any months.</param>
    /// <param name="editions">Their nomenclature.</param>
    /// <param name="folder">Where the rules are: the folder of the nomenclature, by default beside the tests.</param>
    /// <exception cref="InvalidOperationException">When the audit refuses them.</exception>
    public static ProtectedTable Of(
        IEnumerable<KeyValuePair<CellKey, IndicatorCell>> cells,
        EditionSeries editions,
        string? folder = null
    )
    {
        string nomenclature = folder ?? Path.Combine(AppContext.BaseDirectory, "nomenclature");
        ProtectedRelease release = ReleaseProtection.Protect(
            [
                .. cells
                    .GroupBy(pair => pair.Key.Month)
                    .OrderBy(month => month.Key)
                    .Select(month => new ReleaseMonth(
                        month.Key,
                        editions.InForce(month.Key) ?? editions.Latest,
                        new IndicatorTable(month)
                    )),
            ],
            [],
            DisclosureRules.Parse(File.ReadAllBytes(Path.Combine(nomenclature, "disclosure.json")))
        );
        return release.Table ?? throw new InvalidOperationException("The audit refused the release.");
    }
}
