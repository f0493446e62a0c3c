namespace Observatoire.Returns.Privacy;

/// <summary>
/// Sees over a whole return whether its counts are crossed so finely that many of them describe one household: counts
/// given by territory and by breakdown at once, of which too large a share is exactly 1.
/// </summary>
public struct FineCrossingCount
{
    /// <summary>Fewer crossed counts than this say nothing of the way a return is cut.</summary>
    public const int FewestCells = 50;

    /// <summary>Above this share of ones the cells hold about one household each: see the method note.</summary>
    public const double LargestShareOfOnes = 0.30;

    private const long One = 100;

    /// <summary>Counts given by territory and breakdown at once.</summary>
    public int Cells { readonly get; private set; }

    /// <summary>Those that are exactly 1.</summary>
    public int Ones { readonly get; private set; }

    public readonly bool IsTooFine => Cells >= FewestCells && Ones > LargestShareOfOnes * Cells;

    /// <param name="hundredths">A count given by territory and by breakdown, in hundredths; zero counts too.</param>
    public void Add(long hundredths)
    {
        Cells++;
        Ones += hundredths == One ? 1 : 0;
    }
}
