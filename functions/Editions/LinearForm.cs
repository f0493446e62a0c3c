using System.Globalization;

namespace Observatoire.Editions;

/// <summary>One term of a form: a factor times the figure of an indicator, in all or for one category.</summary>
/// <param name="FactorHundredths">The factor, in hundredths: 151.67 is 15167.</param>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Breakdown">Code of the breakdown, or empty for the total.</param>
/// <param name="Category">Category of the breakdown, or empty for the total.</param>
public sealed record LinearTerm(long FactorHundredths, string Indicator, string Breakdown, string Category)
{
    /// <summary>Its figure as a formula names it, without the factor: <c>SUI_FIN</c>, <c>ETP_POU[PRO=ASS]</c>.</summary>
    public string Key => Breakdown.Length == 0 ? Indicator : $"{Indicator}[{Breakdown}={Category}]";
}

/// <summary>A sum of indicators, each times a factor, as a nomenclature writes it: <c>16 RDV_P30 + 31 RDV_PSU</c>.</summary>
/// <remarks>
/// A term is an optional number (a point, at most two decimals), a code, and optionally <c>[BREAKDOWN=CATEGORY]</c>;
/// terms are joined by <c>+</c> or <c>-</c> with a space on each side. Immutable.
/// </remarks>
public sealed class LinearForm
{
    private readonly string text;

    private LinearForm(string text, IReadOnlyList<LinearTerm> terms) => (this.text, Terms) = (text, terms);

    /// <summary>At least one, in the order written.</summary>
    public IReadOnlyList<LinearTerm> Terms { get; }

    /// <exception cref="InvalidDataException">When the text is not a form; the message quotes it.</exception>
    public static LinearForm Parse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        List<LinearTerm> terms = [];
        int sign = 1;
        for (int at = 0; at < words.Length; at++)
        {
            if (words[at] is "+" or "-")
            {
                sign = string.Equals(words[at], "-", StringComparison.Ordinal) ? -1 : 1;
                at++;
            }
            else if (terms.Count > 0)
            {
                throw NotAForm(text);
            }

            long factor = 100;
            if (at < words.Length - 1 && char.IsAsciiDigit(words[at][0]))
            {
                factor = Factor(words[at++], text);
            }

            terms.Add(Term(at < words.Length ? words[at] : "", sign * factor, text));
        }

        return terms.Count > 0 ? new LinearForm(string.Join(' ', words), terms) : throw NotAForm(text);
    }

    public override string ToString() => text;

    private static long Factor(string word, string text) =>
        decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal factor)
        && decimal.Round(factor, 2) == factor
            ? (long)(factor * 100)
            : throw NotAForm(text);

    private static LinearTerm Term(string word, long factor, string text)
    {
        int bracket = word.IndexOf('[', StringComparison.Ordinal);
        string code = bracket < 0 ? word : word[..bracket];
        if (code.Length == 0 || !char.IsAsciiLetterUpper(code[0]))
        {
            throw NotAForm(text);
        }

        if (bracket < 0)
        {
            return new LinearTerm(factor, code, "", "");
        }

        string[] pair = word[(bracket + 1)..].Split('=');
        return pair.Length == 2 && pair[0].Length > 0 && pair[1].Length > 1 && pair[1].EndsWith(']')
            ? new LinearTerm(factor, code, pair[0], pair[1][..^1])
            : throw NotAForm(text);
    }

    private static InvalidDataException NotAForm(string text) => new($"« {text} » is not a sum of indicators.");
}

/// <summary>How the two sides of a relation compare.</summary>
public enum RelationKind
{
    Equal,
    AtMost,
}

/// <summary>A relation every return keeps: <c>SUI_FIN = SUI_DEB + SUI_OUV - SUI_CLO</c>, <c>INS_CTR &lt;= INS_FOY</c>.</summary>
public sealed record LinearRelation(LinearForm Left, RelationKind Kind, LinearForm Right)
{
    /// <summary>The terms of both sides.</summary>
    public IEnumerable<LinearTerm> Terms => Left.Terms.Concat(Right.Terms);

    /// <exception cref="InvalidDataException">When the text is not a relation; the message quotes it.</exception>
    public static LinearRelation Parse(string text)
    {
        string[] equal = text.Split(" = ");
        string[] atMost = text.Split(" <= ");
        return (equal.Length, atMost.Length) switch
        {
            (2, 1) => new(LinearForm.Parse(equal[0]), RelationKind.Equal, LinearForm.Parse(equal[1])),
            (1, 2) => new(LinearForm.Parse(atMost[0]), RelationKind.AtMost, LinearForm.Parse(atMost[1])),
            _ => throw new InvalidDataException($"« {text} » is not a relation between two sums of indicators."),
        };
    }

    public override string ToString() => $"{Left} {(Kind == RelationKind.Equal ? "=" : "<=")} {Right}";
}

/// <summary>The formula of a derived indicator, a ratio of two sums: <c>ACC_ADM / ACC_PUB</c>.</summary>
public sealed record RatioFormula(LinearForm Numerator, LinearForm Denominator)
{
    /// <exception cref="InvalidDataException">When the text is not a ratio; the message quotes it.</exception>
    public static RatioFormula Parse(string text) =>
        text.Split(" / ") is [string numerator, string denominator]
            ? new(LinearForm.Parse(Bare(numerator)), LinearForm.Parse(Bare(denominator)))
            : throw new InvalidDataException($"« {text} » is not a ratio of two sums of indicators.");

    public override string ToString() => $"({Numerator}) / ({Denominator})";

    private static string Bare(string side) => side.StartsWith('(') && side.EndsWith(')') ? side[1..^1] : side;
}
