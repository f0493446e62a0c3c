using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Json;
using Observatoire.Formats.Releases;
using Observatoire.Formats.Reports;
using Observatoire.Formats.Restitutions;
using Observatoire.Formats.Templates;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Rules;

namespace Observatoire.Formats.Nomenclature;

/// <summary>Reads the editions of the nomenclature from their folder: one sub-folder an edition, named by its id.</summary>
public static class NomenclatureFolder
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        Converters =
        {
            new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new TextConverter<ReferenceMonth>(ReferenceMonth.Parse),
            new TextConverter<LinearForm>(LinearForm.Parse),
            new TextConverter<RatioFormula>(RatioFormula.Parse),
            new TextConverter<LinearRelation>(LinearRelation.Parse),
        },
    };

    /// <param name="folder">The folder <c>nomenclature</c>.</param>
    /// <exception cref="InvalidDataException">When an edition is not whole, or two editions cover one month.</exception>
    public static EditionSeries Read(string folder) =>
        new([.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(ReadEdition)]);

    /// <summary>Reads the words of the findings, <c>findings.json</c> in the same folder.</summary>
    /// <exception cref="InvalidDataException">When the file cannot be read.</exception>
    public static FindingCatalogue ReadFindings(string folder) =>
        new(ReadJson<Dictionary<string, FindingWords>>(folder, "findings.json"));

    /// <summary>Reads the words of reports on a file, <c>reports.json</c> in the same folder.</summary>
    /// <exception cref="InvalidDataException">When the file cannot be read.</exception>
    public static ReportText ReadReportText(string folder) => ReadJson<ReportText>(folder, "reports.json");

    /// <summary>Reads the words of templates and schemas, <c>template.json</c> in the same folder.</summary>
    /// <exception cref="InvalidDataException">When the file cannot be read.</exception>
    public static TemplateText ReadTemplateText(string folder) => ReadJson<TemplateText>(folder, "template.json");

    /// <summary>Reads the words of the checklists of releases, <c>checklist.json</c> in the same folder.</summary>
    /// <exception cref="InvalidDataException">When the file cannot be read.</exception>
    public static ChecklistWords ReadChecklist(string folder) =>
        new(ReadJson<Dictionary<string, CheckText>>(folder, "checklist.json"));

    /// <summary>Reads the sentences of a restitution, <c>sentences.json</c> in the same folder.</summary>
    /// <exception cref="InvalidDataException">When the file cannot be read, or lacks a sentence.</exception>
    public static RestitutionWords ReadSentences(string folder) =>
        new(ReadJson<Dictionary<string, BilingualText>>(folder, "sentences.json"));

    /// <summary>Reads the reasons by which warnings are explained, <c>reasons.csv</c> in the same folder.</summary>
    /// <exception cref="InvalidDataException">When a code is given twice.</exception>
    public static IReadOnlyList<Reason> ReadReasons(string folder)
    {
        Reason[] reasons =
        [
            .. ReadCsv(folder, "reasons.csv", "code", "libelle", "label")
                .Select(row => new Reason(row[0], new BilingualText(row[1], row[2]))),
        ];
        return reasons.DistinctBy(reason => reason.Code, StringComparer.Ordinal).Count() == reasons.Length
            ? reasons
            : throw new InvalidDataException("reasons.csv gives a code twice.");
    }

    /// <summary>Reads the typology of organisations, <c>typology.csv</c> and <c>events.csv</c> in the same folder.</summary>
    /// <exception cref="InvalidDataException">When a code is given twice.</exception>
    public static Typology ReadTypology(string folder) =>
        new(
            ReadCsv(folder, "typology.csv", "axe", "valeur", "libelle", "label", "libelle_axe", "label_axe")
                .GroupBy(row => row[0], StringComparer.Ordinal)
                .Select(axis => new TypologyAxis(
                    axis.Key,
                    new BilingualText(axis.First()[4], axis.First()[5]),
                    [.. axis.Select(row => new TypologyChoice(row[1], new BilingualText(row[2], row[3])))]
                )),
            ReadCsv(folder, "events.csv", "type", "libelle", "label", "territoires")
                .Select(row => new ReorganisationType(
                    row[0],
                    new BilingualText(row[1], row[2]),
                    string.Equals(row[3], "1", StringComparison.Ordinal)
                ))
        );

    /// <summary>Reads what makes a figure sensitive, <c>disclosure.json</c> in the same folder.</summary>
    /// <exception cref="InvalidDataException">When the file cannot be read, or lacks a rule.</exception>
    public static DisclosureRules ReadDisclosureRules(string folder) =>
        ReadJson<DisclosureRules>(folder, "disclosure.json");

    /// <summary>Reads the communes of the départements, <c>communes.csv</c> in the same folder.</summary>
    /// <exception cref="InvalidDataException">When a code is given twice.</exception>
    public static CommuneList ReadCommunes(string folder) =>
        new(ReadCsv(folder, "communes.csv", "code", "nom").Select(row => (row[0], row[1])));

    private static NomenclatureEdition ReadEdition(string folder)
    {
        EditionFile edition = ReadJson<EditionFile>(folder, "edition.json");
        EditionPeriod period = new(edition.Id, edition.First, edition.Last, edition.RetrospectiveFrom);
        IReadOnlyList<Breakdown> breakdowns = BreakdownFile.Read(
            ReadCsv(folder, "breakdowns.csv", "ventilation", "modalite", "libelle", "label")
        );
        Departement[] departements =
        [
            .. ReadCsv(folder, "departements.csv", "code", "nom", "region", "region_2005")
                .Select(row => new Departement(row[0], row[1], row[2], row[3].Length == 0 ? null : row[3])),
        ];
        return new NomenclatureEdition(
            period,
            ReadRegions(folder, "regions.csv"),
            departements,
            ReadJson<IndicatorDefinition[]>(folder, "indicators.json"),
            breakdowns.ToDictionary(
                breakdown => breakdown.Code,
                breakdown => (IReadOnlyList<string>)[.. breakdown.Categories.Select(category => category.Code)],
                StringComparer.Ordinal
            ),
            ReadCsv(folder, "population.csv", "departement", "annee", "habitants")
                .ToDictionary(
                    row => (row[0], int.Parse(row[1], CultureInfo.InvariantCulture)),
                    row => long.Parse(row[2], CultureInfo.InvariantCulture)
                ),
            ReadRules(folder)
        )
        {
            Title = edition.Title,
            Breakdowns = breakdowns,
            Context = ReadContext(folder, departements),
            Regions2005 = ReadRegions(folder, "regions-2005.csv"),
        };
    }

    /// <summary>Each rule is read into the class of its form, whose members are those of the file.</summary>
    private static IReadOnlyList<EditionRule> ReadRules(string folder) =>
        [
            .. ReadJson<JsonElement[]>(folder, "rules.json")
                .Select(rule =>
                    InFile(
                        Path.Combine(folder, "rules.json"),
                        () =>
                        {
                            string code = rule.TryGetProperty("code", out JsonElement named)
                                ? named.GetString()!
                                : throw new JsonException("A rule has no code.");
                            Type form = RuleForms.FormOf(code, rule.EnumerateObject().Select(member => member.Name));
                            return (EditionRule)rule.Deserialize(form, Json)!;
                        }
                    )
                ),
        ];

    private static Region[] ReadRegions(string folder, string name) =>
        [.. ReadCsv(folder, name, "code", "nom").Select(row => new Region(row[0], row[1]))];

    /// <summary>An edition may go without: its départements then have no peers.</summary>
    private static IReadOnlyList<ContextValue> ReadContext(string folder, IEnumerable<Departement> departements) =>
        File.Exists(Path.Combine(folder, "context.csv"))
            ? ContextFile.Read(
                ReadCsv(folder, "context.csv", "departement", "variable", "annee", "valeur"),
                departements.Select(each => each.Code).ToHashSet(StringComparer.Ordinal)
            )
            : [];

    private static T ReadJson<T>(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return InFile(path, () => JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Json))
            ?? throw new InvalidDataException($"{path} is empty.");
    }

    private static T InFile<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    private static List<string[]> ReadCsv(string folder, string name, params string[] columns)
    {
        using CsvReader reader = CsvReader.FromFile(
            Path.Combine(folder, name),
            new CsvReaderOptions { Separator = ';' },
            FileOptions.SequentialScan
        );
        List<string[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. columns.Select(reader.GetString)]);
        }

        return rows;
    }

    private sealed record EditionFile(
        string Id,
        ReferenceMonth First,
        ReferenceMonth? Last,
        ReferenceMonth? RetrospectiveFrom,
        BilingualText Title,
        IReadOnlyList<SourceLine> Sources
    );

    private sealed record SourceLine(string Of, string Source, string Licence);
}
