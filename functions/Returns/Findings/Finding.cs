using Observatoire.Editions;
using Observatoire.Editions.Time;

namespace Observatoire.Returns.Findings;

/// <summary>One fault found in a file: a value, not an exception. Its words are in the finding catalogue.</summary>
/// <param name="Code">Stable code of the rule: <c>R37</c>.</param>
/// <param name="Severity">Error when the return cannot be accepted with it.</param>
/// <param name="Line">Line of the file, from 1; null when the fault is not on a line.</param>
/// <param name="Column">Name of the column, or for a file that is not a table the position in the line, from 1.</param>
/// <param name="Found">What the file has there.</param>
/// <param name="Expected">What was expected, as a value or a short list of values.</param>
/// <param name="Month">The month it is about; null when it is about the whole file, or no month can be read there.</param>
public sealed record Finding(
    string Code,
    Severity Severity,
    int? Line = null,
    string? Column = null,
    string? Found = null,
    string? Expected = null,
    ReferenceMonth? Month = null
)
{
    /// <summary>How surprising it is, where it asks about figures that no rule forbids: what surprises most is asked first.</summary>
    public double Surprise { get; init; }

    /// <summary>Other lines it is about: a comment on one of them explains it too.</summary>
    public IReadOnlyList<int> AlsoLines { get; init; } = [];
}

/// <summary>How much was found about one month.</summary>
public readonly record struct FindingCount(int Errors, int Warnings);

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
    private readonly Dictionary<ReferenceMonth, FindingCount> months = [];

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>How many were found of each code, kept or not.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    /// <summary>How much was found about each month, kept or not; a month without findings may be absent.</summary>
    public IReadOnlyDictionary<ReferenceMonth, FindingCount> Months => months;

    /// <summary>The month that what is added next is about; null when none can be told.</summary>
    public ReferenceMonth? About { get; set; }

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

        if (About is ReferenceMonth month)
        {
            FindingCount count = months.GetValueOrDefault(month);
            months[month] =
                finding.Severity == Severity.Error
                    ? count with
                    {
                        Errors = count.Errors + 1,
                    }
                    : count with
                    {
                        Warnings = count.Warnings + 1,
                    };
        }

        int ofCode = counts.GetValueOrDefault(finding.Code) + 1;
        counts[finding.Code] = ofCode;
        if (ofCode <= Kept)
        {
            findings.Add(finding with { Month = About });
        }
    }
}
