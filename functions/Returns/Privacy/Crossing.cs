using System.Collections.Frozen;

namespace Observatoire.Returns.Privacy;

/// <summary>Two breakdowns or two categories in one cell: <c>MOT+MEN</c>, <c>LOG/ISO</c>.</summary>
/// <param name="codes">The breakdowns and categories that exist.</param>
internal sealed class Crossing(IEnumerable<string> codes)
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> known = codes
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when the cell is two codes or more and nothing else but what joins them.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        int found = 0;
        for (int start = 0; start < text.Length; )
        {
            int end = start;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }

            ReadOnlySpan<char> word = text[start..end];
            bool joins = word.IsEmpty || word is "x" or "X" or "et" or "ET" or "par";
            if (!joins && !known.Contains(word))
            {
                return false;
            }

            found += joins ? 0 : 1;
            start = end + 1;
        }

        return found > 1;
    }
}
