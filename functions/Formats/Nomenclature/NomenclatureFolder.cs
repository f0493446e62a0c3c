using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;

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
        new(ReadJson<Dictionary<string, BilingualText>>(folder, "findings.json"));

    private static NomenclatureEdition ReadEdition(string folder)
    {
        EditionFile edition = ReadJson<EditionFile>(folder, "edition.json");
        EditionPeriod period = new(edition.Id, edition.First, edition.Last, edition.RetrospectiveFrom);
        return new NomenclatureEdition(
            period,
            ReadCsv(folder, "regions.csv", "code", "nom").Select(row => new Region(row[0], row[1])),
            ReadCsv(folder, "departements.csv", "code", "nom", "region")
                .Select(row => new Departement(row[0], row[1], row[2])),
            ReadJson<IndicatorDefinition[]>(folder, "indicators.json"),
            ReadCsv(folder, "breakdowns.csv", "ventilation", "modalite")
                .GroupBy(row => row[0], StringComparer.Ordinal)
                .ToDictionary(
                    group => group.Key,
                    group => (IReadOnlyList<string>)[.. group.Select(row => row[1])],
                    StringComparer.Ordinal
                ),
            ReadCsv(folder, "population.csv", "departement", "annee", "habitants")
                .ToDictionary(
                    row => (row[0], int.Parse(row[1], CultureInfo.InvariantCulture)),
                    row => long.Parse(row[2], CultureInfo.InvariantCulture)
                ),
            [.. ReadJson<RuleFile[]>(folder, "rules.json").Select(rule => rule.ToRule())]
        );
    }

    private static T ReadJson<T>(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Json)
                ?? throw new InvalidDataException($"{path} is empty.");
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
