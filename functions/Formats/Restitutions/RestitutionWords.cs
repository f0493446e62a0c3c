using System.Globalization;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Formats.Restitutions;

/// <summary>Where a département stands among those of similar context.</summary>
public enum Position
{
    /// <summary>Nothing can be said.</summary>
    Unknown,

    /// <summary>Below the lower quartile.</summary>
    Below,

    /// <summary>Between the quartiles, both included.</summary>
    Within,

    /// <summary>Above the upper quartile.</summary>
    Above,
}

/// <summary>Says a figure beside those of its peers in one plain sentence, in French and English.</summary>
public sealed class RestitutionWords
{
    private const string MonthKey = "month.";

    private static readonly string[] Keys =
    [
        .. Enumerable.Range(1, 12).Select(month => MonthKey + month.ToString(CultureInfo.InvariantCulture)),
        "rate",
        "ratio",
        "compared",
        "above",
        "below",
        "within",
        "withheld",
        "missing",
        "notApplicable",
        "notReleased",
        "noPopulation",
        "notGiven",
        "noMeaning",
    ];

    private static readonly NumberFormatInfo French = Separators("\u202F", ",");
    private static readonly NumberFormatInfo English = Separators(",", ".");

    private readonly IReadOnlyDictionary<string, BilingualText> sentences;

    /// <param name="sentences">By key, with what they take in braces.</param>
    /// <exception cref="InvalidDataException">When a key is not there; the message names it.</exception>
    public RestitutionWords(IReadOnlyDictionary<string, BilingualText> sentences)
    {
        foreach (string key in Keys.Where(key => !sentences.ContainsKey(key)))
        {
            throw new InvalidDataException($"The sentence « {key} » is not given.");
        }

        this.sentences = sentences;
    }

    /// <summary>The sentence, and the verdict in it. Both are of the numbers as written, so that they never disagree.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="others">The month the figures of the others are of; null where no release tells them.</param>
    public (BilingualText Sentence, Position Position) Of(RestitutionFigure figure, ReferenceMonth? others)
    {
        if (figure.Comparable is not double own)
        {
            string key = figure.State switch
            {
                FigureState.NotApplicable => "noMeaning",
                FigureState.Given => "noPopulation",
                FigureState.Missing or FigureState.Withheld or FigureState.NotReleased => "notGiven",
            };
            return (sentences[key], Position.Unknown);
        }

        GroupFigure peers = figure.Peers;
        Position position = PositionOf(figure, own);
        string form = peers.State switch
        {
            FigureState.Given => "compared",
            FigureState.Withheld => "withheld",
            FigureState.Missing => "missing",
            FigureState.NotApplicable => "notApplicable",
            FigureState.NotReleased => "notReleased",
        };
        return (
            new BilingualText(
                Say(sentences[form].Fr, figure, own, others, position, French, text => text.Fr),
                Say(sentences[form].En, figure, own, others, position, English, text => text.En)
            ),
            position
        );
    }

    private static Position PositionOf(RestitutionFigure figure, double own)
    {
        int decimals = DecimalsOf(figure);
        return (figure.Peers.LowerQuartile, figure.Peers.UpperQuartile) switch
        {
            (double low, _) when Rounded(own, decimals) < Rounded(low, decimals) => Position.Below,
            (_, double high) when Rounded(own, decimals) > Rounded(high, decimals) => Position.Above,
            (double, double) => Position.Within,
            _ => Position.Unknown,
        };
    }

    private string Say(
        string sentence,
        RestitutionFigure figure,
        double own,
        ReferenceMonth? others,
        Position position,
        NumberFormatInfo numbers,
        Func<BilingualText, string> language
    )
    {
        int decimals = DecimalsOf(figure);
        string Number(double? value) =>
            value is double known ? Rounded(known, decimals).ToString("N" + decimals, numbers) : "";

        string form = language(sentences[figure.Indicator.Formula is null ? "rate" : "ratio"]);
        string verdict = position switch
        {
            Position.Above => language(sentences["above"]),
            Position.Below => language(sentences["below"]),
            Position.Within => language(sentences["within"]),
            Position.Unknown => "",
        };
        return sentence
            .Replace("{own}", form, StringComparison.Ordinal)
            .Replace("{value}", Number(own), StringComparison.Ordinal)
            .Replace("{unit}", language(figure.Indicator.Unit), StringComparison.Ordinal)
            .Replace("{month}", MonthOf(others, language), StringComparison.Ordinal)
            .Replace("{low}", Number(figure.Peers.LowerQuartile), StringComparison.Ordinal)
            .Replace("{high}", Number(figure.Peers.UpperQuartile), StringComparison.Ordinal)
            .Replace("{verdict}", verdict, StringComparison.Ordinal);
    }

    private string MonthOf(ReferenceMonth? month, Func<BilingualText, string> language) =>
        month is ReferenceMonth known
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{language(sentences[MonthKey + known.Month.ToString(CultureInfo.InvariantCulture)])} {known.Year}"
            )
            : "";

    /// <summary>Those of a derived indicator; of a rate, enough for three figures that mean something.</summary>
    internal static int DecimalsOf(RestitutionFigure figure) =>
        figure.Indicator.Formula is not null
            ? figure.Indicator.Decimals
            : Math.Max(Math.Abs(figure.Comparable ?? 0), figure.Peers.UpperQuartile ?? 0) switch
            {
                >= 1000 => 0,
                >= 10 => 1,
                >= 1 => 2,
                >= 0.1 => 3,
                _ => 4,
            };

    private static decimal Rounded(double value, int decimals) =>
        Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);

    private static NumberFormatInfo Separators(string group, string point) =>
        NumberFormatInfo.ReadOnly(
            new NumberFormatInfo
            {
                NumberGroupSeparator = group,
                NumberDecimalSeparator = point,
                NegativeSign = "\u2212",
            }
        );
}
