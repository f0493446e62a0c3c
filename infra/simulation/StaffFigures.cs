namespace Observatoire.Simulation;

/// <summary>Posts, hours, absences and costs: all follow from the filled posts of each profession.</summary>
internal static class StaffFigures
{
    private const double CasesPerWorker = 45;
    private const double MonthlyHours = 151.67;
    private const double MonthlyCost = 3950;
    private const string Professions = "PRO";

    // The first three professions are the social workers a caseload is counted against.
    private const int SocialWorkers = 3;

    public static void Draw(MonthScope scope, TerritoryFigures[] figures)
    {
        MonthScope reference = scope.In(new SimulatedMonth(scope.Month.Year * 12));
        double[] shares = CategoryShares.SharesOf(Professions, scope.Nomenclature.Categories[Professions].Length);
        double social = shares.Take(SocialWorkers).Sum();
        for (int at = 0; at < figures.Length; at++)
        {
            string territory = scope.Territories[at].Code;
            double workers = figures[at]["SUI_FIN"] / CasesPerWorker;
            long[] budget = [.. shares.Select(share => 5 * (long)Math.Ceiling(workers * share / social * 20))];
            long[] filled =
            [
                .. budget.Select(
                    (posts, rank) =>
                        (long)(
                            posts
                            * reference
                                .Departement.About("ETP", territory, Text(rank), Text(scope.Month.Index / 3))
                                .Between(0.9, 1)
                        )
                ),
            ];
            Posts(figures[at], budget, filled);
            Hours(scope, figures[at], filled);
            Costs(scope, figures[at], territory, filled.Sum());
        }
    }

    private static void Posts(TerritoryFigures figures, long[] budget, long[] filled)
    {
        long delegated = budget.Sum() / 20;
        figures.SetHundredths("ETP_BUD", Professions, budget);
        figures.SetHundredths("ETP_BUD", "GES", [budget.Sum() - delegated, delegated]);
        figures.SetHundredths("ETP_POU", Professions, filled);
        figures.SetHundredths(
            "ETP_POL",
            Professions,
            [.. filled.Select((posts, rank) => (long)(posts * (rank < SocialWorkers ? 0.62 : 0.3)))]
        );
    }

    // Hours and days have one decimal: hundredths that end in 0.
    private static void Hours(MonthScope scope, TerritoryFigures figures, long[] filled)
    {
        int days = scope.Month.WorkingDays();
        double illness = 0.075 * (1 + 0.25 * Math.Cos((scope.Month.Month - 1) / 6.0 * Math.PI));
        long[] due = [.. filled.Select(posts => Tenths(posts * days))];
        figures.SetHundredths("COL_HRS", Professions, [.. filled.Select(posts => Tenths(posts * MonthlyHours * 0.06))]);
        figures.SetHundredths("IND_HRS", Professions, [.. filled.Select(posts => Tenths(posts * MonthlyHours * 0.55))]);
        figures.SetHundredths("ABS_THE", Professions, due);
        figures.SetHundredths("ABS_JRS", Professions, [.. due.Select(day => Tenths(day * illness))]);
    }

    private static void Costs(MonthScope scope, TerritoryFigures figures, string territory, long filled)
    {
        double price = scope.Departement.About("DEP_PER", territory).Between(0.95, 1.05) * scope.Effect.Cost;
        double bonus = scope.Month.Month == 12 ? 1.3 : 1;
        long staff = (long)Math.Round(filled * MonthlyCost * price * bonus);
        figures.SetTotalHundredths("DEP_PER", staff);
        double running = scope.Departement.About("DEP_FON", territory, scope.Month.ToString()).Between(0.13, 0.17);
        figures.SetTotalHundredths("DEP_FON", (long)Math.Round(filled * MonthlyCost * scope.Effect.Cost * running));
    }

    private static long Tenths(double hundredths) => (long)(hundredths / 10) * 10;

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
