using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Files;

/// <summary>The words by which published files name measures, levels and states. They are a contract: never renamed.</summary>
internal static class PublishedNames
{
    /// <summary>The measures of an indicator that is sent, in the order of the files.</summary>
    public static IReadOnlyList<Measure> Measures { get; } =
    [
        Measure.Sum,
        Measure.Mean,
        Measure.Median,
        Measure.LowerQuartile,
        Measure.UpperQuartile,
        Measure.Percentile10,
        Measure.Percentile90,
        Measure.Rate,
        Measure.Reported,
        Measure.Expected,
    ];

    private static readonly Measure[] Derived =
    [
        Measure.Numerator,
        Measure.Denominator,
        Measure.Ratio,
        Measure.Median,
        Measure.LowerQuartile,
        Measure.UpperQuartile,
        Measure.Percentile10,
        Measure.Percentile90,
        Measure.Reported,
        Measure.Expected,
    ];

    /// <summary>The measures of an indicator for areas of a level, in the order of the files.</summary>
    public static IEnumerable<Measure> MeasuresOf(IndicatorDefinition indicator, AreaLevel level) =>
        (indicator.Formula is null ? Measures : Derived).Where(measure =>
            level != AreaLevel.Departement || IsOfDepartement(indicator, measure)
        );

    // A distribution over départements has no meaning within one; nor has their number, of a ratio.
    private static bool IsOfDepartement(IndicatorDefinition indicator, Measure measure) =>
        MonthAggregation.IsForDepartement(measure)
        && (indicator.Formula is null || measure is not (Measure.Reported or Measure.Expected));

    public static string NameOf(Measure measure) =>
        measure switch
        {
            Measure.Sum => "somme",
            Measure.Mean => "moyenne",
            Measure.Median => "mediane",
            Measure.LowerQuartile => "q1",
            Measure.UpperQuartile => "q3",
            Measure.Percentile10 => "p10",
            Measure.Percentile90 => "p90",
            Measure.Rate => "taux",
            Measure.Reported => "repondants",
            Measure.Expected => "attendus",
            Measure.Numerator => "numerateur",
            Measure.Denominator => "denominateur",
            Measure.Ratio => "ratio",
        };

    public static string NameOf(AreaLevel level) =>
        level switch
        {
            AreaLevel.Nation => "nation",
            AreaLevel.Region => "region",
            AreaLevel.Departement => "departement",
            AreaLevel.Territory => "territoire",
        };

    /// <exception cref="FormatException">When no level is published under <paramref name="name"/>.</exception>
    public static AreaLevel LevelOf(string name)
    {
        foreach (AreaLevel level in Enum.GetValues<AreaLevel>())
        {
            if (NameOf(level) == name)
            {
                return level;
            }
        }

        throw new FormatException($"No level is published as « {name} ».");
    }

    public static string NameOf(CellState state) =>
        state switch
        {
            CellState.Missing => "manquant",
            CellState.Complete => "complet",
            CellState.Partial => "partiel",
            CellState.NotApplicable => "sans_objet",
            CellState.Withheld => "confidentiel",
        };

    public static string NameOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Higher => "superieur",
            Verdict.Compatible => "compatible",
            Verdict.Lower => "inferieur",
            Verdict.Inconclusive => "indecis",
        };

    public static string NameOf(AttackKind attack) =>
        attack switch
        {
            AttackKind.AllFigures => "tout_ensemble",
            AttackKind.EarlierReleases => "publications_precedentes",
            AttackKind.OneDepartement => "un_departement",
            AttackKind.Rests => "restes",
            AttackKind.Amounts => "montants",
            AttackKind.NearRelations => "relations_proches",
            AttackKind.SeveralDepartements => "plusieurs_departements",
            AttackKind.OutsideKnowledge => "savoir_exterieur",
        };

    public static string NameOf(ProtectionLevel protection) =>
        protection switch
        {
            ProtectionLevel.Plausible => "plausible",
            ProtectionLevel.NotExact => "non_exact",
        };

    public static string NameOf(AttackerKind attacker) =>
        attacker switch
        {
            AttackerKind.Reader => "lecteur",
            AttackerKind.Departement => "departement",
        };

    /// <exception cref="FormatException">When no measure is published under <paramref name="name"/>.</exception>
    public static Measure MeasureOf(string name)
    {
        foreach (Measure measure in Measures)
        {
            if (NameOf(measure) == name)
            {
                return measure;
            }
        }

        throw new FormatException($"No measure is published as « {name} ».");
    }

    /// <summary>Key of an area in the series files: <c>N:FR</c>, <c>R:84</c>, <c>D:01</c>.</summary>
    public static string KeyOf(Area area) =>
        area.Level switch
        {
            AreaLevel.Nation => $"N:{area.Code}",
            AreaLevel.Region => $"R:{area.Code}",
            AreaLevel.Departement => $"D:{area.Code}",
            AreaLevel.Territory => $"T:{area}",
        };
}
