using Observatoire.Disclosure;
using Observatoire.Disclosure.Releases;
using Observatoire.Disclosure.Secondary;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Simulation;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;
using Xunit.Abstractions;

namespace Observatoire.Host.Tests.Returns;

/// <summary>
/// A simulated nation that has published two months and sends the third: what each département is told is worth reading, and is
/// what the release told.
/// </summary>
public sealed class RestitutionWorthTests(ITestOutputHelper output)
{
    private const int FewestIndicators = 60;

    private static readonly string Nomenclature = Path.Combine(AppContext.BaseDirectory, "nomenclature");
    private static readonly ReferenceMonth First = new(2026, 1);
    private static readonly ReferenceMonth Released = First.PlusMonths(1);
    private static readonly ReferenceMonth Sent = First.PlusMonths(2);

    // What the site tells for territories: its load, its complex situations, its stock.
    private static readonly string[] Territorial = ["SUI_CHG", "SUI_CPX", "SUI_FIN"];

    private readonly ReturnCheck check = new(NomenclatureFolder.Read(Nomenclature));

    [Fact]
    public void Nearly_every_indicator_has_its_own_value_and_the_quartiles_of_its_peers()
    {
        EditionSeries editions = check.Editions;
        NomenclatureEdition edition = editions.Latest;
        Dictionary<ReferenceMonth, ActivityReturn[]> returns = Read();
        IndicatorTable[] months =
        [
            .. new[] { First, Released }.Select(month => Aggregate(edition, month, returns[month])),
        ];
        ReleaseProtection protection = new(
            NomenclatureFolder.ReadDisclosureRules(Nomenclature),
            new CostChance(new byte[CostChance.ShortestKey])
        );
        foreach (IndicatorTable month in months)
        {
            protection.Add(protection.Prepare(month.Month, month, []));
        }

        ProtectedRelease release = protection.Complete();
        ProtectedTable told = ReleasedMonth.TellDepartements(new EarlierMonth(months[1], release.Withheld[Released]));
        AssertIsWhatWasReleased(edition, told, release.Table!);

        OthersFigures others = new("r1", DateTimeOffset.UnixEpoch, Released, key => told[key]);
        int[] worth =
        [
            .. returns[Sent]
                .Select(sent =>
                    Restitution.Compute(
                        new RestitutionAsk(
                            edition,
                            Sent,
                            sent.Departement,
                            new Dictionary<ReferenceMonth, IReadOnlyDictionary<string, long>>
                            {
                                [Sent] = TotalsText.Read(TotalsText.Write(sent)),
                            },
                            others,
                            PeerGroup.Nearest(sent.Departement, edition.Context)
                        )
                    )
                )
                // Mayotte's context is not known: it has no peers, whatever is told.
                .Where(figures => figures[0].Peers.Members > 0)
                .Select(figures =>
                    figures.Count(figure =>
                        figure.Comparable is not null && figure.Peers is { State: FigureState.Given, Median: not null }
                    )
                ),
        ];

        output.WriteLine(
            $"Indicators with own value and peers' quartiles, of {edition.Indicators.Count}: "
                + $"least {worth.Min()}, median {new Distribution(worth.Select(each => (double)each)).Quantile(0.5)}, "
                + $"most {worth.Max()}; {worth.Count(each => each >= FewestIndicators)} of {worth.Length} départements "
                + $"have {FewestIndicators}."
        );
        Assert.Equal(70, edition.Indicators.Count);
        Assert.Equal(100, worth.Length);
        Assert.True(worth.Min() >= FewestIndicators, string.Join(' ', worth.Order()));
    }

    /// <summary>The view of the month is the release, figure for figure: no more is told privately.</summary>
    private static void AssertIsWhatWasReleased(
        NomenclatureEdition edition,
        ProtectedTable told,
        ProtectedTable release
    )
    {
        CellKey[] keys =
        [
            .. from indicator in edition.Indicators
            from departement in edition.Departements
            from measure in new[] { Measure.Sum, Measure.Ratio }
            select new CellKey(indicator.Code, Released, Area.Departement(departement.Code), measure),
        ];
        Assert.All(keys, key => Assert.Equal(release[key], told[key]));
        Assert.Contains(keys, key => told[key].State == CellState.Withheld);
    }

    private Dictionary<ReferenceMonth, ActivityReturn[]> Read()
    {
        SimulatedNation nation = new(
            SimulatedNomenclature.Read(Nomenclature),
            new SimulationRequest(
                SimulationRequest.DefaultSeed,
                SimulatedMonth.Parse(First.ToString()),
                SimulatedMonth.Parse(Sent.ToString()),
                0
            )
        );
        return nation
            .Files()
            .GroupBy(file => file.Month)
            .ToDictionary(files => ReferenceMonth.Parse(files.Key), files => files.Select(Read).ToArray());
    }

    private ActivityReturn Read(SimulatedFile file)
    {
        ReferenceMonth month = ReferenceMonth.Parse(file.Month);
        ReturnSession session = check.Begin(new ReturnAsk(file.Departement, month, month.PlusMonths(1)));
        ReturnFileReader.Read(file.Content, session);
        return session.Typed(month)!;
    }

    private static IndicatorTable Aggregate(NomenclatureEdition edition, ReferenceMonth month, ActivityReturn[] sent) =>
        MonthAggregation.Compute(
            new MonthFigures(
                month,
                edition,
                sent.ToDictionary(
                    each => each.Departement,
                    each => DepartementFigures.Extract(edition, each, ""),
                    StringComparer.Ordinal
                )
            ),
            Territorial
        );
}
