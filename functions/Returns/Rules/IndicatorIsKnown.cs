using Observatoire.Editions;

namespace Observatoire.Returns.Rules;

/// <summary>N01: the indicator is one of the edition's; N05: it is not one that is computed from others.</summary>
internal static class IndicatorIsKnown
{
    public const string Code = "N01";
    public const string Derived = "N05";

    // A code so near to another is that one, mistyped.
    private const int Slip = 2;

    public static void Report(LineFindings said, in SubmittedLine line, NomenclatureEdition edition)
    {
        string written = SubmittedLine.TextOf(line.Indicator);
        if (edition.FindIndicator(written.ToUpperInvariant()) is { Formula: RatioFormula formula })
        {
            said.Report(Derived, line.Number, ReturnColumns.Indicator, line.Indicator, formula.ToString());
        }
        else
        {
            string nearest = Nearest(written, edition);
            if (Distance(written.ToUpperInvariant(), nearest) <= Slip)
            {
                said.Doubts.Add(nearest);
            }
            else
            {
                said.Doubts.AddUnplaced();
                nearest = Named(written, edition) ?? nearest;
            }

            said.Report(Code, line.Number, ReturnColumns.Indicator, line.Indicator, nearest);
        }
    }

    /// <summary>The code whose name has most of the words that were written: « Foyers RSA » is INS_FOY; null when none has any.</summary>
    private static string? Named(string written, NomenclatureEdition edition)
    {
        string[] words = WordsOf(written);
        return edition
            .Sent.Select(indicator =>
                (indicator.Code, Shared: WordsOf(indicator.Label.Fr).Intersect(words, StringComparer.Ordinal).Count())
            )
            .Where(one => one.Shared > 0)
            .OrderByDescending(one => one.Shared)
            .Select(one => one.Code)
            .FirstOrDefault();
    }

    private static string[] WordsOf(string text) =>
        [.. Latin.Fold(text).Split(' ', '\'', '’', '-').Where(word => word.Length > 2)];

    /// <summary>The code that is most like what was written: a slip of one or two letters is the usual fault.</summary>
    private static string Nearest(string written, NomenclatureEdition edition) =>
        edition.Sent.Select(indicator => indicator.Code).MinBy(code => Distance(written.ToUpperInvariant(), code))
        ?? "";

    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
