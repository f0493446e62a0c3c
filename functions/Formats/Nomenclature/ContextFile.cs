using System.Globalization;
using Observatoire.Editions;

namespace Observatoire.Formats.Nomenclature;

/// <summary>The lines of <c>context.csv</c>: one a département and variable, its latest known year.</summary>
internal static class ContextFile
{
    private static readonly Dictionary<string, ContextVariable> Variables = new(StringComparer.Ordinal)
    {
        ["densite"] = ContextVariable.Density,
        ["moins_de_20_ans"] = ContextVariable.Under20,
        ["60_ans_et_plus"] = ContextVariable.Over60,
        ["pauvrete"] = ContextVariable.Poverty,
        ["chomage"] = ContextVariable.Unemployment,
        ["logement_social"] = ContextVariable.SocialHousing,
    };

    /// <param name="rows">Département, variable, year, value.</param>
    /// <param name="departements">The codes of the edition.</param>
    /// <exception cref="InvalidDataException">At the first line that does not hold; the message says which.</exception>
    public static IReadOnlyList<ContextValue> Read(IEnumerable<string[]> rows, IReadOnlySet<string> departements)
    {
        List<ContextValue> values = [.. rows.Select(row => ReadRow(row, departements))];
        ContextValue? twice = values
            .GroupBy(value => (value.Departement, value.Variable))
            .FirstOrDefault(group => group.Count() > 1)
            ?.First();
        return twice is null
            ? values
            : throw new InvalidDataException($"context.csv gives {twice.Variable} of {twice.Departement} twice.");
    }

    private static ContextValue ReadRow(string[] row, IReadOnlySet<string> departements) =>
        departements.Contains(row[0])
        && Variables.TryGetValue(row[1], out ContextVariable variable)
        && int.TryParse(row[2], NumberStyles.None, CultureInfo.InvariantCulture, out int year)
        && double.TryParse(row[3], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
        && value > 0
            ? new ContextValue(row[0], variable, year, value)
            : throw new InvalidDataException($"context.csv: « {string.Join(';', row)} » is not a value of a variable.");
}
