using Observatoire.Editions;
using Observatoire.Host.Hosting;
using Observatoire.Pages.Rendering;

namespace Observatoire.Host.Releases;

/// <summary>How a release is made: a change of any of it makes another one of the same figures.</summary>
/// <param name="Editions">The nomenclature.</param>
/// <param name="Typology">By what organisations are compared.</param>
/// <param name="Rules">Of disclosure control.</param>
/// <param name="Renderer">Figures to files.</param>
/// <param name="Calendar">Which months are ever closed.</param>
/// <param name="ProtectionVersion">Of the nomenclature, the rules and the code of disclosure control.</param>
/// <param name="Version">Of the dashboards, the rules and the code.</param>
public sealed record ReleaseMethod(
    EditionSeries Editions,
    Typology Typology,
    DisclosureRules Rules,
    SiteRenderer Renderer,
    CollectionCalendar Calendar,
    string ProtectionVersion,
    string Version
);
