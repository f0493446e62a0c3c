using Observatoire.Editions;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R38: a value is a number that reads one way only, with the decimals its unit allows; R22: it is not negative.
/// </summary>
internal static class ValueIsWritten
{
    public const string NotANumber = "R38";
    public const string Ambiguous = "R38A";
    public const string TooManyDecimals = "R38D";
    public const string Negative = "R22";

    /// <returns>The value in hundredths, or null, the fault being said.</returns>
    public static long? Read(LineFindings said, in SubmittedLine line, IndicatorDefinition? indicator)
    {
        string written = SubmittedLine.TextOf(line.Value);
        int decimals = indicator?.Decimals ?? IndicatorDefinition.MostDecimals;
        NumberReading reading = ReturnNumber.Read(written, line.ValueIsNumber, decimals, out long hundredths);
        string? code = reading switch
        {
            NumberReading.Number => null,
            NumberReading.NotANumber => NotANumber,
            NumberReading.Ambiguous => Ambiguous,
            NumberReading.Negative => Negative,
            NumberReading.TooManyDecimals => TooManyDecimals,
        };
        if (code is not null)
        {
            said.Report(code, line.Number, ReturnColumns.Value, line.Value, Expected(reading, written, decimals));
            return null;
        }

        return LooksLikeANumberOfSomeone(written) && said.ReportPersonal(line.Number, ReturnColumns.Value, line.Value)
            ? null
            : hundredths;
    }

    // A telephone number starts with a zero and has ten digits; a NIR has thirteen or fifteen: no figure is that long.
    private static bool LooksLikeANumberOfSomeone(string written) =>
        written.Count(char.IsAsciiDigit) >= 10 || (written.StartsWith('0') && written.Length > 2);

    private static string Expected(NumberReading reading, string written, int decimals) =>
        reading switch
        {
            NumberReading.Ambiguous when decimals > 0 => Readings(written),
            NumberReading.Ambiguous => WithoutMark(written),
            _ when decimals == 0 => "1234",
            _ => "1234," + new string('5', decimals),
        };

    // The two ways « 1.234 » can be meant, each as it should be written.
    private static string Readings(string written) => $"{WithoutMark(written)} / {written[..^1].Replace('.', ',')}";

    private static string WithoutMark(string written) =>
        written.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
}
