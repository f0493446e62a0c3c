namespace Observatoire.Formats.Verdicts;

/// <summary>One finding with its words, as the API, the reports and the deposit page give it.</summary>
/// <param name="Code">Code of the rule.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Line">Line of the file, from 1; null when it is on none.</param>
/// <param name="Column">Name of the column.</param>
/// <param name="Cell">Name of the cell as a spreadsheet shows it.</param>
/// <param name="Found">What the file has there.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Explained">True for a warning that a comment or a coded reason explains.</param>
/// <param name="Message">In French.</param>
/// <param name="MessageEn">In English.</param>
public sealed record VerdictFinding(
    string Code,
    string Severity,
    int? Line,
    string? Column,
    string? Cell,
    string? Found,
    string? Expected,
    bool Explained,
    string Message,
    string MessageEn
);

/// <summary>The findings that are mended in one and the same way.</summary>
/// <param name="Code">Code of the rule.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Count">How many there are, listed or not.</param>
/// <param name="Fix">How to mend them, in French.</param>
/// <param name="FixEn">In English.</param>
/// <param name="Lines">The first lines they are on.</param>
public sealed record VerdictGroup(
    string Code,
    string Severity,
    int Count,
    string Fix,
    string FixEn,
    IReadOnlyList<int> Lines
);

/// <summary>How many lines were read and how much was found; <paramref name="Listed"/> findings are in the answer.</summary>
public sealed record VerdictCounts(int Rows, int Errors, int Warnings, int Listed);

/// <summary>The verdict on a file, the same from a check, a deposit and the deposit page's own check.</summary>
/// <param name="Accepted">True when the file can be deposited as it is.</param>
/// <param name="ToExplain">True when only warnings that nobody has explained stand in the way.</param>
/// <param name="Departement">Whose figures they are; null when the file does not say so legibly.</param>
/// <param name="Months">The months it is about.</param>
/// <param name="Findings">In the order of the lines.</param>
/// <param name="Groups">Errors first, then by how often they occur.</param>
/// <param name="Counts">See <see cref="VerdictCounts"/>.</param>
public sealed record Verdict(
    bool Accepted,
    bool ToExplain,
    string? Departement,
    IReadOnlyList<string> Months,
    IReadOnlyList<VerdictFinding> Findings,
    IReadOnlyList<VerdictGroup> Groups,
    VerdictCounts Counts
);
