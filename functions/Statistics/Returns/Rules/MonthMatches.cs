using Observatoire.Statistics.Time;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>R36: every line is about the month of the return.</summary>
internal static class MonthMatches
{
    public const string Code = "R36";

    public static void Report(ReturnSession session, in SubmittedLine line, ReferenceMonth asked) =>
        session.Report(Code, line.Number, ReturnColumns.Month, line.Month, asked.ToString());
}
