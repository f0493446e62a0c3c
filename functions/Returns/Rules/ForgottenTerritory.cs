using Observatoire.Returns.Outliers;

namespace Observatoire.Returns.Rules;

/// <summary>A territory whose figures are not in the return, and the share of the whole it had the month before.</summary>
internal readonly record struct ForgottenTerritory(string Code, double Share)
{
    /// <summary>Three standard errors, squared: a figure that is wrong for another reason tells no more than this.</summary>
    private const double MostMisfit = 9;

    /// <summary>How much better than any other a territory must explain the figures to be named.</summary>
    private const double Surer = 9;

    /// <summary>
    /// The territories that the month before has and this one, given by territory, has not; where what the département has
    /// declared is known, R35 and N04 say it.
    /// </summary>
    public static IEnumerable<ForgottenTerritory> Absent(RuleScope scope)
    {
        if (scope.Organisation is not null || scope.Cells.Territories.IsEmpty || Before(scope) is not MonthCells before)
        {
            return [];
        }

        int[] cells = [.. Enumerable.Range(0, before.Space.Count)];
        return
        [
            .. before
                .Territories.ToArray()
                .Where(territory => scope.Cells.Find(territory.Code) is null)
                .Select(territory => new ForgottenTerritory(
                    territory.Code,
                    MedianShare(territory, before.Whole, cells)
                ))
                .Where(territory => territory.Share > 0),
        ];
    }

    /// <summary>
    /// The territory whose shares of the month before are those by which the figures are lower; null when none is, or two could be.
    /// </summary>
    public static ForgottenTerritory? Told(RuleScope scope, IReadOnlyList<FigureSurprise> figures, CountScale scale)
    {
        if (Before(scope) is not MonthCells before)
        {
            return null;
        }

        int[] cells = [.. figures.Select(figure => figure.Cell)];
        double untold = Misfit(figures, scale, _ => 0);
        (TerritoryCells Territory, double Misfit)[] fits =
        [
            .. before
                .Territories.ToArray()
                .Select(each => (each, Misfit(figures, scale, cell => ShareOf(each, before.Whole, cell))))
                .OrderBy(fit => fit.Item2),
        ];
        return
            fits is [(TerritoryCells best, double misfit), ..]
            && misfit + Surer <= Math.Min(untold, fits.Length > 1 ? fits[1].Misfit : untold)
            ? new ForgottenTerritory(best.Code, MedianShare(best, before.Whole, cells))
            : null;
    }

    private static MonthCells? Before(RuleScope scope) =>
        scope.History.CellsOf(scope.Month.PlusMonths(-1)) is MonthCells before && before.Space == scope.Cells.Space
            ? before
            : null;

    /// <summary>Squared standard errors between figures and what was expected less the share; none counts beyond a limit.</summary>
    private static double Misfit(IReadOnlyList<FigureSurprise> figures, CountScale scale, Func<int, double> share)
    {
        double misfit = 0;
        foreach (FigureSurprise figure in figures)
        {
            double without = Math.Log(1 - Math.Min(0.99, share(figure.Cell)));
            double distance = WholeChange.WeightOf(figure, scale) * (WholeChange.RatioOf(figure, scale) - without);
            misfit += Math.Min(distance * distance, MostMisfit);
        }

        return misfit;
    }

    private static double MedianShare(TerritoryCells territory, TerritoryCells whole, int[] cells)
    {
        double[] shares =
        [
            .. cells
                .Where(cell => territory.HasValue(cell) && whole.HasValue(cell) && whole.Hundredths(cell) > 0)
                .Select(cell => ShareOf(territory, whole, cell))
                .Order(),
        ];
        return shares.Length == 0 ? 0 : shares[shares.Length / 2];
    }

    private static double ShareOf(TerritoryCells territory, TerritoryCells whole, int cell) =>
        territory.HasValue(cell) && whole.HasValue(cell) && whole.Hundredths(cell) > 0
            ? (double)territory.Hundredths(cell) / whole.Hundredths(cell)
            : 0;
}
