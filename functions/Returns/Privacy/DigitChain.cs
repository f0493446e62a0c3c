namespace Observatoire.Returns.Privacy;

/// <summary>
/// Digits written one after the other, in groups or not: <c>06 12.34-56 78</c>. Between two of them stand at most three
/// separators. A Corsican <c>2A</c> or <c>2B</c> counts as two symbols.
/// </summary>
internal ref struct DigitChain
{
    /// <summary>More symbols than any identifier sought has.</summary>
    public const int Longest = 24;

    private readonly Span<char> symbols;
    private readonly Span<char> separators;

    /// <param name="text">Folded text.</param>
    /// <param name="start">Where the first digit is.</param>
    /// <param name="symbols">Room for <see cref="Longest"/> symbols.</param>
    /// <param name="separators">Room for <see cref="Longest"/> separators.</param>
    public DigitChain(ReadOnlySpan<char> text, int start, Span<char> symbols, Span<char> separators)
    {
        this.symbols = symbols;
        this.separators = separators;
        int position = start;
        while (Count < Longest && position < text.Length && IsSymbol(text, position))
        {
            symbols[Count] = char.ToUpperInvariant(text[position]);
            separators[Count] = '\0';
            Count++;
            End = ++position;
            int gap = position;
            while (gap < text.Length && gap - position < 3 && IsSeparator(text[gap]))
            {
                gap++;
            }

            if (gap > position && gap < text.Length && char.IsAsciiDigit(text[gap]))
            {
                separators[Count - 1] = text[position];
                position = gap;
            }
        }

        EndsInWord = End < text.Length && char.IsLetterOrDigit(text[End]);
    }

    public int Count { get; private set; }

    /// <summary>Position after the last symbol.</summary>
    public int End { get; private set; }

    /// <summary>True when a letter or one more digit follows the last symbol directly.</summary>
    public bool EndsInWord { get; }

    public readonly ReadOnlySpan<char> Symbols => symbols[..Count];

    /// <summary>The first separator after each symbol, or nothing.</summary>
    public readonly ReadOnlySpan<char> Separators => separators[..Count];

    /// <summary>True when the first <paramref name="count"/> symbols are there and stand apart from what follows.</summary>
    public readonly bool StopsAt(int count) =>
        Count >= count && (Count == count ? !EndsInWord : separators[count - 1] != '\0');

    /// <summary>True when the first <paramref name="count"/> symbols are written without a separator.</summary>
    public readonly bool IsCompact(int count) => separators[..(count - 1)].IndexOfAnyExcept('\0') < 0;

    private readonly bool IsSymbol(ReadOnlySpan<char> text, int position) =>
        char.IsAsciiDigit(text[position])
        || (Count == 6 && symbols[5] == '2' && separators[5] == '\0' && text[position] is ('A' or 'B' or 'a' or 'b'));

    private static bool IsSeparator(char symbol) => symbol is ' ' or '.' or '-' or '/' or '_' or '(' or ')';
}
