namespace Observatoire.Simulation;

/// <summary>What the way a département is organised makes of its figures, as factors of what they would be.</summary>
/// <remarks>
/// Small beside what circumstances and chance make of them, so that a comparison must adjust to see them. A reorganisation
/// has an effect of its own: its département keeps the practice it started with.
/// </remarks>
internal sealed record SimulatedPractice(
    double Delay,
    double Followed,
    double Missed,
    double Collective,
    double Outsourced,
    double Referents
)
{
    private static readonly SimulatedPractice Plain = new(1, 1, 1, 1, 1, 1);

    private static readonly Dictionary<(string Axis, string Value), SimulatedPractice> Known = new()
    {
        [("ACA", "1")] = Plain with { Delay = 0.94 },
        [("ACA", "2")] = Plain with { Delay = 0.84 },
        [("POL", "P2")] = Plain with { Delay = 0.95, Followed = 1.05, Collective = 1.15 },
        [("POL", "P3")] = Plain with { Delay = 1.10, Referents = 0.75 },
        [("DCN", "2")] = Plain with { Delay = 0.94 },
        [("DCN", "3")] = Plain with { Delay = 0.92, Missed = 0.94 },
        [("SEC", "S3")] = Plain with { Delay = 0.95, Referents = 0.85 },
        [("TRZ", "3")] = Plain with { Collective = 1.25 },
        [("PST", "3")] = Plain with { Collective = 1.3 },
        [("COO", "2")] = Plain with { Referents = 1.25 },
        [("COO", "R")] = Plain with { Referents = 1.15, Missed = 0.9 },
        [("SST", "0")] = Plain with { Outsourced = 0.15 },
        [("SST", "2")] = Plain with { Outsourced = 2.6, Followed = 0.92 },
    };

    /// <summary>The practice a département starts with.</summary>
    public static SimulatedPractice Start(SimulatedDepartement departement) =>
        departement
            .Typology.Where(each => each.From.Index < departement.First.Index)
            .Select(each => Known.GetValueOrDefault((each.Axis, each.Value), Plain))
            .Aggregate(
                (left, right) =>
                    new SimulatedPractice(
                        left.Delay * right.Delay,
                        left.Followed * right.Followed,
                        left.Missed * right.Missed,
                        left.Collective * right.Collective,
                        left.Outsourced * right.Outsourced,
                        left.Referents * right.Referents
                    )
            );
}
