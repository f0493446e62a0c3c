namespace Observatoire.Returns.Privacy;

/// <summary>The words of a folded text: letters, with hyphens within (<c>Jean-Pierre</c>) and the O' of a name.</summary>
internal readonly ref struct TextWords
{
    /// <summary>Words past this one are not looked at: so long a text is refused anyway.</summary>
    public const int Most = 64;

    // What names a place is looked for among so many words before: « maison de quartier Jean Macé ».
    private const int BearerReach = 3;

    private readonly ReadOnlySpan<char> text;
    private readonly ReadOnlySpan<Range> ranges;

    /// <param name="text">Folded text.</param>
    /// <param name="ranges">Room for <see cref="Most"/> words.</param>
    public TextWords(ReadOnlySpan<char> text, Span<Range> ranges)
    {
        this.text = text;
        int count = 0;
        for (int start = 0; start < text.Length && count < ranges.Length; )
        {
            int end = start;
            while (end < text.Length && (char.IsLetter(text[end]) || JoinsLetters(text, start, end)))
            {
                end++;
            }

            if (end > start)
            {
                ranges[count++] = start..end;
            }

            start = Math.Max(end, start + 1);
        }

        this.ranges = ranges[..count];
    }

    public int Count => ranges.Length;

    public ReadOnlySpan<char> this[int index] => text[ranges[index]];

    /// <summary>True when a dot follows the word directly.</summary>
    public bool HasDot(int index) => ranges[index].End.Value < text.Length && text[ranges[index].End.Value] == '.';

    /// <summary>True when at most two of space, dot, comma part the word from the next.</summary>
    public bool IsNearNext(int index)
    {
        ReadOnlySpan<char> gap = text[ranges[index].End.Value..ranges[index + 1].Start.Value];
        return gap.Length <= 2 && gap.IndexOfAnyExcept(" .,") < 0;
    }

    /// <summary>True when a street, a school or the like stands shortly before: what is here names it.</summary>
    public bool IsNameOfPlace(int index)
    {
        for (int before = Math.Max(0, index - BearerReach); before < index; before++)
        {
            if (NamedThings.BearsNames(this[before]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool JoinsLetters(ReadOnlySpan<char> text, int start, int position) =>
        position > start
        && position + 1 < text.Length
        && char.IsLetter(text[position + 1])
        && (text[position] == '-' || (text[position] == '\'' && position == start + 1 && text[start] is 'O' or 'o'));
}
