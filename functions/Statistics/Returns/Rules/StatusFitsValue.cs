using Observatoire.Statistics.Findings;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>
/// R34: a blank value says why (M missing, X not applicable, R announced late); a value is counted (empty) or
/// estimated (E). A true zero is written 0.
/// </summary>
public sealed class StatusFitsValue : IReturnRule
{
    public const string Unknown = "R34S";
    public const string BlankWithoutStatus = "R34";
    public const string ValueWithBlankStatus = "R34V";

    /// <summary>The status a cell has, or null when the letter is not one of them.</summary>
    public static ValueStatus? Read(string written) =>
        written.Trim().ToUpperInvariant() switch
        {
            "" => ValueStatus.Reported,
            "E" => ValueStatus.Estimated,
            "M" => ValueStatus.Missing,
            "X" => ValueStatus.NotApplicable,
            "R" => ValueStatus.Delayed,
            _ => null,
        };

    public void Check(IReadOnlyList<SubmittedRow> rows, CheckScope scope, FindingList findings)
    {
        foreach (SubmittedRow row in rows)
        {
            bool blank = string.IsNullOrWhiteSpace(row.Value);
            Finding? finding = Read(row.Status) switch
            {
                null => new(
                    Unknown,
                    Severity.Error,
                    row.Line,
                    ReturnColumns.Status,
                    row.Status.Trim(),
                    "« », E, M, X, R"
                ),
                ValueStatus.Reported or ValueStatus.Estimated when blank => new(
                    BlankWithoutStatus,
                    Severity.Error,
                    row.Line,
                    ReturnColumns.Value,
                    "",
                    "0, M, X, R"
                ),
                ValueStatus.Missing or ValueStatus.NotApplicable or ValueStatus.Delayed when !blank => new(
                    ValueWithBlankStatus,
                    Severity.Error,
                    row.Line,
                    ReturnColumns.Status,
                    row.Status.Trim(),
                    "« », E"
                ),
                _ => null,
            };
            if (finding is not null)
            {
                findings.Add(finding);
            }
        }
    }
}
