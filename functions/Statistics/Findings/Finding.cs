namespace Observatoire.Statistics.Findings;

/// <summary>Whether a finding stops the return from being accepted.</summary>
public enum Severity
{
    Error,
    Warning,
}

/// <summary>One fault found in a file: a value, not an exception. Its words are in the finding catalogue.</summary>
/// <param name="Code">Stable code of the rule: <c>R37</c>.</param>
/// <param name="Severity">Error when the return cannot be accepted with it.</param>
/// <param name="Line">Line of the file, from 1; null when the fault is not on a line.</param>
/// <param name="Column">Name of the column, or for a file that is not a table the position in the line, from 1.</param>
/// <param name="Found">What the file has there.</param>
/// <param name="Expected">What was expected, as a value or a short list of values.</param>
public sealed record Finding(
    string Code,
    Severity Severity,
    int? Line = null,
    string? Column = null,
    string? Found = null,
    string? Expected = null
);

/// <summary>Gathers findings; past <see cref="Kept"/> of one code they are counted and no longer kept.</summary>
public sealed class FindingList
{
    /// <summary>
    /// How many findings of one code are kept: a reader cannot use more, a file can have millions, and one fault made on
    /// every line must not hide the others.
    /// </summary>
    public const int Kept = 1000;

    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>How many were found of each code, kept or not.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    public int Errors { get; private set; }

    public int Warnings { get; private set; }

    public void Add(Finding finding)
    {
        if (finding.Severity == Severity.Error)
        {
            Errors++;
        }
        else
        {
            Warnings++;
        }

        int ofCode = counts.GetValueOrDefault(finding.Code) + 1;
        counts[finding.Code] = ofCode;
        if (ofCode <= Kept)
        {
            findings.Add(finding);
        }
    }
}
