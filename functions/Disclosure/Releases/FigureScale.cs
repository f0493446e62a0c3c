using Observatoire.Disclosure.Tables;
using Observatoire.Editions;

namespace Observatoire.Disclosure.Releases;

/// <summary>The unit of a figure: the smallest step in which it can change.</summary>
/// <param name="Step">In ten-thousandths.</param>
/// <param name="PerPerson">Units that one person or one post makes; zero where it counts neither.</param>
/// <param name="Least">The least a reader knows it to be when it is not zero, in units.</param>
/// <param name="Counts">What it counts.</param>
internal readonly record struct FigureScale(long Step, long PerPerson, long Least, CountedThing Counts)
{
    /// <summary>Far below any figure, and a difference of two still fits.</summary>
    public const long NoLeast = -(1L << 42);

    private const double TenThousandths = 10_000;

    public static FigureScale ScaleOf(IndicatorDefinition indicator, DisclosureRules rules) =>
        new(
            StepOf(indicator),
            IsCount(indicator, rules) ? (long)TenThousandths / StepOf(indicator) : 0,
            1,
            CountedBy([indicator.Code], rules)
        );

    /// <param name="form">A side of a ratio: it counts people when it adds up, and takes nothing away from, people.</param>
    /// <param name="definitionOf">The definition of an indicator by its code.</param>
    /// <param name="rules">Which indicators are posts.</param>
    public static FigureScale ScaleOf(
        LinearForm form,
        Func<string, IndicatorDefinition> definitionOf,
        DisclosureRules rules
    )
    {
        long step = DivisorOf(
            form.Terms.Select(term => term.FactorHundredths * StepOf(definitionOf(term.Indicator)) / 100)
        );
        bool adds = form.Terms.All(term => term.FactorHundredths > 0);
        bool countsPeople = adds && form.Terms.Any(term => IsCount(definitionOf(term.Indicator), rules));
        long perPerson = form.Terms.Max(term => term.FactorHundredths) * 100 / step;
        return new(
            step,
            countsPeople ? perPerson : 0,
            adds ? 1 : NoLeast,
            CountedBy(form.Terms.Select(term => term.Indicator), rules)
        );
    }

    /// <summary>True for people and for posts.</summary>
    public static bool IsCount(IndicatorDefinition indicator, DisclosureRules rules) =>
        indicator.CountsPeople || rules.Posts.Contains(indicator.Code, StringComparer.Ordinal);

    /// <summary>Posts where all are, else people.</summary>
    public static CountedThing CountedBy(IEnumerable<string> indicators, DisclosureRules rules) =>
        indicators.All(code => rules.Posts.Contains(code, StringComparer.Ordinal))
            ? CountedThing.Posts
            : CountedThing.People;

    /// <summary>The greatest number that divides them all.</summary>
    public static long DivisorOf(IEnumerable<long> numbers)
    {
        long divisor = 0;
        foreach (long number in numbers)
        {
            long rest = Math.Abs(number);
            while (rest != 0)
            {
                (divisor, rest) = (rest, divisor % rest);
            }

            if (divisor == 1)
            {
                break;
            }
        }

        return divisor;
    }

    public long Units(double value) => (long)Math.Round(value * TenThousandths / Step);

    /// <summary>Ten-thousandths that one unit of an indicator makes.</summary>
    public static long StepOf(IndicatorDefinition indicator) =>
        (long)Math.Pow(10, (2 * IndicatorDefinition.MostDecimals) - indicator.Decimals);
}
