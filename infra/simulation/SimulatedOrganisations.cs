namespace Observatoire.Simulation;

/// <summary>Gives each département its territories, its place on each axis, and to one in four a reorganisation.</summary>
public static class SimulatedOrganisations
{
    private const int MonthsOfPast = 72;

    // Of 24 reorganisations 14 are early and large, 5 early and without any effect, 5 too recent to be judged.
    private const int Reorganised = 24;
    private const int Large = 14;
    private const int WithoutEffect = 5;

    // What is asked to conclude is a year before and half a year after.
    private const int MonthsBefore = 13;
    private const int MonthsAfter = 8;
    private const int MostRecent = 5;

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
    )
    {
        Dictionary<string, int> ranks = nomenclature
            .Departements.Select(each => each.Code)
            .OrderBy(code => Chance.About(seed, code, "reorganisation").Unit())
            .ThenBy(code => code, StringComparer.Ordinal)
            .Index()
            .ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        return
        [
            .. nomenclature.Departements.Select(each =>
                Make(nomenclature, each.Code, each.Inhabitants, ranks[each.Code], seed, first, last)
            ),
        ];
    }

    private static SimulatedDepartement Make(
        SimulatedNomenclature nomenclature,
        string code,
        long inhabitants,
        int rank,
        int seed,
        SimulatedMonth first,
        SimulatedMonth last
    )
    {
        SimulatedMonth start = first.Plus(-MonthsOfPast);
        Chance chance = Chance.About(seed, code, "organisation");
        List<SimulatedTerritory> territories = [.. nomenclature.Territories.Of(code, start)];
        SimulatedReorganisation? change = null;
        if (rank < Reorganised && last.Index - first.Index >= 2)
        {
            change = MakeChange(nomenclature, rank, MonthOf(rank, first, last, chance), code, territories, inhabitants);
        }

        SimulatedContext context = nomenclature.Contexts[code];
        return new SimulatedDepartement(
            seed,
            code,
            first,
            inhabitants,
            nomenclature.Levels[code],
            context,
            territories,
            SimulatedTypology.Choose(chance, context, start, change),
            change
        );
    }

    private static SimulatedMonth MonthOf(int rank, SimulatedMonth first, SimulatedMonth last, Chance chance)
    {
        int length = last.Index - first.Index;
        if (length < MonthsBefore + MonthsAfter)
        {
            return first.Plus(1 + length / 3 + chance.Whole(0, length / 3));
        }

        return rank < Large + WithoutEffect
            ? first.Plus(chance.Whole(MonthsBefore, length - MonthsAfter))
            : last.Plus(-chance.Whole(1, MostRecent - 1));
    }

    private static SimulatedReorganisation MakeChange(
        SimulatedNomenclature nomenclature,
        int rank,
        SimulatedMonth month,
        string code,
        List<SimulatedTerritory> territories,
        long inhabitants
    )
    {
        string type = Types[rank % Types.Length];
        double[] parts = type switch
        {
            "REDEC" => [0.4, 0.35, 0.25],
            "FUSION" => [1],
            _ => [],
        };
        string[] before = [];
        SimulatedTerritory[] after = [];
        if (parts.Length > 0)
        {
            (int left, int right) = SimulatedTerritories.Neighbours(territories);
            before = [territories[left].Code, territories[right].Code];
            after =
            [
                .. nomenclature.Territories.Redraw(
                    code,
                    [territories[left], territories[right]],
                    parts,
                    territories.Count,
                    month
                ),
            ];
            territories[left] = territories[left] with { To = month.Plus(-1) };
            territories[right] = territories[right] with { To = month.Plus(-1) };
            territories.AddRange(after);
        }

        bool changesNothing = rank is >= Large and < Large + WithoutEffect;
        return new SimulatedReorganisation(
            type,
            month,
            before,
            [.. after.Select(territory => territory.Code)],
            changesNothing ? SimulatedEffect.None : SimulatedReorganisation.Effects[type],
            inhabitants / 20
        );
    }
}
