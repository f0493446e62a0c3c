using Observatoire.Editions.Time;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Privacy;

namespace Observatoire.Returns.Checking;

/// <summary>The verdict on a file, and its typed returns when nothing forbids them.</summary>
/// <param name="Departement">Whose figures they are; null when the file does not say so legibly.</param>
/// <param name="Months">The months it is about, in order.</param>
/// <param name="Returns">One a month, in order; empty exactly when there is an error.</param>
/// <param name="Findings">Everything found.</param>
/// <param name="Rows">Number of lines read, header excluded.</param>
public sealed record CheckedFile(
    string? Departement,
    IReadOnlyList<ReferenceMonth> Months,
    IReadOnlyList<ActivityReturn> Returns,
    FindingList Findings,
    int Rows
)
{
    /// <summary>The lines that carry a comment: a warning on one of them is explained by it.</summary>
    public IReadOnlySet<int> CommentedLines { get; init; } = new HashSet<int>();

    /// <summary>Number of lines of each month; empty when the lines could not be read.</summary>
    public IReadOnlyDictionary<ReferenceMonth, int> RowsOfMonths { get; init; } = new Dictionary<ReferenceMonth, int>();

    /// <summary>The findings of what looks personal: with one of them, nothing of the file may be kept.</summary>
    public IEnumerable<Finding> Personal =>
        Findings.Findings.Where(finding => PersonalMarkCodes.IsPersonal(finding.Code));

    public bool Accepted => Returns.Count > 0;
}
