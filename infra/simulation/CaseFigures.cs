namespace Observatoire.Simulation;

/// <summary>Social support, referrals, coordination and proposals.</summary>
internal static class CaseFigures
{
    public static void Draw(MonthScope scope, TerritoryFigures[] figures)
    {
        Stock[] opening = OpenCases.AtStart(scope);
        Stock[] closing = OpenCases.AtEnd(scope);
        long[] opened = scope.ByTerritory("SUI_OUV", scope.Total("SUI_OUV", 0.45));
        long[] assessed = scope.ByTerritory("SUI_EVA", scope.Total("SUI_EVA", 0.5));
        long[] referred = scope.ByTerritory("ORI_TOT", scope.Total("ORI_TOT", 0.9));
        long[] meetings = scope.ByTerritory("COO_INS", scope.Total("COO_INS", 0.05, noise: 0.4));
        long[] conferences = scope.ByTerritory("COO_SYN", scope.Total("COO_SYN", 0.12));
        long[] exchanges = scope.ByTerritory("COO_SHR", scope.Total("COO_SHR", 0.5));
        long[] proposals = scope.ByTerritory("PRE_PRO", scope.Total("PRE_PRO", 1.2));
        for (int at = 0; at < figures.Length; at++)
        {
            TerritoryFigures each = figures[at];
            string territory = scope.Territories[at].Code;
            // Nothing is closed that was not open: when a stock grows, at least as much was opened.
            long started = Math.Max(opened[at], closing[at].Total - opening[at].Total);
            Stocks(scope, each, territory, opening[at], closing[at], started);
            each.SetTotal("SUI_EVA", assessed[at]);
            each.SetTotal("COO_SYN", conferences[at]);
            Coordination(each, closing[at].Total);
            Part(scope, each, territory, "ORI_TOT", "ORI_CNF", "ORI", referred[at], 0.6);
            Part(scope, each, territory, "PRE_PRO", "PRE_REF", "DIS", proposals[at], 0.15);
            each.Set("COO_INS", "ORI", scope.ByCategory("COO_INS", "ORI", territory, meetings[at]));
            long[] shared = scope.ByCategory("COO_SHR", "ORI", territory, exchanges[at]);
            each.Set("COO_SHR", "ORI", shared);
            each.Set("COO_ACR", "ORI", [.. shared.Select(count => (count * 3 + 3) / 4)]);
        }
    }

    private static void Stocks(
        MonthScope scope,
        TerritoryFigures figures,
        string territory,
        Stock opening,
        Stock closing,
        long opened
    )
    {
        long closed = opening.Total + opened - closing.Total;
        long delegated = (long)Math.Round(opened * 0.06);
        figures.Set("SUI_DEB", "MOT", opening.ByReason);
        figures.Set("SUI_DEB", "GES", opening.ByManagement);
        figures.Set("SUI_OUV", "MOT", scope.ByCategory("SUI_OUV", "MOT", territory, opened));
        figures.Set("SUI_OUV", "GES", [opened - delegated, delegated]);
        figures.Set("SUI_CLO", "MCL", scope.ByCategory("SUI_CLO", "MCL", territory, closed));
        figures.Set("SUI_FIN", "MOT", closing.ByReason);
        figures.Set("SUI_FIN", "MEN", scope.ByCategory("SUI_FIN", "MEN", territory, closing.Total, stable: true));
        figures.Set("SUI_FIN", "GES", closing.ByManagement);
        figures.Set("SUI_CPX", "GES", Allocation.Share(closing.ByManagement, 0.22));
        figures.SetTotal("SUI_ACT", (long)((opening.Total + opened) * 0.45));
    }

    private static void Coordination(TerritoryFigures figures, long cases)
    {
        long several = (long)(cases * 0.18);
        long named = (long)(several * 0.6);
        figures.SetTotal("COO_MUL", several);
        figures.SetTotal("COO_REF", named);
        figures.SetTotal("COO_CHX", (long)(named * 0.3));
    }

    private static void Part(
        MonthScope scope,
        TerritoryFigures figures,
        string territory,
        string code,
        string part,
        string breakdown,
        long total,
        double share
    )
    {
        long[] parts = scope.ByCategory(code, breakdown, territory, total);
        figures.Set(code, breakdown, parts);
        figures.Set(part, breakdown, [.. parts.Select(count => (long)(count * share))]);
    }
}
