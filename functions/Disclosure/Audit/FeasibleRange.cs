namespace Observatoire.Disclosure.Audit;

/// <summary>What an attacker knows of a withheld figure: it lies between these two, both possible, in units.</summary>
/// <param name="Least">Null where nothing bounds it.</param>
/// <param name="Most">Null where nothing bounds it.</param>
public readonly record struct FeasibleRange(long? Least, long? Most)
{
    /// <summary>Most less least; null where it is not bounded.</summary>
    public long? Width => Most - Least;
}
