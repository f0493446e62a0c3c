using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Simulation.Tests;

/// <summary>What the service concludes of the nation the runner shows, beside the truth that made it.</summary>
public sealed class SimulatedTruthTests
{
    // Smallest months after an event that anything is concluded of.
    private const int Recent = ReorganisationEffect.FewestMonthsAfter;

    /// <param name="lastMonth">That of the fixed clock, and two others.</param>
    [Theory]
    [InlineData(DefaultNation.LastOfClock)]
    [InlineData("2026-03")]
    [InlineData("2027-08")]
    public void What_was_planted_is_found_again(string lastMonth)
    {
        DefaultNation nation =
            lastMonth == DefaultNation.LastOfClock ? DefaultNation.OfClock.Value : new DefaultNation(lastMonth);
        (SimulatedDepartement Departement, double Truth, EffectEstimate Estimate)[] judged =
        [
            .. from outcome in DefaultNation.Outcomes
            let panel = nation.PanelOf(outcome)
            from departement in nation.Reorganised
            let truth = SimulatedTruth.Tell(nation.Nomenclature, departement, nation.Last).Effects[outcome.Id]
            select (
                departement,
                outcome.Scale == OutcomeScale.Log ? truth.Logarithm : truth.Difference,
                ReorganisationEffect.Estimate(
                    panel,
                    nation.Events,
                    DefaultNation.EventOf(departement),
                    outcome.Relevant
                )
            ),
        ];
        Assert.Equal(24 * 4, judged.Length);

        var recent = judged.Where(each => each.Estimate.MonthsAfter < Recent).ToArray();
        Assert.Equal(5 * 4, recent.Length);
        Assert.All(recent, each => Assert.Equal(Verdict.Inconclusive, each.Estimate.Verdict));

        var planted = judged
            .Except(recent)
            .Where(each => Math.Abs(each.Truth) >= each.Estimate.SmallestVisible)
            .ToArray();
        int found = planted.Count(each => SignOf(each.Estimate.Verdict) == Math.Sign(each.Truth));
        Assert.True(planted.Length >= 15, $"Only {planted.Length} planted effects are above the smallest visible one.");
        Assert.True(found >= 0.8 * planted.Length, $"{found} of {planted.Length} planted effects were found.");

        var none = judged
            .Except(recent)
            .Where(each => each.Departement.Change!.Effect == SimulatedEffect.None)
            .ToArray();
        int alarms = none.Count(each => SignOf(each.Estimate.Verdict) != 0);
        Assert.True(none.Length >= 5 * 4, $"Only {none.Length} outcomes of events without effect.");
        Assert.True(
            alarms <= Math.Ceiling(0.05 * none.Length),
            $"{alarms} of {none.Length} outcomes of events without effect are called changed."
        );
    }

    [Fact]
    public void The_truth_of_an_event_without_effect_is_nothing_but_its_cost()
    {
        SimulatedNation nation = SimulatedNationTests.Nation("2023-11:2026-10");
        SimulatedDepartement departement = nation.Departements.First(each =>
            each.Change?.Effect == SimulatedEffect.None
        );

        SimulatedTruth truth = SimulatedTruth.Tell(SimulatedNationTests.Nomenclature, departement, nation.Months[^1]);

        Assert.All(truth.Effects.Values, effect => Assert.Equal(new TrueEffect(0, 0), effect));
        Assert.All(truth.Costs, cost => Assert.Equal(cost.StaffWithout, cost.Staff));
        Assert.Equal(3, truth.Costs.Count(cost => cost.Reorganisation > 0));
    }

    [Fact]
    public void Territories_drawn_anew_change_no_price_and_no_rounding()
    {
        SimulatedNation nation = SimulatedNationTests.Nation("2023-11:2026-10");
        SimulatedDepartement merged = nation.Departements.First(each => each.Change is { Type: "FUSION" });
        SimulatedDepartement redrawn = merged with { Change = merged.Change! with { Effect = SimulatedEffect.None } };
        SimulatedDepartement left = redrawn with
        {
            Territories =
            [
                .. merged
                    .Territories.Where(each => !merged.Change!.After.Contains(each.Code))
                    .Select(each => each with { To = null }),
            ],
        };
        SimulatedMonth after = merged.Change!.Month.Plus(2);

        Assert.NotEqual(left.TerritoriesIn(after).Count, redrawn.TerritoriesIn(after).Count);
        Assert.Equal(Totals(nation, left, after), Totals(nation, redrawn, after));
    }

    // Openings are raised where a territory's stock grows: they alone may depend on how it is divided.
    private static string[] Totals(SimulatedNation nation, SimulatedDepartement departement, SimulatedMonth month) =>
        [
            .. System
                .Text.Encoding.UTF8.GetString(nation.Make(departement, month, isDetailed: false).Content)
                .Split('\n')
                .Where(line => line.Split(';') is [_, _, "", not ("SUI_OUV" or "SUI_CLO" or "SUI_ACT"), ..])
                .Order(StringComparer.Ordinal),
        ];

    private static int SignOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Higher => 1,
            Verdict.Lower => -1,
            _ => 0,
        };
}
