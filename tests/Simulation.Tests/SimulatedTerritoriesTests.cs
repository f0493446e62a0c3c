using Observatoire.Support;

namespace Observatoire.Simulation.Tests;

public sealed class SimulatedTerritoriesTests
{
    private static readonly SimulatedNation Nation = SimulatedNationTests.Nation("2023-11:2026-10");

    [Fact]
    public void Every_commune_is_in_one_territory_of_its_departement_or_cut_between_some()
    {
        string[] known =
        [
            .. File.ReadLines(Repository.PathOf("functions", "nomenclature", "communes.csv"))
                .Skip(1)
                .Select(line => line.Split(';')[0]),
        ];
        string[] given =
        [
            .. Nation
                .Departements.SelectMany(each => each.TerritoriesIn(Nation.Months[0]))
                .SelectMany(territory => territory.Communes),
        ];

        Assert.Equal(given.Length, given.Distinct().Count());
        Assert.Equal(
            known.Order(StringComparer.Ordinal),
            given.Select(code => code.Split('/')[0]).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("54", "Longwy")]
    [InlineData("03", "Vichy")]
    [InlineData("69", "Lyon 3e")]
    [InlineData("31", "Toulouse Sud-Ouest")]
    public void A_territory_has_the_name_of_its_largest_town(string departement, string name) =>
        Assert.Contains(
            Nation.Departements.Single(each => each.Code == departement).Territories,
            territory => territory.Name == name
        );

    [Fact]
    public void Territories_of_a_month_are_all_of_the_departement_before_and_after_they_are_drawn_anew()
    {
        SimulatedDepartement[] redrawn = [.. Nation.Departements.Where(each => each.Change is { Before.Count: > 0 })];

        Assert.True(redrawn.Length >= 4);
        Assert.All(
            redrawn,
            departement =>
            {
                string[] Of(SimulatedMonth month) =>
                    [
                        .. departement
                            .TerritoriesIn(month)
                            .SelectMany(each => each.Communes)
                            .Order(StringComparer.Ordinal),
                    ];
                SimulatedMonth month = departement.Change!.Month;
                Assert.Equal(Of(month.Plus(-1)), Of(month));
                Assert.Equal(1, departement.TerritoriesIn(month).Sum(each => each.Weight), 9);
                Assert.All(departement.Territories, territory => Assert.NotEmpty(territory.Communes));
            }
        );
    }
}
