using MathNet.Numerics;
using MathNet.Numerics.Random;

namespace Observatoire.Statistics.Comparison;

/// <summary>
/// The difference between the ratios of two groups, tested by drawing again which départements make the group. What is
/// compared is the difference over its own standard error: the test is exact where organisation makes no difference, and
/// nearly so where it only makes départements more or less alike (Janssen 1997; Chung and Romano 2013). See
/// docs/methods/group-comparison.md.
/// </summary>
internal sealed class PermutedDifference
{
    // Fewest ways to choose the group for a risk of 5 % to be told from one of 6.
    private const int FewestArrangements = 1000;
    private const int Draws = 999;

    // Always the same draws: the same figures have the same interval.
    private const int Seed = 1;

    // A draw that gives the observed groups again is as far as they are, whatever the rounding.
    private const double Rounding = 1e-9;
    private const int Halvings = 30;

    private readonly double difference;
    private readonly double variance;
    private readonly Arrangement[] drawn;

    /// <param name="group">Ratio and denominator, above zero, of each département of the group; at least two.</param>
    /// <param name="others">Those of the others; at least two.</param>
    /// <param name="difference">Ratio of the group less that of the others.</param>
    public PermutedDifference(
        IReadOnlyCollection<(double Ratio, double Denominator)> group,
        IReadOnlyCollection<(double Ratio, double Denominator)> others,
        double difference
    )
    {
        // About the ratio of all, so that squares lose no digit.
        double centre =
            group.Concat(others).Sum(each => each.Ratio * each.Denominator)
            / group.Concat(others).Sum(each => each.Denominator);
        Unit[] held = [.. group.Select(each => new Unit(each.Ratio - centre, each.Denominator, 1))];
        Unit[] elsewhere = [.. others.Select(each => new Unit(each.Ratio - centre, each.Denominator, 0))];

        // In an order that depends on neither the codes nor which group comes first: so do the draws.
        Unit[] all = [.. held.Concat(elsewhere).OrderBy(unit => unit.Denominator).ThenBy(unit => unit.Ratio)];
        Sums total = Sums.Add(all);
        this.difference = difference;
        variance = Arrangement.Arrange(Sums.Add(held), total).Constant;
        drawn = [.. Drawn(all, Math.Min(held.Length, elsewhere.Length), total)];
    }

    /// <summary>True when there are enough ways to choose so many départements among all.</summary>
    public static bool IsFine(int group, int others) =>
        SpecialFunctions.BinomialLn(group + others, group) >= Math.Log(FewestArrangements);

    /// <summary>The differences that are not rejected: up to the nearest rejected on each side.</summary>
    public Interval Interval(double level) =>
        new(Bound(-Math.Sqrt(variance), 1 - level), Bound(Math.Sqrt(variance), 1 - level));

    /// <summary>
    /// Draws of the smaller side. Those in which one département is most of a side are left out: such a comparison would
    /// not have been made.
    /// </summary>
    private static IEnumerable<Arrangement> Drawn(Unit[] units, int size, Sums total)
    {
        MersenneTwister random = new(Seed);
        for (int draw = 0; draw < Draws; draw++)
        {
            for (int at = 0; at < size; at++)
            {
                int other = random.Next(at, units.Length);
                (units[at], units[other]) = (units[other], units[at]);
            }

            Sums side = Sums.Add(units.AsSpan(0, size));
            double rest = total.Denominator - side.Denominator;
            if (!IsDominated(units.AsSpan(0, size), side.Denominator) && !IsDominated(units.AsSpan(size), rest))
            {
                yield return Arrangement.Arrange(side, total);
            }
        }
    }

    private static bool IsDominated(ReadOnlySpan<Unit> side, double denominator)
    {
        foreach (ref readonly Unit unit in side)
        {
            if (unit.Denominator > GroupComparison.DominantShare * denominator)
            {
                return true;
            }
        }

        return false;
    }

