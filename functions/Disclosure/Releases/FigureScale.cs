using System.Numerics;
using Observatoire.Editions;

namespace Observatoire.Disclosure.Releases;

/// <summary>The unit of a figure: the smallest step in which it can change.</summary>
/// <param name="Step">In ten-thousandths.</param>
/// <param name="PerPerson">Units that one person makes; zero where it does not count people.</param>
/// <param name="Least">The least a reader knows it to be when it is not zero, in units.</param>
internal readonly record struct FigureScale(long Step, long PerPerson, long Least)
{
    /// <summary>Far below any figure, and a difference of two still fits.</summary>
    public const long NoLeast = -(1L << 42);

    private const double TenThousandths = 10_000;

    public static FigureScale ScaleOf(IndicatorDefinition indicator) =>
        new(StepOf(indicator), indicator.CountsPeople ? (long)TenThousandths / StepOf(indicator) : 0, 1);

    /// <param name="form">A side of a ratio: it counts people when it adds up, and takes nothing away from, people.</param>
    /// <param name="definitionOf">The definition of an indicator by its code.</param>
    public static FigureScale ScaleOf(LinearForm form, Func<string, IndicatorDefinition> definitionOf)
    {
        long step = DivisorOf(
            form.Terms.Select(term => term.FactorHundredths * StepOf(definitionOf(term.Indicator)) / 100)
        );
        bool adds = form.Terms.All(term => term.FactorHundredths > 0);
        bool countsPeople = adds && form.Terms.Any(term => definitionOf(term.Indicator).CountsPeople);
        long perPerson = form.Terms.Max(term => term.FactorHundredths) * 100 / step;
        return new(step, countsPeople ? perPerson : 0, adds ? 1 : NoLeast);
    }

    /// <summary>The greatest number that divides them all.</summary>
    public static long DivisorOf(IEnumerable<long> numbers) =>
        (long)numbers.Aggregate(BigInteger.Zero, (known, number) => BigInteger.GreatestCommonDivisor(known, number));

    public long Units(double value) => (long)Math.Round(value * TenThousandths / Step);

    /// <summary>Ten-thousandths that one unit of an indicator makes.</summary>
    public static long StepOf(IndicatorDefinition indicator) =>
        (long)Math.Pow(10, (2 * IndicatorDefinition.MostDecimals) - indicator.Decimals);
}
