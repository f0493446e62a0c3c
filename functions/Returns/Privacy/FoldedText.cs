using System.Text;

namespace Observatoire.Returns.Privacy;

/// <summary>
/// A cell with one spelling for what is written in many: no accents, plain spaces, hyphens and digits; invisible
/// characters left out. Case is kept, since capitals tell names.
/// </summary>
internal static class FoldedText
{
    /// <summary>A cell longer than this many bytes is not folded: no column of a return has such cells.</summary>
    public const int LongestCell = 1024;

    // Base letters of U+00C0..U+017F, one for one.
    private const string Latin =
        "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
        + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

    /// <param name="utf8">At most <see cref="LongestCell"/> bytes.</param>
    /// <param name="folded">Room for as many characters as there are bytes.</param>
    /// <returns>How many characters were written.</returns>
    public static int Fold(ReadOnlySpan<byte> utf8, Span<char> folded)
    {
        int length = 0;
        while (!utf8.IsEmpty)
        {
            if (utf8[0] < 0x80)
            {
                folded[length++] = utf8[0] < ' ' ? ' ' : (char)utf8[0];
                utf8 = utf8[1..];
                continue;
            }

            _ = Rune.DecodeFromUtf8(utf8, out Rune rune, out int consumed);
            utf8 = utf8[consumed..];
            char plain = FoldOne(rune.Value);
            if (plain != '\0')
            {
                folded[length++] = plain;
            }
        }

        return length;
    }

    private static char FoldOne(int rune) =>
        rune switch
        {
            0xA0 or (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F or 0x3000 => ' ',
            0xAD or (>= 0x200B and <= 0x200F) or 0x2060 or 0xFEFF or (>= 0x300 and <= 0x36F) => '\0',
            (>= 0x2010 and <= 0x2015) or 0x2212 => '-',
            0x2018 or 0x2019 or 0x2BC => '\'',
            0xB7 or 0x2022 or 0x2024 => '.',
            0xD7 => '*',
            0x152 => 'O',
            0x153 => 'o',
            >= 0xC0 and <= 0x17F => Latin[rune - 0xC0],
            >= 0xFF01 and <= 0xFF5E => (char)(rune - 0xFEE0),
            < 0x10000 => (char)rune,
            _ => '\uFFFD',
        };
}
