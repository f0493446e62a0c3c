using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>
/// R38: a value is a number that reads one way only, with the decimals its unit allows; R22: it is not negative.
/// </summary>
public sealed class ValueIsWritten : IReturnRule
{
    public const string NotANumber = "R38";
    public const string Ambiguous = "R38A";
    public const string TooManyDecimals = "R38D";
    public const string Negative = "R22";

    public void Check(IReadOnlyList<SubmittedRow> rows, CheckScope scope, FindingList findings)
    {
        foreach (SubmittedRow row in rows)
        {
            if (string.IsNullOrWhiteSpace(row.Value))
            {
                continue;
            }

            int decimals =
                scope.Edition.FindIndicator(row.Indicator.Trim())?.Decimals ?? IndicatorDefinition.MostDecimals;
            NumberReading reading = ReturnNumber.Read(row.Value, row.ValueIsNumber, decimals, out _);
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
                findings.Add(
                    new(
                        code,
                        Severity.Error,
                        row.Line,
                        ReturnColumns.Value,
                        row.Value,
                        Expected(reading, row.Value, decimals)
                    )
                );
            }
        }
    }

    private static string Expected(NumberReading reading, string written, int decimals) =>
        reading switch
        {
            NumberReading.Ambiguous when decimals > 0 => Readings(written.Trim()),
            NumberReading.Ambiguous => WithoutMark(written.Trim()),
            _ when decimals == 0 => "1234",
            _ => "1234," + new string('5', decimals),
        };

    // The two ways « 1.234 » can be meant, each as it should be written.
    private static string Readings(string written) => $"{WithoutMark(written)} / {written[..^1].Replace('.', ',')}";

    private static string WithoutMark(string written) =>
        written.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
}
