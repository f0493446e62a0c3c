using Observatoire.Editions.Time;

namespace Observatoire.Returns.Rules;

/// <summary>R36: every line is about the month of the return.</summary>
internal static class MonthMatches
{
    public const string Code = "R36";

    public static void Report(LineFindings said, in SubmittedLine line, ReferenceMonth asked) =>
        said.Report(Code, line.Number, ReturnColumns.Month, line.Month, asked.ToString());
}
