using System.Text.RegularExpressions;

namespace Observatoire.Simulation;

/// <summary>
/// What an edition counts and no other class draws: plain counts in proportion to the inhabitants, or part of another where a
/// rule says so, so that an indicator added to the nomenclature is in the returns at once.
/// </summary>
internal static partial class OtherFigures
{
    private const double PartOfOther = 0.5;

    /// <exception cref="InvalidDataException">When a rule ties it to others in a way that is not known here.</exception>
    public static void Draw(FigureSheet sheet)
    {
        SimulatedNomenclature nomenclature = sheet.Scope.Nomenclature;
        foreach (string code in nomenclature.Codes.Where(code => !Has(sheet, code)).ToArray())
        {
            string? within = WholeOf(nomenclature, code, sheet);
            if (within is not null)
            {
                sheet.DrawPart(code, within, (long)(sheet.Total(within) * PartOfOther));
            }
            else if (nomenclature.WholeOnly.Contains(code))
            {
                WholeFigures.Set(sheet, code, sheet.Scope.Count(code, CountLevel.Other));
            }
            else
            {
                sheet.Draw(code, sheet.Scope.Count(code, CountLevel.Other));
            }
        }
    }

    private static bool Has(FigureSheet sheet, string code) => sheet.Whole.Has(code) || sheet.Territories[0].Has(code);

    /// <returns>What it is a part of; null when no rule speaks of it.</returns>
    private static string? WholeOf(SimulatedNomenclature nomenclature, string code, FigureSheet sheet)
    {
        string? whole = null;
        foreach (
            (string rule, string text) in nomenclature.Rules.Where(each =>
                Code().Matches(each.Text).Any(word => word.Value == code)
            )
        )
        {
            Match inclusion = Inclusion().Match(text);
            whole =
                inclusion.Success
                && inclusion.Groups["part"].Value == code
                && !nomenclature.WholeOnly.Contains(code)
                && sheet.Territories[0].Has(inclusion.Groups["whole"].Value)
                    ? inclusion.Groups["whole"].Value
                    : throw new InvalidDataException(SimulationText.Current.CannotDraw(code, rule));
        }

        return whole;
    }

    [GeneratedRegex("^(?<part>[A-Z0-9_]+) <= (?<whole>[A-Z0-9_]+)$", RegexOptions.None, 1000)]
    private static partial Regex Inclusion();

    [GeneratedRegex("[A-Z][A-Z0-9_]+", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
