using System.Text;
using Observatoire.Returns.Checking;

namespace Observatoire.Simulation.Tests;

public sealed class SimulatedSendingTests
{
    private static readonly SimulatedNation Nation = SimulatedNationTests.Nation("2023-11:2026-10");
    private static readonly SimulatedSending Sending = Nation.Sending;

    [Fact]
    public void Nearly_all_is_sent_and_a_whole_year_back_by_everyone()
    {
        (string Code, SimulatedMonth Month)[] missing =
        [
            .. from departement in Nation.Departements
            from month in Nation.Months
            where !Sending.IsSent(departement.Code, month)
            select (departement.Code, month),
        ];

        Assert.InRange(missing.Length, 20, 40);
        Assert.DoesNotContain(missing, each => each.Month.Index == Nation.Months[^2].Index);
        Assert.Equal(
            Sending.LateReturns.Order(),
            missing.Where(each => each.Month == Nation.Months[^1]).Select(each => each.Code).Order()
        );
        Assert.Subset(new HashSet<string>(Sending.LateReturns), new HashSet<string>(Sending.AnnouncedDelays));
        Assert.All(Sending.NothingToReport, place => Assert.Contains((place.Departement, place.Month), missing));
    }

    [Fact]
    public void What_is_corrected_was_sent_with_a_mistake_that_no_rule_sees()
    {
        Assert.Equal(6, Sending.Corrected.Count);
        Assert.Equal(2, Sending.CorrectedAfterClosing.Count);
        SimulatedPlace place = Sending.Corrected[0];
        SimulatedDepartement departement = Nation.Departements.Single(each => each.Code == place.Departement);

        byte[] mistaken = Nation.MakeMistaken(departement, place.Month, isDetailed: true);

        string[] right = Lines(Nation.Make(departement, place.Month).Content);
        Assert.Equal(2, Lines(mistaken).Except(right).Count());
        Assert.Empty(SimulatedNationTests.Judge(departement, mistaken).Findings.Findings);
    }

    [Fact]
    public void Years_of_months_in_one_file_have_no_breakdown_but_those_that_figures_are_computed_from()
    {
        SimulatedDepartement departement = Nation.Departements.Single(each =>
            each.Code == Sending.NothingToReport[0].Departement
        );

        byte[] history = Nation.MakeHistory(departement, Nation.Months);

        CheckedFile verdict = SimulatedNationTests.Judge(departement, history);
        Assert.Equal(0, verdict.Findings.Errors);
        Assert.Equal(35, verdict.Returns.Count);
        Assert.Equal(
            ["ETP_POU"],
            Lines(history)
                .Select(line => line.Split(';'))
                .Where(row => row is [_, _, _, _, not ("" or "ventilation"), ..])
                .Select(row => row[3])
                .Distinct()
        );
    }

    [Fact]
    public void A_file_to_try_has_faults_of_several_kinds()
    {
        SimulatedDepartement departement = Nation.Departements[0];

        string[] codes =
        [
            .. SimulatedNationTests
                .Judge(departement, Nation.MakeFaulty(departement, Nation.Months[^1]))
                .Findings.Findings.Select(found => found.Code)
                .Distinct(),
        ];

        Assert.Subset(new HashSet<string>(codes), new HashSet<string>(["R38", "R01", "R12"]));
    }

    private static string[] Lines(byte[] file) =>
        Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
