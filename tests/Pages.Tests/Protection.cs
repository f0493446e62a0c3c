using Observatoire.Disclosure;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Releases;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;

namespace Observatoire.Pages.Tests;

/// <summary>Figures through the disclosure control of the service, as a first release.</summary>
internal static class Protection
{
    private static readonly DisclosureRules Rules = DisclosureRules.Parse(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "nomenclature", "disclosure.json"))
    );

    /// <exception cref="InvalidOperationException">When the audit refuses them.</exception>
    public static ProtectedTable Of(IEnumerable<KeyValuePair<CellKey, IndicatorCell>> cells, EditionSeries editions) =>
        ReleaseOf(cells, editions).Table ?? throw new InvalidOperationException("The audit refused the release.");

    public static ProtectedRelease ReleaseOf(
        IEnumerable<KeyValuePair<CellKey, IndicatorCell>> cells,
        EditionSeries editions
    ) =>
        ReleaseProtection.Protect(
            [
                .. cells
                    .GroupBy(pair => pair.Key.Month)
                    .OrderBy(group => group.Key)
                    .Select(group => new ReleaseMonth(
                        group.Key,
                        EditionOf(group.Key, editions),
                        new IndicatorTable(group)
                    )),
            ],
            [],
            Rules
        );

    private static NomenclatureEdition EditionOf(ReferenceMonth month, EditionSeries editions) =>
        editions.InForce(month) ?? editions.Latest;
}
