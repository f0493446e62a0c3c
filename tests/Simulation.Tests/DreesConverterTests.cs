using System.Globalization;
using Observatoire.Support;

namespace Observatoire.Simulation.Tests;

public sealed class DreesConverterTests
{
    private const string Monthly = "prestation,code,departement,mois,effectif\n";
    private const string Staff = "feuille,code,territoire,annee,valeur\n";

    [Fact]
    public void Figures_become_lines_of_a_return_sorted_by_month_and_departement() =>
        Assert.Equal(
            [
                "2017-01;01;;INS_FOY;;;7660;;",
                "2017-01;01;;AAH;;;6690;;",
                "2017-02;01;;INS_FOY;;;7650;;",
                "2017-12;01;;ETP_POU;;;12,35;;",
                "2017-12;01;;ETP_POU;PRO;PSY;3;;",
            ],
            Lines(
                "AAH,01,Ain,2017-01,6690\nRSA,1,Ain,2017-02,7650\nRSA,01,Ain,2017-01,7660\n",
                "etp - psychologues,01,,2017,3\netp - total general hors AF,01,,2017,12.345\neff - psychologues,01,,2017,4\netp - psychologues,01,,2016,9\n"
            )
        );

    [Theory]
    [InlineData("")]
    [InlineData("ND")]
    [InlineData("NC")]
    [InlineData("-")]
    [InlineData("12*")]
    public void What_the_source_does_not_give_stays_missing(string written) =>
        Assert.Equal(["2017-01;976;;INS_FOY;;;;M;"], Lines($"RSA,976,Mayotte,2017-01,{written}\n", ""));

    [Theory]
    [InlineData("20A", "2A")]
    [InlineData("20B", "2B")]
    [InlineData("2A", "2A")]
    [InlineData("69", "69")]
    public void Corse_and_Rhone_are_taken_under_their_departements(string source, string departement) =>
        Assert.Equal([$"2017-01;{departement};;INS_FOY;;;10;;"], Lines($"RSA,{source},x,2017-01,10\n", ""));

    [Theory]
    [InlineData("20")]
    [InlineData("69D")]
    [InlineData("69M")]
    public void What_the_source_gives_under_another_code_as_well_is_left_out(string source) =>
        Assert.Empty(Lines($"RSA,{source},x,2017-01,10\n", ""));

    [Fact]
    public void A_figure_given_twice_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Lines("RSA,2A,x,2017-01,10\nRSA,20A,x,2017-01,10\n", ""));

    [Fact]
    public void The_demonstration_has_each_departement_in_each_of_its_24_months()
    {
        string[][] rows =
        [
            .. File.ReadLines(Repository.PathOf("infra", "local", "demonstration", "returns-2017-2018.csv"))
                .Skip(1)
                .Select(line => line.Split(';')),
        ];

        Assert.Equal(24, rows.Select(row => row[0]).Distinct().Count());
        Assert.All(
            rows.GroupBy(row => row[0]),
            month => Assert.Equal(101, month.Select(row => row[1]).Distinct().Count())
        );
        Assert.Equal(
            1903850,
            rows.Where(row => row is ["2018-12", _, _, "INS_FOY", ..])
                .Sum(row => int.Parse(row[6], CultureInfo.InvariantCulture))
        );
    }

    private static string[] Lines(string monthly, string staff) =>
        [
            .. DreesConverter
                .Convert(Monthly + monthly, Staff + staff)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1),
        ];
}
