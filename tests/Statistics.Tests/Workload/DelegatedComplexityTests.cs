using FsCheck.Xunit;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Workload;

namespace Observatoire.Statistics.Tests.Workload;

/// <summary>The worked example of docs/methods/delegated-complexity.md, and how often its interval holds.</summary>
public sealed class DelegatedComplexityTests
{
    // Pezzullo, Biostatistics for Dummies, figure 13-2: 14 of 21 against 12 of 39, ratio 2.17, error of its logarithm 0.2855,
    // 95 % from 1.24.
    [Fact]
    public void A_published_example_is_found_again()
    {
        DelegatedComplexity found = DelegatedComplexity.Compare(14, 21, 12, 39);

        Assert.Equal(2.17, found.Ratio!.Value, 2);
        Assert.Equal(1.24, found.Interval!.Value.Low, 2);
        Assert.Equal(0.2855, Math.Log(found.Interval!.Value.High / found.Ratio!.Value) / 1.959964, 4);
        Assert.Equal(Verdict.Higher, found.Verdict);
    }

    [Theory]
    [InlineData(12L, 39L, 14L, 21L, Verdict.Lower)]
    [InlineData(14L, 21L, 14L, 22L, Verdict.Compatible)]
    [InlineData(0L, 21L, 14L, 22L, Verdict.Inconclusive)]
    [InlineData(5L, 21L, 0L, 22L, Verdict.Inconclusive)]
    [InlineData(5L, 5L, 9L, 9L, Verdict.Inconclusive)]
    [InlineData(0L, 0L, 9L, 20L, Verdict.Inconclusive)]
    [InlineData(null, 21L, 14L, 22L, Verdict.Inconclusive)]
    [InlineData(5L, null, 14L, 22L, Verdict.Inconclusive)]
    [InlineData(5L, 21L, 14L, null, Verdict.Inconclusive)]
    public void Each_case_has_its_word(long? left, long? ofLeft, long? right, long? ofRight, Verdict verdict)
    {
        DelegatedComplexity found = DelegatedComplexity.Compare(left, ofLeft, right, ofRight);

        Assert.Equal(verdict, found.Verdict);
        Assert.Equal(verdict == Verdict.Inconclusive, found.Interval is null);
    }

    [Fact]
    public void A_part_larger_than_its_whole_throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DelegatedComplexity.Compare(3, 2, 1, 2));

    [Property]
    public bool The_other_way_round_the_ratio_is_its_inverse(byte left, byte right)
    {
        DelegatedComplexity one = DelegatedComplexity.Compare(left + 1, 300, right + 1, 400);
        DelegatedComplexity other = DelegatedComplexity.Compare(right + 1, 400, left + 1, 300);
        return Math.Abs((one.Ratio!.Value * other.Ratio!.Value) - 1) < 1e-9
            && Math.Abs((one.Interval!.Value.Low * other.Interval!.Value.High) - 1) < 1e-9;
    }

    /// <summary>3,000 draws of shares of 30 and 20 %: within 93 and 97 %, the Monte-Carlo error being 0.4 points.</summary>
    [Fact]
    [Trait("Kind", "MonteCarlo")]
    public void Intervals_hold_the_true_ratio_as_often_as_announced()
    {
        Random random = new(6);
        int covered = 0;
        for (int draw = 0; draw < 3000; draw++)
        {
            DelegatedComplexity found = DelegatedComplexity.Compare(Draw(120, 0.3), 120, Draw(400, 0.2), 400);
            covered += found.Interval!.Value.Contains(1.5) ? 1 : 0;
        }

        Assert.InRange(covered / 3000d, 0.93, 0.97);

        int Draw(int of, double share) => Enumerable.Range(0, of).Count(_ => random.NextDouble() < share);
    }
}
