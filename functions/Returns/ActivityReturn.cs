using Observatoire.Editions;
using Observatoire.Editions.Time;

namespace Observatoire.Returns;

/// <summary>One figure of a return. A value exactly when the status is Reported or Estimated; missing is not zero.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Territory">Code of the territory, or empty for the whole département.</param>
/// <param name="Breakdown">Code of the breakdown, or empty for the total.</param>
/// <param name="Category">Category of the breakdown, or empty for the total.</param>
/// <param name="Value">In the unit of the indicator.</param>
/// <param name="Status">See <see cref="ValueStatus"/>.</param>
/// <param name="Comment">What the département wrote beside it; may be empty.</param>
public readonly record struct ReturnCell(
    string Indicator,
    string Territory,
    string Breakdown,
    string Category,
    double? Value,
    ValueStatus Status,
    string Comment
);

/// <summary>A return that passed every rule: one département, one month (remontée).</summary>
/// <param name="Departement">INSEE code.</param>
/// <param name="Month">The month it is about.</param>
/// <param name="Edition">Id of the nomenclature edition it was checked against.</param>
/// <param name="Cells">Its figures.</param>
public sealed record ActivityReturn(string Departement, ReferenceMonth Month, string Edition, MonthCells Cells)
{
    /// <summary>Every figure the return gives or says it lacks: the whole département's first, then each territory's.</summary>
    public IEnumerable<ReturnCell> Figures =>
        Cells
            .All.ToArray()
            .SelectMany(territory =>
                Enumerable
                    .Range(0, territory.Count)
                    .Where(cell => territory.StatusOf(cell) != ValueStatus.Absent)
                    .Select(cell => Figure(territory, cell))
            );

    /// <summary>The value for the whole département and all categories, or null when it gave none.</summary>
    public double? TotalOf(string indicator)
    {
        int cell = Cells.Space.Find(indicator);
        return cell >= 0 && Cells.Whole.HasValue(cell) ? Cells.Whole.Hundredths(cell) / 100d : null;
    }

    private ReturnCell Figure(TerritoryCells territory, int cell)
    {
        CellName name = Cells.Space.Names[cell];
        return new ReturnCell(
            name.Indicator.Code,
            territory.Code,
            name.Breakdown,
            name.Category,
            territory.HasValue(cell) ? territory.Hundredths(cell) / 100d : null,
            territory.StatusOf(cell),
            territory.CommentOf(cell)
        );
    }
}
