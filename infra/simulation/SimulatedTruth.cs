namespace Observatoire.Simulation;

/// <summary>What a reorganisation truly changed of one outcome, over the first twelve months.</summary>
/// <param name="Difference">Mean difference of the months, in the unit of the outcome.</param>
/// <param name="Logarithm">Mean difference of the logarithms: exp of it less one is the relative change.</param>
public sealed record TrueEffect(double Difference, double Logarithm);

/// <summary>What a reorganised département paid in a month, in euros, and what it would have paid without.</summary>
public sealed record TrueCost(
    string Month,
    decimal Staff,
    decimal StaffWithout,
    decimal Running,
    decimal RunningWithout,
    decimal Outsourcing,
    decimal OutsourcingWithout,
    decimal Reorganisation
);

/// <summary>
/// The truth behind a simulated reorganisation, known because the same months can be drawn again as if it had changed nothing:
/// all chance is the same, so that what differs is its effect and nothing else.
/// </summary>
public sealed class SimulatedTruth
{
    private const int MonthsJudged = 12;

    /// <summary>Each outcome a reorganisation is judged by, under its name of comparisons.json.</summary>
    private static readonly (string Name, Func<SimulatedArea, double> Value)[] Outcomes =
    [
        ("delai", area => area["RDV_JRS"] / (double)(area["RDV_P15"] + area["RDV_P30"] + area["RDV_PSU"])),
        ("charge", area => area["SUI_FIN"] / Posts(area)),
        ("couverture", area => area["SUI_FIN"]),
        (
            "cout",
            area =>
                (area["DEP_PER"] + area["DEP_FON"] + area["DEP_SST"])
                / 100.0
                / (0.5 * (area["SUI_DEB"] + area["SUI_FIN"]))
        ),
    ];

    private SimulatedTruth(IReadOnlyDictionary<string, TrueEffect> effects, IReadOnlyList<TrueCost> costs) =>
        (Effects, Costs) = (effects, costs);

    /// <summary>By outcome. The coverage is told in households: the inhabitants are the same with and without.</summary>
    public IReadOnlyDictionary<string, TrueEffect> Effects { get; }

    /// <summary>Month after month from the event on.</summary>
    public IReadOnlyList<TrueCost> Costs { get; }

    /// <param name="nomenclature">Codes and categories.</param>
    /// <param name="departement">The département, which has a reorganisation.</param>
    /// <param name="last">Last month simulated.</param>
    public static SimulatedTruth Tell(
        SimulatedNomenclature nomenclature,
        SimulatedDepartement departement,
        SimulatedMonth last
    )
    {
        SimulatedReorganisation change = departement.Change!;
        SimulatedDepartement without = departement with
        {
            Change = change with { Effect = SimulatedEffect.None, OneOffCost = 0 },
        };
        (SimulatedMonth Month, SimulatedArea With, SimulatedArea Without)[] months =
        [
            .. Enumerable
                .Range(change.Month.Index, Math.Min(MonthsJudged, last.Index - change.Month.Index + 1))
                .Select(index => new SimulatedMonth(index))
                .Select(month => (month, Draw(departement, month), Draw(without, month))),
        ];
        return new SimulatedTruth(
            Outcomes.ToDictionary(
                outcome => outcome.Name,
                outcome => new TrueEffect(
                    months.Average(each => outcome.Value(each.With) - outcome.Value(each.Without)),
                    months.Average(each => Math.Log(outcome.Value(each.With) / outcome.Value(each.Without)))
                ),
                StringComparer.Ordinal
            ),
            [
                .. months.Select(each => new TrueCost(
                    each.Month.ToString(),
                    each.With["DEP_PER"] / 100m,
                    each.Without["DEP_PER"] / 100m,
                    each.With["DEP_FON"] / 100m,
                    each.Without["DEP_FON"] / 100m,
                    each.With["DEP_SST"] / 100m,
                    each.Without["DEP_SST"] / 100m,
                    each.With["DEP_REO"] / 100m
                )),
            ]
        );

        SimulatedArea Draw(SimulatedDepartement of, SimulatedMonth month) =>
            SimulatedFigures.Draw(new MonthScope(nomenclature, of, month, isDetailed: false)).Whole;
    }

    // Posts are in hundredths; the first three professions are the social workers.
    private static double Posts(SimulatedArea area)
    {
        ReadOnlySpan<long> posts = area.Parts("ETP_POU", "PRO");
        return (posts[0] + posts[1] + posts[2]) / 100.0;
    }
}
