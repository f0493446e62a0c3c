using Observatoire.Formats.Returns;
using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;

namespace Observatoire.Host.Hosting;

/// <summary>One finding as the API gives it, with its words.</summary>
public sealed record FindingAnswer(
    string Code,
    string Severity,
    int? Line,
    string? Column,
    string? Found,
    string? Expected,
    string Message,
    string MessageEn
);

/// <summary>How many lines were read and how much was found; <paramref name="Listed"/> findings are in the answer.</summary>
public sealed record VerdictCounts(int Rows, int Errors, int Warnings, int Listed);

/// <summary>The verdict on a file, the same from a check and from a deposit.</summary>
public sealed record VerdictAnswer(bool Accepted, IReadOnlyList<FindingAnswer> Findings, VerdictCounts Counts);

/// <summary>Reads and checks the bytes of a return, and words what was found.</summary>
public sealed class Verdicts(ReturnCheck check, FindingCatalogue catalogue, TimeProvider clock)
{
    /// <param name="bytes">The file as received.</param>
    /// <param name="departement">The département it is sent for; null: as the file says.</param>
    /// <param name="month">The month it is sent for; null: as the file says.</param>
    public (CheckedReturn Return, VerdictAnswer Answer) Of(
        ReadOnlyMemory<byte> bytes,
        string? departement,
        ReferenceMonth? month
    )
    {
        ReferenceMonth currentMonth = ReferenceMonth.Of(clock.GetUtcNow());
        CheckedReturn verdict = check.Check(ReturnFileReader.Read(bytes), departement, month, currentMonth);
        FindingList found = verdict.Findings;
        return (
            verdict,
            new VerdictAnswer(
                verdict.Accepted,
                [.. found.Findings.OrderBy(finding => finding.Line ?? 0).Select(Word)],
                new VerdictCounts(verdict.Rows, found.Errors, found.Warnings, found.Findings.Count)
            )
        );
    }

    private FindingAnswer Word(Finding finding)
    {
        BilingualText words = catalogue.Describe(finding);
        return new FindingAnswer(
            finding.Code,
            finding.Severity == Severity.Error ? "error" : "warning",
            finding.Line,
            finding.Column,
            finding.Found,
            finding.Expected,
            words.Fr,
            words.En
        );
    }
}
