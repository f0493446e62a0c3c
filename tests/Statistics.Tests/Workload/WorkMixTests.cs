using FsCheck.Xunit;
using Observatoire.Statistics.Workload;

namespace Observatoire.Statistics.Tests.Workload;

/// <summary>The worked example of docs/methods/work-mix.md, and how often its interval holds.</summary>
public sealed class WorkMixTests
{
    [Fact]
    public void The_worked_example_is_as_computed_by_hand()
    {
        WorkMix mix = WorkMix.Compute([
            .. Enumerable.Repeat(new WorkHours(10, 90), 3),
            .. Enumerable.Repeat(new WorkHours(30, 70), 3),
        ]);

        // Leaving one month out gives 110 of 500 three times and 90 of 500 three times, of logits -1.265666 and -1.516347;
        // error = sqrt(6 x 0.125341² x 5 / 6) = 0.280270; t of 5 degrees of freedom 2.570582.
        Assert.Equal(0.2, mix.Collective!.Value, 12);
        Assert.Equal(0.8, mix.Individual!.Value, 12);
        Assert.Equal(0.1084, mix.Interval!.Value.Low, 4);
        Assert.Equal(0.3394, mix.Interval!.Value.High, 4);
    }

    [Fact]
    public void A_month_of_which_one_kind_is_missing_counts_for_neither()
    {
        WorkMix mix = WorkMix.Compute([new(10, 30), new(null, 1000), new(1000, null)]);

        Assert.Equal((0.25, 1), (mix.Collective, mix.Months));
        Assert.Null(mix.Interval);
    }

    [Fact]
    public void Without_an_hour_there_is_no_share()
    {
        Assert.Null(WorkMix.Compute([]).Collective);
        Assert.Null(WorkMix.Compute([new(0, 0)]).Collective);
        Assert.Null(WorkMix.Compute(Enumerable.Repeat(new WorkHours(0, 10), 12)).Interval);
        Assert.Equal(0, WorkMix.Compute(Enumerable.Repeat(new WorkHours(0, 10), 12)).Collective);
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkMix.Compute([new(-1, 10)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkMix.Compute([new(1, -10)]));
    }

    [Property]
    public bool The_interval_holds_the_share_and_stays_between_0_and_1(byte first, byte second, byte third)
    {
        WorkMix mix = WorkMix.Compute(
            Enumerable
                .Range(0, 9)
                .Select(at => new WorkHours(1 + (new[] { first, second, third }[at % 3]), 50 + (at * 10)))
        );
        return mix.Interval!.Value.Contains(mix.Collective!.Value) && mix.Interval!.Value is { Low: > 0, High: < 1 };
    }

    /// <summary>
    /// 2,000 years of twelve independent months about a share of 0.2: within 93 and 97 %, the Monte-Carlo error being 0.5
    /// points.
    /// </summary>
    [Fact]
    [Trait("Kind", "MonteCarlo")]
    public void Intervals_hold_the_true_share_as_often_as_announced()
    {
        Random random = new(5);
        int covered = 0;
        for (int year = 0; year < 2000; year++)
        {
            WorkMix mix = WorkMix.Compute(
                Enumerable
                    .Range(0, 12)
                    .Select(_ => new WorkHours(
                        100 + (120 * (random.NextDouble() - 0.5)),
                        400 + (300 * (random.NextDouble() - 0.5))
                    ))
            );
            covered += mix.Interval!.Value.Contains(0.2) ? 1 : 0;
        }

        Assert.InRange(covered / 2000d, 0.93, 0.97);
    }
}