    private double Bound(double step, double risk)
    {
        double inside = 0;
        double outside = step;
        while (P(difference + outside) > risk)
        {
            (inside, outside) = (outside, 2 * outside);
            if (double.IsInfinity(outside))
            {
                return outside;
            }
        }

        for (int halving = 0; halving < Halvings; halving++)
        {
            double middle = (inside + outside) / 2;
            (inside, outside) = P(difference + middle) > risk ? (middle, outside) : (inside, middle);
        }

        return difference + inside;
    }

    /// <summary>
    /// Were the true difference so large: the part of the draws at least as far from it, the observed being one of them
    /// (Phipson and Smyth 2010).
    /// </summary>
    private double P(double supposed)
    {
        double squaredScore = (1 - Rounding) * (difference - supposed) * (difference - supposed) / variance;
        int asFar = 1;
        foreach (Arrangement each in drawn)
        {
            double left = each.Difference - supposed * each.Slope;
            double square = each.Constant - supposed * (2 * each.Linear - supposed * each.Quadratic);
            asFar += left * left >= squaredScore * square ? 1 : 0;
        }

        return asFar / (1d + drawn.Length);
    }

    /// <summary>A département; held is 1 in the group and 0 elsewhere, the part of a difference supposed that its ratio has.</summary>
    private readonly record struct Unit(double Ratio, double Denominator, double Held);

    /// <summary>
    /// The ratio of one side less that of the other, once a difference supposed is taken away: linear in it. And the
    /// square of its standard error, which is quadratic.
    /// </summary>
    private sealed record Arrangement(double Difference, double Slope, double Constant, double Linear, double Quadratic)
    {
        public static Arrangement Arrange(Sums side, Sums total)
        {
            (double ratio, double held, double constant, double linear, double quadratic) = side.Side();
            (double Ratio, double Held, double Constant, double Linear, double Quadratic) rest = total
                .Less(side)
                .Side();
            return new Arrangement(
                ratio - rest.Ratio,
                held - rest.Held,
                constant + rest.Constant,
                linear + rest.Linear,
                quadratic + rest.Quadratic
            );
        }
    }

    /// <summary>Sums over départements, w being a denominator, r a ratio and g whether it is held: from them all else is read.</summary>
    private readonly record struct Sums(
        int Count,
        double Denominator,
        double WR,
        double WG,
        double WW,
        double WWR,
        double WWRR,
        double WWG,
        double WWGR
    )
    {
        public static Sums Add(ReadOnlySpan<Unit> units)
        {
            double w = 0;
            double wr = 0;
            double wg = 0;
            double ww = 0;
            double wwr = 0;
            double wwrr = 0;
            double wwg = 0;
            double wwgr = 0;
            foreach (ref readonly Unit unit in units)
            {
                double weight = unit.Denominator;
                double part = weight * unit.Ratio;
                w += weight;
                wr += part;
                wg += weight * unit.Held;
                ww += weight * weight;
                wwr += weight * part;
                wwrr += part * part;
                wwg += weight * weight * unit.Held;
                wwgr += weight * part * unit.Held;
            }

            return new Sums(units.Length, w, wr, wg, ww, wwr, wwrr, wwg, wwgr);
        }

        public Sums Less(Sums other) =>
            new(
                Count - other.Count,
                Denominator - other.Denominator,
                WR - other.WR,
                WG - other.WG,
                WW - other.WW,
                WWR - other.WWR,
                WWRR - other.WWRR,
                WWG - other.WWG,
                WWGR - other.WWGR
            );

        /// <summary>Ratio, part held, and the squared weighted residuals about them: n / (n - 1) times their sum.</summary>
        public (double Ratio, double Held, double Constant, double Linear, double Quadratic) Side()
        {
            double ratio = WR / Denominator;
            double held = WG / Denominator;
            double scale = Count / (Count - 1d) / (Denominator * Denominator);
            return (
                ratio,
                held,
                scale * (WWRR - ratio * (2 * WWR - ratio * WW)),
                scale * (WWGR - held * WWR - ratio * (WWG - held * WW)),
                scale * (WWG - held * (2 * WWG - held * WW))
            );
        }
    }
}
