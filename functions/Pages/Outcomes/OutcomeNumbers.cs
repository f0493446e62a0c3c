using System.Globalization;
using Observatoire.Pages.Files;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Pages.Outcomes;

/// <summary>The numbers of one outcome in open files: those of its pages, with a point and no unit.</summary>
internal sealed class OutcomeNumbers(OutcomeFigures figures)
{
    /// <summary>Outcome, first month, last month.</summary>
    public IEnumerable<string> Key => [figures.Outcome.Id, figures.Period[0].ToString(), figures.Period[^1].ToString()];

    public string Of(double? value) => CsvText.Number(value, figures.Outcome.Decimals);

    /// <summary>A value, then both ends of its interval.</summary>
    public IEnumerable<string> Around(double? value, Interval? interval) => [Of(value), .. Ends(interval)];

    public IEnumerable<string> Ends(Interval? interval) => [Of(interval?.Low), Of(interval?.High)];

    /// <summary>Smallest and largest rank; empty where pages tell none.</summary>
    public static IEnumerable<string> Ranks(RankInterval? rank, int ranked) =>
        rank is null || ranked < 2
            ? ["", ""]
            : [rank.Lowest.ToString(CultureInfo.InvariantCulture), rank.Highest.ToString(CultureInfo.InvariantCulture)];
}
