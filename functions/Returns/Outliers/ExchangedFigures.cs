namespace Observatoire.Returns.Outliers;

/// <summary>Pairs of figures each of which is expected where the other is.</summary>
public static class ExchangedFigures
{
    // A figure in its own place is seldom further; half as much would miss one exchange in ten.
    private const double InPlace = 0.75;

    /// <param name="figures">All the figures.</param>
    /// <param name="least">How surprising both are at least where they stand; in the other's place, at most three quarters of it.</param>
    /// <returns>Pairs of positions in the list; each figure is in one pair at most, the most surprising pairs first.</returns>
    public static IReadOnlyList<(int First, int Second)> Find(IReadOnlyList<FigureSurprise> figures, double least)
    {
        int[] far = [.. Enumerable.Range(0, figures.Count).Where(at => figures[at].Size > least)];
        HashSet<int> taken = [];
        return
        [
            .. far.SelectMany(first => far.Where(second => second > first).Select(second => (first, second)))
                .Where(pair => AreExchanged(figures[pair.first], figures[pair.second], InPlace * least))
                .OrderByDescending(pair => figures[pair.first].Size + figures[pair.second].Size)
                .Where(pair => !taken.Contains(pair.first) && !taken.Contains(pair.second))
                .Where(pair => taken.Add(pair.first) && taken.Add(pair.second)),
        ];
    }

    private static bool AreExchanged(in FigureSurprise one, in FigureSurprise other, double most) =>
        one.Score * other.Score < 0
        && Math.Abs(one.Expected.Surprise(other.Place)) <= most
        && Math.Abs(other.Expected.Surprise(one.Place)) <= most;
}
