using Observatoire.Returns.Findings;

namespace Observatoire.Formats.Verdicts;

/// <summary>The verdict on a file: the same from a check, a deposit and the check in the browser.</summary>
/// <param name="Accepted">True when nothing forbids the deposit.</param>
/// <param name="ToExplain">True when only warnings without a reason forbid it.</param>
/// <param name="Findings">
/// What was found: errors in the order of the lines, then questions, the most surprising first; at most
/// <see cref="FindingList.Kept"/> of a code.
/// </param>
/// <param name="Groups">The same gathered by what mends it, errors first, then what surprises most.</param>
/// <param name="Counts">How much was read and found.</param>
/// <param name="Departement">Whose figures they are; null when the file does not say so legibly.</param>
/// <param name="Months">The months the file is about, in order.</param>
/// <param name="ByMonth">How each of them stands. What no month can be told of is in <paramref name="Counts"/> alone.</param>
public sealed record VerdictAnswer(
    bool Accepted,
    bool ToExplain,
    IReadOnlyList<FindingAnswer> Findings,
    IReadOnlyList<FindingGroup> Groups,
    VerdictCounts Counts,
    string? Departement,
    IReadOnlyList<string> Months,
    IReadOnlyList<MonthVerdict> ByMonth
);

/// <summary>
/// One finding with its words; <paramref name="Cell"/> is its address in the sheet, such as <c>G12</c>, null where the
/// file has no such place; <paramref name="Explained"/> is true for a warning that a comment or a coded reason explains;
/// <paramref name="Month"/> is the month it is about, null when it is about the whole file.
/// </summary>
public sealed record FindingAnswer(
    string Code,
    string Severity,
    int? Line,
    string? Column,
    string? Cell,
    string? Found,
    string? Expected,
    bool Explained,
    string Message,
    string MessageEn,
    string? Month
);

/// <summary>
/// The findings of one code, mended the same way: all of them are counted, the first <paramref name="Lines"/> named.
/// <paramref name="Fix"/> is what to do.
/// </summary>
public sealed record FindingGroup(
    string Code,
    string Severity,
    int Count,
    string Fix,
    string FixEn,
    IReadOnlyList<int> Lines
);

/// <summary>How many lines were read and how much was found; <paramref name="Listed"/> findings are in the answer.</summary>
public sealed record VerdictCounts(int Rows, int Errors, int Warnings, int Listed);

/// <summary>How one month of a file stands: its lines, and all that was found about it, listed or not.</summary>
public sealed record MonthVerdict(string Month, int Rows, int Errors, int Warnings);
