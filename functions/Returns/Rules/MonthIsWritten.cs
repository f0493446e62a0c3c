namespace Observatoire.Returns.Rules;

/// <summary>R36F: a line says its month legibly.</summary>
internal static class MonthIsWritten
{
    public const string Code = "R36F";

    public static void Report(LineFindings said, in SubmittedLine line) =>
        said.Report(Code, line.Number, ReturnColumns.Month, line.Month, "AAAA-MM");
}
