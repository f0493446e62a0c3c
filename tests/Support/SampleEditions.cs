using Observatoire.Editions;
using Observatoire.Editions.Time;

namespace Observatoire.Support;

/// <summary>Small editions, valid unless a test spoils them.</summary>
public static class SampleEditions
{
    public static IndicatorDefinition Indicator(
        string code,
        int decimals = 0,
        bool compulsory = false,
        params string[] by
    ) =>
        new()
        {
            Code = code,
            Label = new BilingualText(code, code),
            Definition = new BilingualText(code, code),
            Unit = new BilingualText("foyers", "households"),
            Kind = IndicatorKind.Stock,
            Counting = IndicatorCounting.Additive,
            Territorial = true,
            Decimals = decimals,
            Compulsory = compulsory,
            CountsPeople = true,
            Breakdowns = by,
            Source = "test",
        };

    /// <summary>Départements 01 and 02 in région 84, 03 in région 32; FOY compulsory, ETP with a breakdown.</summary>
    public static NomenclatureEdition Small(string first = "2017-01", string? last = null) =>
        Build(
            [
                new Departement("01", "Ain", "84"),
                new Departement("02", "Aisne", "84"),
                new Departement("03", "Allier", "32"),
            ],
            [Indicator("FOY", compulsory: true), Indicator("ETP", 2, false, "PRO")],
            new Dictionary<(string, int), long>
            {
                [("01", 2018)] = 1000,
                [("02", 2018)] = 3000,
                [("03", 2018)] = 6000,
            },
            first,
            last
        );

    /// <summary>In force from 2019-01, for past figures from 2010-01: NEW and ETP.</summary>
    public static NomenclatureEdition Later() =>
        new(
            new EditionPeriod("2019-01", new ReferenceMonth(2019, 1), null, new ReferenceMonth(2010, 1)),
            [new Region("84", "Auvergne-Rhône-Alpes")],
            [new Departement("01", "Ain", "84")],
            [Indicator("NEW"), Indicator("ETP", 2)],
            new Dictionary<string, IReadOnlyList<string>>(),
            new Dictionary<(string, int), long>(),
            []
        );

    public static NomenclatureEdition Build(
        IEnumerable<Departement> departements,
        IEnumerable<IndicatorDefinition> indicators,
        IReadOnlyDictionary<(string Departement, int Year), long> population,
        string first = "2017-01",
        string? last = null,
        IReadOnlyList<EditionRule>? rules = null,
        string? retrospectiveFrom = null
    ) =>
        new(
            new EditionPeriod(
                first,
                ReferenceMonth.Parse(first),
                last is null ? null : ReferenceMonth.Parse(last),
                retrospectiveFrom is null ? null : ReferenceMonth.Parse(retrospectiveFrom)
            ),
            [new Region("84", "Auvergne-Rhône-Alpes"), new Region("32", "Hauts-de-France")],
            departements,
            indicators,
            new Dictionary<string, IReadOnlyList<string>> { ["PRO"] = ["MED", "PSY"] },
            population,
            rules ?? []
        );
}
