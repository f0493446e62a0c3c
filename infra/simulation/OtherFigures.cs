namespace Observatoire.Simulation;

/// <summary>
/// What an edition counts and no other class draws: plain counts in proportion to the inhabitants, so that an indicator added to
/// the nomenclature is in the returns at once.
/// </summary>
internal static class OtherFigures
{
    private const double PerThousand = 1;

    public static void Draw(MonthScope scope, TerritoryFigures[] figures)
    {
        foreach (string code in Missing(scope, figures[0]).Except(scope.Nomenclature.WholeOnly).ToArray())
        {
            long[] totals = scope.ByTerritory(code, scope.Total(code, PerThousand));
            for (int at = 0; at < figures.Length; at++)
            {
                Set(scope, figures[at], code, scope.Territories[at].Code, totals[at]);
            }
        }
    }

    public static void DrawWhole(MonthScope scope, TerritoryFigures whole)
    {
        foreach (string code in Missing(scope, whole).ToArray())
        {
            Set(scope, whole, code, "", scope.Total(code, PerThousand));
        }
    }

    private static IEnumerable<string> Missing(MonthScope scope, TerritoryFigures figures) =>
        scope
            .Nomenclature.Cells.Where(cell => !figures.Hundredths.ContainsKey(cell))
            .Select(cell => cell.Code)
            .Distinct();

    private static void Set(MonthScope scope, TerritoryFigures figures, string code, string territory, long total)
    {
        figures.SetTotal(code, total);
        IEnumerable<string> breakdowns = scope
            .Nomenclature.Cells.Where(cell => cell.Code == code && cell.Breakdown.Length > 0)
            .Select(cell => cell.Breakdown)
            .Distinct();
        foreach (string breakdown in breakdowns)
        {
            figures.Set(code, breakdown, scope.ByCategory(code, breakdown, territory, total));
        }
    }
}
