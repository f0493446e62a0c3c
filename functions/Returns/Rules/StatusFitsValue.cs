using Observatoire.Editions;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R34: a blank value says why (M missing, X not applicable, R announced late) and a zero is written 0; R34S: the status
/// is one there is; R34V: a status that says there is no value has none.
/// </summary>
internal static class StatusFitsValue
{
    public const string BlankWithoutStatus = "R34";
    public const string Unknown = "R34S";
    public const string ValueWithBlankStatus = "R34V";

    private static readonly string Expected = string.Join(", ", StatusLetters.All.Prepend("« »"));

    /// <summary>Reads value and status together, the slow way.</summary>
    /// <param name="said">Where faults are said.</param>
    /// <param name="line">The line.</param>
    /// <param name="value">The value in hundredths; 0 when there is none.</param>
    /// <param name="indicator">What the value is of; null when that is not known.</param>
    /// <returns>The status; Faulty when a fault was said.</returns>
    public static ValueStatus Read(
        LineFindings said,
        in SubmittedLine line,
        ref long value,
        IndicatorDefinition? indicator
    )
    {
        value = 0;
        bool blank = SubmittedLine.TextOf(line.Value).Length == 0;
        long? read = blank ? null : ValueIsWritten.Read(said, line, indicator);
        string written = SubmittedLine.TextOf(line.Status);
        switch (StatusLetters.Read(written))
        {
            case null:
                said.Report(Unknown, line.Number, ReturnColumns.Status, line.Status, Expected);
                return ValueStatus.Faulty;
            case ValueStatus.Reported or ValueStatus.Estimated when blank:
                said.Report(BlankWithoutStatus, line.Number, ReturnColumns.Value, "", "0, M, X, R");
                return ValueStatus.Faulty;
            case ValueStatus.Missing or ValueStatus.NotApplicable or ValueStatus.Delayed when !blank:
                said.Report(ValueWithBlankStatus, line.Number, ReturnColumns.Status, written, "« », E");
                return ValueStatus.Faulty;
            case ValueStatus status:
                value = read ?? 0;
                return blank || read is not null ? status : ValueStatus.Faulty;
        }
    }
}
