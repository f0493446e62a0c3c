namespace Observatoire.Simulation;

/// <summary>Social support, referrals, coordination and proposals.</summary>
internal static class CaseFigures
{
    private const double SeenInTwoTerritories = 0.02;

    public static void Draw(FigureSheet sheet)
    {
        MonthScope scope = sheet.Scope;
        Stocks(sheet, OpenCases.AtStart(sheet), OpenCases.AtEnd(sheet));
        sheet.Draw("SUI_EVA", scope.Count("SUI_EVA", CountLevel.Assessed));
        sheet.Draw("COO_SYN", scope.Count("COO_SYN", CountLevel.Conferences));
        sheet.Draw("COO_INS", scope.Count("COO_INS", CountLevel.Meetings));
        Coordination(sheet);
        Part(sheet, "ORI_TOT", CountLevel.Referred, "ORI_CNF", scope.Share("ORI_CNF", 0.6, 0.12));
        Part(sheet, "PRE_PRO", CountLevel.Proposals, "PRE_REF", scope.Share("PRE_REF", 0.15, 0.3));
        Part(
            sheet,
            "COO_SHR",
            CountLevel.Exchanges,
            "COO_ACR",
            Math.Clamp(scope.Share("COO_ACR", 0.78, 0.1), 0.6, 0.95)
        );
    }

    private static void Stocks(FigureSheet sheet, Stock[] opening, Stock[] closing)
    {
        MonthScope scope = sheet.Scope;
        long openings = scope.Count("SUI_OUV", CountLevel.Opened, OpenCases.Level(scope.Departement));
        double[] weights = [.. closing.Select(stock => (double)stock.Total + 1)];
        // Nothing is closed that was not open: when a stock grows, at least as much was opened.
        long[] opened =
        [
            .. Allocation
                .Split(openings, weights)
                .Select((count, at) => Math.Max(count, closing[at].Total - opening[at].Total)),
        ];
        sheet.DrawTotals("SUI_OUV", opened);
        sheet.DrawTotals("SUI_CLO", [.. opened.Select((count, at) => opening[at].Total + count - closing[at].Total)]);
        sheet.DrawTotals("SUI_DEB", [.. opening.Select(stock => stock.Total)], isStable: true);
        sheet.DrawTotals("SUI_FIN", [.. closing.Select(stock => stock.Total)], isStable: true);
        for (int at = 0; scope.IsDetailed && at < opening.Length; at++)
        {
            SimulatedArea each = sheet.Territories[at];
            each.SetParts("SUI_DEB", "MOT", opening[at].ByReason);
            each.SetParts("SUI_DEB", "GES", opening[at].ByManagement);
            each.SetParts("SUI_FIN", "MOT", closing[at].ByReason);
            each.SetParts("SUI_FIN", "GES", closing[at].ByManagement);
            long delegated = (long)Math.Round(opened[at] * 0.06);
            each.SetParts("SUI_OUV", "GES", [opened[at] - delegated, delegated]);
        }

        sheet.DrawPart(
            "SUI_CPX",
            "SUI_FIN",
            (long)Math.Round(sheet.Total("SUI_FIN") * scope.Share("SUI_CPX", 0.22, 0.2, 0.6))
        );
        Active(sheet, [.. opening.Zip(opened, (stock, count) => stock.Total + count)]);
    }

    /// <summary>Households met: those met in two territories are one household of the département.</summary>
    private static void Active(FigureSheet sheet, long[] known)
    {
        MonthScope scope = sheet.Scope;
        long met = scope.Binomial("SUI_ACT", known.Sum(), scope.Share("SUI_ACT", 0.45, 0.12, 0.9));
        sheet.DrawPart("SUI_ACT", known, (_, _) => null, met);
        sheet.Whole["SUI_ACT"] = met - (long)(met * SeenInTwoTerritories);
    }

    private static void Coordination(FigureSheet sheet)
    {
        MonthScope scope = sheet.Scope;
        double referents = scope.Practice.Referents;
        Chain("COO_MUL", "SUI_FIN", scope.Share("COO_MUL", 0.18, 0.25, 0.6));
        Chain("COO_REF", "COO_MUL", Math.Min(0.95, scope.Share("COO_REF", 0.55, 0.2) * referents));
        Chain("COO_CHX", "COO_REF", Math.Min(0.95, scope.Share("COO_CHX", 0.3, 0.3)));

        void Chain(string code, string of, double share) =>
            sheet.DrawPart(code, of, (long)Math.Round(sheet.Total(of) * share));
    }

    private static void Part(FigureSheet sheet, string code, CountLevel level, string part, double share)
    {
        sheet.Draw(code, sheet.Scope.Count(code, level));
        long total = sheet.Total(code);
        if (share < 0.5)
        {
            sheet.DrawPart(part, code, sheet.Scope.Binomial(part, total, share));
            return;
        }

        // Most of it: what is left out is drawn, at most half of it anywhere.
        long[] all = [.. sheet.Territories.Select(each => each[code])];
        long[] rest = Allocation.Within(sheet.Scope.Binomial(part, total, 1 - share), all, 0.5);
        long[] kept = [.. all.Zip(rest, (whole, left) => whole - left)];
        sheet.DrawPart(part, kept, (at, breakdown) => sheet.PartsOf(code, breakdown, at), kept.Sum());
    }
}
