using Observatoire.Support;

namespace Observatoire.Editions.Tests;

public sealed class NomenclatureEditionTests
{
    private static readonly Departement Ain = new("01", "Ain", "84");
    private static readonly Dictionary<(string, int), long> NoPopulation = [];

    [Fact]
    public void A_whole_edition_finds_its_codes()
    {
        NomenclatureEdition edition = SampleEditions.Small();

        Assert.Equal("Aisne", edition.FindDepartement("02")?.Name);
        Assert.Equal("Hauts-de-France", edition.FindRegion("32")?.Name);
        Assert.True(edition.FindIndicator("FOY")?.Compulsory);
        Assert.Equal(3000, edition.PopulationOf("02", 2018));
        Assert.Null(edition.PopulationOf("02", 1999));
        Assert.True(edition.HasCategory("PRO", "PSY"));
        Assert.False(edition.HasCategory("PRO", "XXX"));
        Assert.Empty(edition.CategoriesOf("XXX"));
    }

    [Fact]
    public void A_code_given_twice_is_refused() =>
        Refused("01", () => SampleEditions.Build([Ain, Ain], [], NoPopulation));

    [Fact]
    public void A_departement_in_no_region_is_refused() =>
        Refused("99", () => SampleEditions.Build([Ain with { RegionCode = "99" }], [], NoPopulation));

    [Fact]
    public void An_indicator_with_an_unknown_breakdown_is_refused() =>
        Refused(
            "AGE",
            () => SampleEditions.Build([Ain], [SampleEditions.Indicator("FOY", 0, false, "AGE")], NoPopulation)
        );

    [Fact]
    public void A_population_of_nowhere_is_refused() =>
        Refused(
            "77",
            () => SampleEditions.Build([Ain], [], new Dictionary<(string, int), long> { [("77", 2018)] = 1 })
        );

    private static void Refused(string named, Func<NomenclatureEdition> build) =>
        Assert.Contains(named, Assert.Throws<InvalidDataException>(build).Message, StringComparison.Ordinal);
}
