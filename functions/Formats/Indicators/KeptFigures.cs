using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Formats.Indicators;

/// <summary>The figures of a month as JSON has them: of the edition, its id; the month is in the name of what is kept.</summary>
internal sealed record KeptFigures(string Edition, IReadOnlyDictionary<string, DepartementFigures> Departements)
{
    public static KeptFigures From(MonthFigures figures) => new(figures.Edition.Period.Id, figures.Departements);

    /// <exception cref="InvalidDataException">When there is no such edition.</exception>
    public MonthFigures Of(ReferenceMonth month, EditionSeries editions) =>
        new(
            month,
            editions.Find(Edition) ?? throw new InvalidDataException($"There is no edition « {Edition} »."),
            Departements
        );
}
