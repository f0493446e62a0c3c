using System.Reflection;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;
using Observatoire.Support;

namespace Observatoire.Formats.Tests.Nomenclature;

/// <summary>The nomenclature the service ships with.</summary>
public sealed class NomenclatureFolderTests
{
    private static readonly string Folder = Repository.Nomenclature;

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

    // INSEE: 26 régions in 2005; Mayotte became a département in 2011.
    [Fact]
    public void Every_departement_of_2005_has_its_region_of_then() =>
        Assert.All(
            NomenclatureFolder.Read(Folder).Editions,
            edition =>
            {
                Assert.Equal(26, edition.Regions2005.Count);
                Assert.Equal(
                    edition.Regions2005.Select(region => region.Code),
                    edition
                        .Departements.Select(departement => departement.Region2005Code)
                        .OfType<string>()
                        .Distinct()
                        .Order()
                );
                Assert.Equal(
                    ["976"],
                    edition.Departements.Where(each => each.Region2005Code is null).Select(each => each.Code)
                );
            }
        );

    // INSEE, code officiel géographique au 1er janvier 2026.
    [Fact]
    public void Communes_are_those_of_the_departements()
    {
        CommuneList communes = NomenclatureFolder.ReadCommunes(Folder);
        int[] counts =
        [
            .. NomenclatureFolder.Read(Folder).Latest.Departements.Select(each => communes.Of(each.Code).Count),
        ];

        Assert.Equal(34_875, counts.Sum());
        Assert.DoesNotContain(0, counts);
        Assert.Equal("Lille", communes.Of("59")["59350"]);
        Assert.Equal(124, communes.Of("2A").Count);
        Assert.Equal(24, communes.Of("974").Count);
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
                .Where(type =>
                    type.Namespace?.Contains("Returns", StringComparison.Ordinal) == true
                    || type.Namespace?.Contains("Organisations", StringComparison.Ordinal) == true
                )
                .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
                .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
                .Select(field => (string)field.GetRawConstantValue()!)
                .Where(value => value.Length is 3 or 4 && char.IsAsciiDigit(value[1]))
                .Concat(
                    NomenclatureFolder
                        .Read(Folder)
                        .Editions.SelectMany(edition => edition.Rules)
                        .Select(each => each.Code)
                )
                .Distinct(StringComparer.Ordinal),
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
                BilingualText fix = catalogue.FixOf(code);
                Assert.Matches(@"^[^{}]+\.$", fix.Fr);
                Assert.Matches(@"^[^{}]+\.$", fix.En);
            }
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"threshold\": 11}")]
    [InlineData("{\"threshold\": \"eleven\"}")]
    public void What_is_no_disclosure_rule_is_refused(string json)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rules-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "disclosure.json"), json);

            Assert.Contains(
                "disclosure.json",
                Assert
                    .Throws<InvalidDataException>(() => NomenclatureFolder.ReadDisclosureRules(folder.FullName))
                    .Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Edition_2026_01_has_70_codes_of_which_7_are_derived_and_40_compulsory()
    {
        NomenclatureEdition edition = NomenclatureFolder.Read(Folder).InForce(ReferenceMonth.Parse("2026-01"))!;

        Assert.Equal("2026-01", edition.Period.Id);
        Assert.Equal(ReferenceMonth.Parse("2007-03"), edition.Period.RetrospectiveFrom);
        Assert.Equal((70, 63), (edition.Indicators.Count, edition.Sent.Count));
        Assert.Equal(40, edition.Indicators.Count(indicator => indicator.Compulsory));
        Assert.Equal(
            ["SUI_ACT"],
            edition.Indicators.Where(each => each.Counting == IndicatorCounting.Distinct).Select(each => each.Code)
        );
        Assert.Equal("Conseillers en économie sociale familiale", LabelOf(edition, "PRO", "CESF"));
        Assert.Equal("Foyers allocataires du RMI", edition.FindIndicator("INS_FOY")!.FormerLabels[0].Label.Fr);
    }

    [Fact]
    public void Every_text_of_every_edition_is_in_both_languages() =>
        Assert.All(
            NomenclatureFolder.Read(Folder).Editions,
            edition =>
                Assert.All(
                    edition
                        .Indicators.SelectMany(each => new[] { each.Label, each.Definition, each.Unit })
                        .Concat(edition.Breakdowns.Select(breakdown => breakdown.Label))
                        .Append(edition.Title),
                    text => Assert.False(string.IsNullOrWhiteSpace(text.Fr) || string.IsNullOrWhiteSpace(text.En))
                )
        );

    [Fact]
    public void Editions_that_follow_each_other_have_the_same_departements_and_population()
    {
        IReadOnlyList<NomenclatureEdition> editions = NomenclatureFolder.Read(Folder).Editions;

        Assert.Equal(["2017-01", "2026-01"], editions.Select(edition => edition.Period.Id));
        Assert.Equal(editions[0].Departements, editions[1].Departements);
        Assert.Equal(editions[0].PopulationOf("2A", 2020), editions[1].PopulationOf("2A", 2020));
    }

    [Fact]
    public void The_reasons_for_warnings_have_their_words()
    {
        IReadOnlyList<Reason> reasons = NomenclatureFolder.ReadReasons(Folder);

        Assert.Contains(reasons, reason => reason.Code == "VERIF");
        Assert.All(reasons, reason => Assert.NotEmpty(reason.Label.Fr + reason.Label.En));
    }

    [Theory]
    [InlineData("rules.json", "\"R02\"", "\"R02\", \"unknown\": 1", "rules.json")]
    [InlineData("rules.json", "SUI_OUV - SUI_CLO", "SUI_OUV SUI_CLO", "rules.json")]
    [InlineData("rules.json", "\"closing\": \"SUI_FIN\", ", "", "rules.json")]
    [InlineData("rules.json", "\"limit\": 3, ", "", "rules.json")]
    [InlineData("rules.json", "\"code\": \"R33\"", "\"code\": \"R34\"", "R34")]
    [InlineData("rules.json", "\"categories\"", "\"together\": [], \"categories\"", "several forms")]
    [InlineData("rules.json", "SUI_OUV - SUI_CLO", "SUI_OUV - SUI_XXX", "SUI_XXX")]
    [InlineData("indicators.json", "100 ACC_ADM / ACC_PUB", "100 ACC_ADM", "indicators.json")]
    [InlineData("breakdowns.csv", "MOD;;Mode de contact;Way of contact\n", "", "MOD")]
    [InlineData("breakdowns.csv", "Téléphone;Telephone", "Téléphone;", "TEL")]
    [InlineData("breakdowns.csv", "MOD;TEL;", "MOD;PHY;", "PHY")]
    [InlineData("edition.json", "\"first\": \"2026-01\"", "\"first\": \"2026-02\"", "2026-01")]
    [InlineData("edition.json", "\"2007-03\"", "\"2026-01\"", "2026-01")]
    [InlineData("context.csv", "01;densite;2022;114", "01;densite;2022;0", "01;densite")]
    [InlineData("context.csv", "01;densite;2022;114", "01;altitude;2022;114", "altitude")]
    [InlineData("context.csv", "01;densite;2022;114", "02;densite;2022;114", "Density of 02")]
    [InlineData("context.csv", "01;densite;2022;114", "99;densite;2022;114", "99;densite")]
    public void A_spoilt_edition_is_refused_and_the_fault_is_named(string file, string text, string by, string named)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("observatoire-nomenclature-");
        try
        {
            foreach (string source in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            {
                string copy = Path.Combine(folder.FullName, Path.GetRelativePath(Folder, source));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(source, copy);
            }

            string spoilt = Path.Combine(folder.FullName, "2026-01", file);
            string before = File.ReadAllText(spoilt);
            Assert.Contains(text, before, StringComparison.Ordinal);
            File.WriteAllText(spoilt, before.Replace(text, by, StringComparison.Ordinal));

            Assert.Contains(
                named,
                Assert.Throws<InvalidDataException>(() => NomenclatureFolder.Read(folder.FullName)).Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string LabelOf(NomenclatureEdition edition, string breakdown, string category) =>
        edition
            .Breakdowns.Single(each => each.Code == breakdown)
            .Categories.Single(each => each.Code == category)
            .Label.Fr;

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
