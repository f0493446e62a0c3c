namespace Observatoire.Returns.Rules;

/// <summary>N06: a figure given for a territory is of an indicator that is followed by territory.</summary>
internal static class IndicatorIsTerritorial
{
    public const string Code = "N06";

    public static void Report(LineFindings said, in SubmittedLine line) =>
        said.Report(Code, line.Number, ReturnColumns.Territory, line.Territory, SubmittedLine.TextOf(line.Indicator));
}
