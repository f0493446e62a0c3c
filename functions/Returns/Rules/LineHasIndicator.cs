using Observatoire.Editions;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Privacy;

namespace Observatoire.Returns.Rules;

/// <summary>
/// N07: a line names its indicator. A sum at the foot (« Total ») and a note alone on its line are no figures and are
/// left aside, but looked at for what is personal: the whole file is kept.
/// </summary>
internal static class LineHasIndicator
{
    public const string Code = "N07";

    private static readonly string[] Sums = ["total", "totaux", "sous-total", "somme"];

    /// <summary>Reads a line whose indicator is blank: says what is wrong with it, once.</summary>
    /// <returns>False when the line is no line of the return at all.</returns>
    public static bool Read(LineFindings said, in SubmittedLine line)
    {
        int filled = 0;
        bool isSum = false;
        bool isPersonal = false;
        for (int column = 0; column < ReturnColumns.All.Count; column++)
        {
            string text = SubmittedLine.TextOf(line[column]);
            if (text.Length > 0)
            {
                filled++;
                isSum |= Array.Exists(Sums, sum => Latin.Fold(text).StartsWith(sum, StringComparison.Ordinal));
                isPersonal |= IsPersonal(said, line, column);
            }
        }

        bool isNote = filled == 1 && line.Value.IsEmpty;
        if (isSum || isNote)
        {
            return false;
        }

        if (!isPersonal)
        {
            said.Report(Code, line.Number, ReturnColumns.Indicator, "", null);
        }

        said.Doubts.AddUnplaced();
        return true;
    }

    /// <summary>A note may be long; in other columns than the comment's it is not one.</summary>
    private static bool IsPersonal(LineFindings said, in SubmittedLine line, int column)
    {
        if (PrivacyGuard.FindInNote(line[column], said.Month) is not PersonalMark mark)
        {
            return false;
        }

        said.Findings.Add(
            new Finding(PersonalMarkCodes.CodeOf(mark), Severity.Error, line.Number, ReturnColumns.All[column])
        );
        return true;
    }
}
