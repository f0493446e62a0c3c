namespace Observatoire.Simulation;

/// <summary>How départements choose among the ways to be organised: circumstances make some likelier than others.</summary>
internal static class SimulatedTypology
{
    /// <param name="Value">A value of the axis.</param>
    /// <param name="Share">How usual it is.</param>
    /// <param name="Dense">How much usual it becomes with each deviation of density.</param>
    /// <param name="Poor">The same, of poverty.</param>
    /// <param name="Old">The same, of age.</param>
    private sealed record Choice(string Value, double Share, double Dense = 0, double Poor = 0, double Old = 0);

    private static readonly (string Axis, Choice[] Choices)[] Axes =
    [
        ("DEC", [new("1", 35, 0, 0, 0.4), new("2", 25, 0.5, 0.4), new("3", 30, -0.5), new("4", 10)]),
        ("DCN", [new("0", 20, -0.6, 0, 0.2), new("1", 30), new("2", 33, 0.4), new("3", 17, 0.6)]),
        ("TRZ", [new("0", 15, -0.3), new("1", 40), new("2", 30, 0.2, 0.2), new("3", 15, 0, 0.5)]),
        ("ENS", [new("0", 25), new("1", 45), new("2", 30, -0.3)]),
        ("POL", [new("P1", 40, -0.3), new("P2", 28, 0, 0.3), new("P3", 16, 0.8), new("P4", 16)]),
        ("SEC", [new("S1", 50, -0.5), new("S2", 32, 0.3), new("S3", 18, 0.7)]),
        ("ACA", [new("0", 22, -0.8, -0.4), new("1", 43), new("2", 35, 0.7, 0.6)]),
        (
            "COO",
            [
                new("0", 18, -0.3),
                new("1", 22),
                new("2", 20),
                new("3", 14, 0.5),
                new("4", 16, -0.2),
                new("R", 10, 0, 0.2),
            ]
        ),
        ("SST", [new("0", 35, -0.4), new("1", 45), new("2", 20, 0.6)]),
        ("CLM", [new("0", 55), new("1", 45)]),
        ("RDC", [new("0", 20, 0, 0, 0.3), new("1", 40), new("2", 25), new("3", 15, 0.5)]),
        ("PST", [new("0", 35), new("1", 25), new("2", 22, 0, 0.3), new("3", 18, 0, 0.4)]),
        ("EGA", [new("0", 45), new("1", 35), new("2", 20, 0.4)]),
        ("ENC", [new("0", 25, -0.4), new("1", 50), new("2", 25, 0.2)]),
    ];

    /// <summary>The axis a type of event moves, and the values before and after it.</summary>
    private static readonly Dictionary<string, (string Axis, string Before, string After)> Moves = new(
        StringComparer.Ordinal
    )
    {
        ["DECONC"] = ("DCN", "0", "2"),
        ["POLCH"] = ("POL", "P3", "P2"),
        ["SECCH"] = ("SEC", "S1", "S2"),
        ["ACAOUV"] = ("ACA", "0", "2"),
        ["SSTCH"] = ("SST", "0", "1"),
        ["PSTSIG"] = ("PST", "1", "2"),
    };

    /// <param name="chance">Of the département.</param>
    /// <param name="context">Its circumstances.</param>
    /// <param name="start">Since when its first organisation is.</param>
    /// <param name="change">Its reorganisation, or null.</param>
    public static IReadOnlyList<SimulatedValue> Choose(
        Chance chance,
        SimulatedContext context,
        SimulatedMonth start,
        SimulatedReorganisation? change
    )
    {
        List<SimulatedValue> values = [];
        foreach ((string axis, Choice[] choices) in Axes)
        {
            string value = choices[chance.Among([.. choices.Select(each => WeightOf(each, context))])].Value;
            if (change is not null && Moves.TryGetValue(change.Type, out var move) && move.Axis == axis)
            {
                values.Add(new SimulatedValue(axis, move.Before, start, change.Month.Plus(-1)));
                values.Add(new SimulatedValue(axis, move.After, change.Month, null));
            }
            else
            {
                values.Add(new SimulatedValue(axis, value, start, null));
            }
        }

        return values;
    }

    private static double WeightOf(Choice choice, SimulatedContext context) =>
        choice.Share
        * Math.Exp(choice.Dense * context.Density + choice.Poor * context.Poverty + choice.Old * context.Ageing);
}
