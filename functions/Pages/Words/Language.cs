using System.Globalization;

namespace Observatoire.Pages.Words;

/// <summary>A language of the site: where its pages live and how it writes numbers.</summary>
/// <remarks>The number formats are our own, so that pages do not change with the culture tables of the machine.</remarks>
/// <param name="Code">As in <c>lang</c>: <c>fr</c>.</param>
/// <param name="Root">Start of its paths: empty for the language of the root.</param>
/// <param name="Numbers">Separators: French takes a narrow no-break space and a comma.</param>
/// <param name="PercentSuffix">What follows a percentage.</param>
internal sealed record Language(string Code, string Root, NumberFormatInfo Numbers, string PercentSuffix)
{
    private const string Minus = "\u2212";

    public static Language French { get; } = new("fr", string.Empty, Separators("\u202F", ","), "\u202F%");

    public static Language English { get; } = new("en", "en/", Separators(",", "."), "%");

    public static IReadOnlyList<Language> All { get; } = [French, English];

    /// <summary>French counts zero in the singular, English does not.</summary>
    public bool IsSingular(int count) => count == 1 || (count == 0 && this == French);

    public string Number(double value, int decimals) => Rounded(value, decimals).ToString(Pattern(decimals), Numbers);

    /// <summary>With its sign, plus included; zero has none.</summary>
    public string Signed(double value, int decimals)
    {
        decimal rounded = Rounded(value, decimals);
        string number = Math.Abs(rounded).ToString(Pattern(decimals), Numbers);
        return rounded switch
        {
            > 0 => "+" + number,
            < 0 => Minus + number,
            _ => number,
        };
    }

    /// <summary>A signed percentage with one decimal; <paramref name="fraction"/> 0.01 is one per cent.</summary>
    public string SignedPercent(double fraction) => Signed(fraction * 100, 1) + PercentSuffix;

    private static decimal Rounded(double value, int decimals) =>
        Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);

    private static string Pattern(int decimals) => decimals == 0 ? "#,0" : "#,0." + new string('0', decimals);

    private static NumberFormatInfo Separators(string group, string point) =>
        NumberFormatInfo.ReadOnly(
            new NumberFormatInfo
            {
                NumberGroupSeparator = group,
                NumberDecimalSeparator = point,
                NegativeSign = Minus,
            }
        );
}
