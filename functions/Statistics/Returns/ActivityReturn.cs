using Observatoire.Statistics.Time;

namespace Observatoire.Statistics.Returns;

/// <summary>Why a cell has a value, or has none.</summary>
public enum ValueStatus
{
    /// <summary>A value, counted.</summary>
    Reported,

    /// <summary>A value, estimated (E).</summary>
    Estimated,

    /// <summary>No value: missing (M).</summary>
    Missing,

    /// <summary>No value: not applicable here (X).</summary>
    NotApplicable,

    /// <summary>No value yet: announced late (R).</summary>
    Delayed,
}

/// <summary>One figure of a return. A value exactly when the status is Reported or Estimated; missing is not zero.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Territory">Code of the territory, or empty for the whole département.</param>
/// <param name="Breakdown">Code of the breakdown, or empty for the total.</param>
/// <param name="Category">Category of the breakdown, or empty for the total.</param>
/// <param name="Value">In the unit of the indicator.</param>
/// <param name="Status">See <see cref="ValueStatus"/>.</param>
/// <param name="Comment">What the département wrote beside it; may be empty.</param>
public sealed record ReturnCell(
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
/// <param name="Cells">In the order of the file.</param>
public sealed record ActivityReturn(
    string Departement,
    ReferenceMonth Month,
    string Edition,
    IReadOnlyList<ReturnCell> Cells
)
{
    /// <summary>The value for the whole département and all categories, or null when it gave none.</summary>
    public double? TotalOf(string indicator) =>
        Cells
            .FirstOrDefault(cell =>
                string.Equals(cell.Indicator, indicator, StringComparison.Ordinal)
                && cell is { Territory.Length: 0, Breakdown.Length: 0 }
            )
            ?.Value;
}
