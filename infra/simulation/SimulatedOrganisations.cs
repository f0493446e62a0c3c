using System.Globalization;

namespace Observatoire.Simulation;

/// <summary>Gives each département its territories, its place on each axis, and to one in five a reorganisation.</summary>
public static class SimulatedOrganisations
{
    private const int OneIn = 5;
    private const int FewestTerritories = 5;
    private const int MostTerritories = 26;
    private const double InhabitantsPerTerritory = 72000;
    private const int PiecesOfTerritory = 3;

    private static readonly (string Axis, string[] Values)[] Axes =
    [
        ("DEC", ["1", "2", "3", "4"]),
        ("DCN", ["0", "1", "2", "3"]),
        ("TRZ", ["0", "1", "2", "3"]),
        ("ENS", ["0", "1", "2"]),
        ("POL", ["P1", "P2", "P3", "P4"]),
        ("SEC", ["S1", "S2", "S3"]),
        ("ACA", ["1", "2"]),
        ("COO", ["0", "1", "2", "3", "4"]),
        ("SST", ["0", "1", "2"]),
        ("CLM", ["0", "1"]),
        ("RDC", ["0", "1", "2", "3"]),
        ("PST", ["0", "1", "2", "3"]),
        ("EGA", ["0", "1", "2"]),
        ("ENC", ["0", "1", "2"]),
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

    private static readonly string[] Types = [.. SimulatedReorganisation.Effects.Keys.Order(StringComparer.Ordinal)];

    /// <param name="nomenclature">The départements.</param>
    /// <param name="seed">Seed of the simulation.</param>
    /// <param name="first">First month simulated.</param>
    /// <param name="last">Last month simulated: reorganisations fall between the two.</param>
    public static IReadOnlyList<SimulatedDepartement> Make(
        SimulatedNomenclature nomenclature,
        int seed,
        SimulatedMonth first,
        SimulatedMonth last
    ) =>
        [
            .. nomenclature.Departements.Select(
                (departement, rank) =>
                    Make(departement.Code, departement.Inhabitants, nomenclature.Communes, rank, seed, first, last)
            ),
        ];

    private static SimulatedDepartement Make(
        string code,
        long inhabitants,
        IReadOnlyList<string> communes,
        int rank,
        int seed,
        SimulatedMonth first,
        SimulatedMonth last
    )
    {
        Chance chance = Chance.About(seed, code, "organisation");
        SimulatedMonth start = first.Plus(-72);
        int count = (int)Math.Clamp(inhabitants / InhabitantsPerTerritory + 5, FewestTerritories, MostTerritories);
        double[] weights = [.. Enumerable.Range(0, count).Select(_ => chance.Factor(0.25))];
        double all = weights.Sum();
        string[] pieces = PiecesOf(code, communes, count * PiecesOfTerritory);
        List<SimulatedTerritory> territories =
        [
            .. weights.Select(
                (weight, at) =>
                    new SimulatedTerritory(
                        CodeOf(at + 1),
                        SimulationText.Current.NameOf(at + 1),
                        start,
                        null,
                        weight / all,
                        Cut(pieces, (double)at / count, (at + 1.0) / count)
                    )
            ),
        ];
        int length = last.Index - first.Index;
        SimulatedReorganisation? change =
            rank % OneIn == seed % OneIn && length >= 2
                ? MakeChange(
                    Types[rank / OneIn % Types.Length],
                    first.Plus(1 + length / 3 + chance.Whole(0, length / 3)),
                    territories,
                    inhabitants
                )
                : null;
        return new SimulatedDepartement(
            seed,
            code,
            inhabitants,
            territories,
            MakeTypology(chance, start, change),
            change
        );
    }

    private static SimulatedReorganisation MakeChange(
        string type,
        SimulatedMonth month,
        List<SimulatedTerritory> territories,
        long inhabitants
    )
    {
        (double Part, int Rank)[] parts = type switch
        {
            "REDEC" => [(0.4, 1), (0.35, 2), (0.25, 3)],
            "FUSION" => [(1, 1)],
            _ => [],
        };
        string[] before = parts.Length == 0 ? [] : [territories[0].Code, territories[1].Code];
        double weight = territories[0].Weight + territories[1].Weight;
        string[] pieces = [.. territories[0].Communes, .. territories[1].Communes];
        int count = territories.Count;
        if (before.Length > 0)
        {
            territories[0] = territories[0] with { To = month.Plus(-1) };
            territories[1] = territories[1] with { To = month.Plus(-1) };
        }

        SimulatedTerritory[] after =
        [
            .. parts.Select(
                (part, at) =>
                    new SimulatedTerritory(
                        CodeOf(count + part.Rank),
                        SimulationText.Current.NameOf(count + part.Rank),
                        month,
                        null,
                        weight * part.Part,
                        Cut(pieces, (double)at / parts.Length, (at + 1.0) / parts.Length)
                    )
            ),
        ];
        territories.AddRange(after);
        string[] begun = [.. after.Select(territory => territory.Code)];
        return new SimulatedReorganisation(
            type,
            month,
            before,
            begun,
            SimulatedReorganisation.Effects[type],
            inhabitants / 20
        );
    }

    private static List<SimulatedValue> MakeTypology(
        Chance chance,
        SimulatedMonth start,
        SimulatedReorganisation? change
    )
    {
        List<SimulatedValue> values = [];
        foreach ((string axis, string[] choices) in Axes)
        {
            string value = chance.Among(choices);
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

    /// <summary>The communes of a département, each cut into parts where they are too few for its territories.</summary>
    private static string[] PiecesOf(string departement, IReadOnlyList<string> communes, int fewest)
    {
        string[] own = [.. communes.Where(code => code.StartsWith(departement, StringComparison.Ordinal))];
        int parts = (fewest + own.Length - 1) / own.Length;
        return parts == 1
            ? own
            :
            [
                .. own.SelectMany(code =>
                    Enumerable
                        .Range(1, parts)
                        .Select(part => string.Create(CultureInfo.InvariantCulture, $"{code}/{part}"))
                ),
            ];
    }

    private static string[] Cut(string[] pieces, double from, double to) =>
        pieces[(int)Math.Round(from * pieces.Length)..(int)Math.Round(to * pieces.Length)];

    private static string CodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"T{number:00}");
}
