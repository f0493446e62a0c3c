using Observatoire.Formats.Returns;
using Observatoire.Formats.Verdicts;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Returns.Rules;
using Observatoire.Statistics.Time;

namespace Observatoire.Host.Hosting;

/// <summary>Reads and checks the bytes of a return, and words what was found.</summary>
public sealed class Verdicts(ReturnCheck check, VerdictWords words, TimeProvider clock)
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
        SubmittedReturn file = ReturnFileReader.Read(bytes);
        CheckedReturn verdict = check.Check(file, departement, month, currentMonth);
        if (file.Rows is [SubmittedRow first, ..])
        {
            departement ??= DepartementMatches.Normalise(first.Departement);
            month ??= ReferenceMonth.TryParse(first.Month.Trim(), out ReferenceMonth written) ? written : null;
        }

        return (
            verdict,
            words.Of(
                verdict.Accepted,
                verdict.Findings,
                verdict.Rows,
                departement,
                month is ReferenceMonth of ? [of] : []
            )
        );
    }
}
