using System.Globalization;

namespace Observatoire.Returns.Rules;

/// <summary>R36K: one figure is given once; the finding names the line that gave it first.</summary>
internal static class KeyIsUnique
{
    public const string Code = "R36K";

    public static void Report(LineFindings said, in SubmittedLine line, int first) =>
        said.Report(
            Code,
            line.Number,
            ReturnColumns.Indicator,
            line.Indicator,
            first.ToString(CultureInfo.InvariantCulture)
        );
}
