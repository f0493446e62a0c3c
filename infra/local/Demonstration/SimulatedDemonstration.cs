using System.Globalization;
using Observatoire.Simulation;

namespace Observatoire.Local.Demonstration;

/// <summary>Three years of a simulated nation, as its départements would send them.</summary>
internal static class SimulatedDemonstration
{
    // Months that are open still are sent one by one, with all their breakdowns; older ones in one file, without.
    private const int MonthsInDetail = 3;

    /// <summary>The months it has: three years to last month.</summary>
    public static (SimulatedMonth First, SimulatedMonth Last) Months(DateTimeOffset now)
    {
        SimulatedMonth last = new(now.Year * 12 + now.Month - 2);
        return (last.Plus(1 - SimulationRequest.DefaultMonths), last);
    }

    /// <param name="appFolder">The staged application, whose nomenclature the returns follow.</param>
    /// <param name="first">First month.</param>
    /// <param name="last">Last month.</param>
    /// <param name="now">When it is loaded.</param>
    public static DemonstrationPlan Make(
        string appFolder,
        SimulatedMonth first,
        SimulatedMonth last,
        DateTimeOffset now
    )
    {
        SimulatedNomenclature nomenclature = ReadNomenclature(appFolder);
        SimulatedNation nation = new(
            nomenclature,
            new SimulationRequest(SimulationRequest.DefaultSeed, first, last, 0)
        );
        SimulatedMonth[] older = [.. nation.Months.SkipLast(MonthsInDetail)];
        SimulatedMonth[] recent = [.. nation.Months.TakeLast(MonthsInDetail)];
        SimulatedSending sending = nation.Sending;
        return new DemonstrationPlan(IdentityOf(first, last))
        {
            Organisations = nation.Departements.ToDictionary(
                departement => departement.Code,
                departement => (Func<byte[]>)(() => SimulationFolder.Organisation(departement)),
                StringComparer.Ordinal
            ),
            Deposits =
            [
                [.. nation.Departements.Select(departement => HistoryOf(nation, departement, older))],
                .. recent.Select(month => RecentOf(nation, month)),
                [.. sending.Corrected.Select(place => Deposit(nation, place, isRight: true) with { Replaces = true })],
            ],
            Acts =
            [
                .. sending.NothingToReport.Select(place => ActOf(place, "nothing", new { reason = "serviceClosed" })),
                .. sending.AnnouncedDelays.Select(code =>
                    ActOf(new SimulatedPlace(code, last), "delay", new { until = Day(now.AddDays(12)) })
                ),
            ],
            FirstMonth = first.ToString(),
            LastMonth = last.ToString(),
            Reopenings =
            [
                .. sending.CorrectedAfterClosing.Select(place =>
                    (
                        ActOf(
                            place,
                            "reopen",
                            new { reason = RunnerText.Current.ReopeningReason, until = now.AddDays(20) }
                        ) with
                        {
                            IsOfDgas = true,
                        },
                        Deposit(nation, place, isRight: true) with
                        {
                            Replaces = true,
                        }
                    )
                ),
            ],
            Trial = TrialOf(nation, last),
        };
    }

    /// <exception cref="RunnerException">When the staged application holds no nomenclature.</exception>
    public static SimulatedNomenclature ReadNomenclature(string appFolder)
    {
        string folder = Path.Combine(appFolder, "nomenclature");
        return Directory.Exists(folder)
            ? SimulatedNomenclature.Read(folder)
            : throw new RunnerException(RunnerText.Current.HostJsonMissing, folder);
    }

    /// <summary>What the figures follow from: the seed, the months and the generator.</summary>
    private static string IdentityOf(SimulatedMonth first, SimulatedMonth last) =>
        $"{SimulationRequest.DefaultSeed}:{first}:{last}:{typeof(SimulatedNation).Module.ModuleVersionId:N}";

    private static DemonstrationDeposit HistoryOf(
        SimulatedNation nation,
        SimulatedDepartement departement,
        SimulatedMonth[] months
    ) =>
        new(
            departement.Code,
            null,
            months.Count(month => nation.Sending.IsSent(departement.Code, month)),
            () => nation.MakeHistory(departement, months)
        );

    private static DemonstrationDeposit[] RecentOf(SimulatedNation nation, SimulatedMonth month) =>
        [
            .. nation
                .Departements.Select(departement => new SimulatedPlace(departement.Code, month))
                .Where(place => nation.Sending.IsSent(place.Departement, month))
                .Select(place => Deposit(nation, place, !nation.Sending.Corrected.Contains(place))),
        ];

    private static DemonstrationDeposit Deposit(SimulatedNation nation, SimulatedPlace place, bool isRight)
    {
        SimulatedDepartement departement = nation.Departements.First(each => each.Code == place.Departement);
        return new DemonstrationDeposit(
            place.Departement,
            place.Month.ToString(),
            1,
            () =>
                isRight
                    ? nation.Make(departement, place.Month).Content
                    : nation.MakeMistaken(departement, place.Month, isDetailed: true)
        );
    }

    /// <summary>A département whose last return is still to come, and the reorganisation that changed the waits most.</summary>
    private static DemonstrationTrial TrialOf(SimulatedNation nation, SimulatedMonth last)
    {
        SimulatedDepartement late = nation.Departements.First(each => each.Code == nation.Sending.LateReturns[^1]);
        SimulatedDepartement clearest = nation
            .Departements.Where(each => each.Change is not null && last.Index - each.Change.Month.Index >= 8)
            .MaxBy(each => Math.Abs(Math.Log(each.Change!.Effect.Delay)))!;
        string month = last.ToString();
        return new DemonstrationTrial(
            late.Code,
            $"essai-{late.Code}-{month}.csv",
            () => nation.MakeFaulty(late, last),
            $"/reorganisations/{clearest.Code}-{clearest.Change!.Month}-{clearest.Change.Type}/",
            last.Plus(-1).ToString()
        );
    }

    private static DemonstrationAct ActOf(SimulatedPlace place, string act, object body) =>
        new(place.Departement, place.Month.ToString(), act, body, IsOfDgas: false);

    private static string Day(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
