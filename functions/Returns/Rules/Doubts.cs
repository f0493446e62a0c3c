namespace Observatoire.Returns.Rules;

/// <summary>
/// The indicators a faulty line was, or may have been, about: their figures are in the file though not in the cells, so
/// that a rule on what is absent, or on a sum, would say a second time what is already said.
/// </summary>
public sealed class Doubts
{
    private readonly HashSet<string> codes = new(StringComparer.Ordinal);
    private bool all;

    /// <summary>Lines that do not say which indicator they are of: so many may seem absent.</summary>
    public int Unplaced { get; private set; }

    /// <summary>True when no line was faulty: nothing is doubtful.</summary>
    public bool IsEmpty => !all && codes.Count == 0;

    public bool Contains(string indicator) => all || codes.Contains(indicator);

    internal void Add(string indicator) => codes.Add(indicator);

    internal void AddUnplaced() => Unplaced++;

    internal void AddAll() => all = true;
}
