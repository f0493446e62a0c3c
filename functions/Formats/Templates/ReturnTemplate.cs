using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns;
using Observatoire.Returns.Organisations;
using Observatoire.Returns.Rules;

namespace Observatoire.Formats.Templates;

/// <summary>One line of a return ready to fill.</summary>
/// <param name="Territory">Code of the territory, or empty for the whole département.</param>
/// <param name="Cell">The indicator and its category.</param>
/// <param name="Value">What is already known, or null.</param>
public sealed record TemplateLine(string Territory, CellName Cell, double? Value);

/// <summary>A return ready to fill: a line for each figure expected of a département in a month.</summary>
/// <param name="Edition">The edition in force in the month.</param>
/// <param name="Departement">Code of the département.</param>
/// <param name="Month">The month.</param>
/// <param name="Territories">The territories that exist in the month.</param>
/// <param name="Lines">The whole département first, then each territory, in the order of the edition.</param>
public sealed record ReturnTemplate(
    NomenclatureEdition Edition,
    string Departement,
    ReferenceMonth Month,
    IReadOnlyList<TerritoryPeriod> Territories,
    IReadOnlyList<TemplateLine> Lines
)
{
    /// <param name="edition">The edition in force in the month.</param>
    /// <param name="departement">Code of the département.</param>
    /// <param name="month">The month.</param>
    /// <param name="organisation">How the département is organised.</param>
    /// <param name="before">
    /// The figures of the month before, whose closing stocks are this month's openings; none when nothing was received or
    /// the caller may not see it.
    /// </param>
    public static ReturnTemplate Prepare(
        NomenclatureEdition edition,
        string departement,
        ReferenceMonth month,
        Organisation organisation,
        IEnumerable<ReturnCell> before
    )
    {
        IReadOnlyList<TerritoryPeriod> territories = organisation.TerritoriesIn(month);
        Dictionary<string, string> closingOf = edition
            .Rules.OfType<OpensAsClosed>()
            .ToDictionary(rule => rule.Opening, rule => rule.Closing, StringComparer.Ordinal);
        Dictionary<(string, string, string, string), double?> known = before.ToDictionary(
            cell => (cell.Territory, cell.Indicator, cell.Breakdown, cell.Category),
            cell => cell.Value
        );
        double? Opening(string territory, CellName cell) =>
            closingOf.TryGetValue(cell.Indicator.Code, out string? closing)
                ? known.GetValueOrDefault((territory, closing, cell.Breakdown, cell.Category))
                : null;
        TemplateLine[] lines =
        [
            .. from territory in territories.Select(each => each.Code).Prepend("")
            from cell in edition.Cells.Names
            where territory.Length == 0 || cell.Indicator.Territorial
            select new TemplateLine(territory, cell, Opening(territory, cell)),
        ];
        return new ReturnTemplate(edition, departement, month, territories, lines);
    }
}
