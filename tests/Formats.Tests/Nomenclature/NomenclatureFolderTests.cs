using System.Reflection;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;

namespace Observatoire.Formats.Tests.Nomenclature;

/// <summary>The nomenclature the service ships with.</summary>
public sealed class NomenclatureFolderTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "nomenclature");

    [Fact]
    public void Edition_2017_01_has_the_101_departements_the_18_regions_and_their_population()
    {
        NomenclatureEdition edition = NomenclatureFolder.Read(Folder).InForce(ReferenceMonth.Parse("2018-12"))!;

        Assert.Equal("2017-01", edition.Period.Id);
        Assert.Equal(101, edition.Departements.Count);
        Assert.Equal(18, edition.Regions.Count);
        Assert.All(edition.Departements, departement => Assert.NotNull(edition.PopulationOf(departement.Code, 2018)));
        Assert.Equal(
            ["INS_FOY"],
            edition.Indicators.Where(indicator => indicator.Compulsory).Select(each => each.Code)
        );
    }

    // INSEE, estimations de population au 1er janvier 2018, France (101 départements).
    [Fact]
    public void Population_adds_up_to_that_of_France()
    {
        NomenclatureEdition edition = NomenclatureFolder.Read(Folder).Latest;

        Assert.Equal(66_992_159, edition.Departements.Sum(departement => edition.PopulationOf(departement.Code, 2018)));
    }

    [Fact]
    public void Every_finding_the_code_can_make_has_its_words_in_both_languages()
    {
        FindingCatalogue catalogue = NomenclatureFolder.ReadFindings(Folder);
        string[] codes =
        [
            .. new[] { typeof(ReturnCheck).Assembly, typeof(ReturnFileReader).Assembly }
                .SelectMany(assembly => assembly.GetTypes())
                .Where(type => type.Namespace?.Contains("Returns", StringComparison.Ordinal) == true)
                .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
                .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
                .Select(field => (string)field.GetRawConstantValue()!)
                .Where(value => value.Length is 3 or 4 && char.IsAsciiDigit(value[1])),
        ];

        Assert.Equal(catalogue.Codes.Order(), codes.Order());
        Assert.All(
            codes,
            code =>
            {
                BilingualText words = catalogue.Describe(new Finding(code, Severity.Error, 3, "valeur", "x", "y"));
                Assert.NotEmpty(words.Fr);
                Assert.NotEmpty(words.En);
                Assert.DoesNotContain('{', words.Fr + words.En);
            }
        );
    }

    [Fact]
    public void An_edition_that_is_not_whole_is_refused_with_the_name_of_its_file()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("observatoire-nomenclature-");
        try
        {
            string edition = Path.Combine(folder.FullName, "2017-01");
            Directory.CreateDirectory(edition);
            File.WriteAllText(Path.Combine(edition, "edition.json"), "{\"id\": 3}");

            Assert.Contains(
                "edition.json",
                Assert.Throws<InvalidDataException>(() => NomenclatureFolder.Read(folder.FullName)).Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
