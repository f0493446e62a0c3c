namespace Observatoire.Simulation;

/// <summary>A month of a département.</summary>
public readonly record struct SimulatedPlace(string Departement, SimulatedMonth Month);

/// <summary>
/// Who sends what of a simulated nation: nearly all, in time; but some are late with open months, some never sent a month of
/// the first year, one had nothing to report, and some correct what they sent.
/// </summary>
public sealed class SimulatedSending
{
    private const int Late = 14;
    private const int Announced = 6;
    private const int LateByThree = 3;
    private const int Gaps = 6;
    private const int LongestGap = 3;
    private const int FirstGap = 5;
    private const int OpenCorrections = 6;
    private const int ClosedCorrections = 2;
    private const int OpenMonths = 3;
    private const int FewestMonths = 12;

    private readonly HashSet<SimulatedPlace> notSent = [];

    /// <param name="nation">The nation.</param>
    public SimulatedSending(SimulatedNation nation)
    {
        IReadOnlyList<SimulatedMonth> months = nation.Months;
        if (months.Count < FewestMonths)
        {
            return;
        }

        // Whoever reorganises is followed closely: those with a gap are among the others.
        string[] order =
        [
            .. nation
                .Departements.Where(each => each.Change is null)
                .OrderBy(each => each.About("collection").Unit())
                .ThenBy(each => each.Code, StringComparer.Ordinal)
                .Select(each => each.Code),
        ];
        SimulatedMonth last = months[^1];
        LateReturns = [.. order.Take(Late)];
        AnnouncedDelays = [.. order.Take(Announced)];
        foreach (string code in LateReturns)
        {
            notSent.Add(new SimulatedPlace(code, last));
        }

        foreach (string code in order.Skip(Announced).Take(LateByThree))
        {
            notSent.Add(new SimulatedPlace(code, last.Plus(1 - OpenMonths)));
        }

        string[] rest = order[Late..];
        foreach (string code in rest[..Gaps])
        {
            int length = Chance.About(nation.Seed, code, "gap").Whole(1, LongestGap);
            for (int month = 0; month < length; month++)
            {
                notSent.Add(new SimulatedPlace(code, months[FirstGap + month]));
            }
        }

        rest = rest[Gaps..];
        SimulatedPlace nothing = new(rest[0], months[FirstGap + LongestGap]);
        notSent.Add(nothing);
        NothingToReport = [nothing];
        Corrected =
        [
            .. rest[1..(1 + OpenCorrections)]
                .Select((code, at) => new SimulatedPlace(code, last.Plus(-at % OpenMonths))),
        ];
        CorrectedAfterClosing =
        [
            .. rest[(1 + OpenCorrections)..(1 + OpenCorrections + ClosedCorrections)]
                .Select(code => new SimulatedPlace(code, last.Plus(-OpenMonths - 2))),
        ];
    }

    /// <summary>Départements whose return of the last month is still to come.</summary>
    public IReadOnlyList<string> LateReturns { get; } = [];

    /// <summary>Those of them that said so.</summary>
    public IReadOnlyList<string> AnnouncedDelays { get; } = [];

    /// <summary>Months in which a département had nothing to report, and says so.</summary>
    public IReadOnlyList<SimulatedPlace> NothingToReport { get; } = [];

    /// <summary>Returns that are sent with a mistake first, then right.</summary>
    public IReadOnlyList<SimulatedPlace> Corrected { get; } = [];

    /// <summary>The same, where the month had been closed meanwhile and is opened again for it.</summary>
    public IReadOnlyList<SimulatedPlace> CorrectedAfterClosing { get; } = [];

    /// <summary>True when the return of the month is sent.</summary>
    public bool IsSent(string departement, SimulatedMonth month) =>
        !notSent.Contains(new SimulatedPlace(departement, month));
}
