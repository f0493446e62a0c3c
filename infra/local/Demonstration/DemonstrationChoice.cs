using Observatoire.Simulation;
using Spectre.Console;

namespace Observatoire.Local.Demonstration;

/// <summary>Chooses what the runner loads.</summary>
internal static class DemonstrationChoice
{
    private const string FirstClosingMonth = "FIRST_CLOSING_MONTH";

    /// <summary>What is to be in the store: what was begun there goes on, whatever the month is now.</summary>
    /// <param name="options">Which demonstration is asked for.</param>
    /// <param name="marker">What the store has.</param>
    /// <param name="clock">Tells the last month.</param>
    public static DemonstrationPlan? Make(LocalRunnerOptions options, LoadMarker? marker, TimeProvider clock)
    {
        DemonstrationSource source = options.Demonstration;
        if (!source.IsSimulated)
        {
            return File.Exists(source.File) ? RealDemonstration.Read(source.File) : null;
        }

        DateTimeOffset now = clock.GetUtcNow();
        (SimulatedMonth first, SimulatedMonth last) = SimulatedDemonstration.Months(now);
        if (marker is { FirstMonth: string kept, LastMonth: string until })
        {
            if (marker.IsFinished && until != last.ToString())
            {
                options.Terminal.WriteLine(
                    RunnerText.Fill(RunnerText.Current.DemonstrationIsOlder, until, options.Folder)
                );
            }

            (first, last) = (SimulatedMonth.Parse(kept), SimulatedMonth.Parse(until));
        }

        DemonstrationPlan plan = SimulatedDemonstration.Make(options.AppFolder, first, last, now);
        bool isOther = marker is { IsFinished: true } && marker.Demonstration != plan.Identity;
        return isOther ? plan with { Trial = null } : plan;
    }

    /// <summary>The settings the app is given: months of a nation that lives to this day are closed in their time.</summary>
    public static IReadOnlyDictionary<string, string> SettingsFor(
        DemonstrationPlan? plan,
        IReadOnlyDictionary<string, string> chosen
    ) =>
        plan?.FirstMonth is string first && !chosen.ContainsKey(FirstClosingMonth)
            ? new Dictionary<string, string>(chosen, StringComparer.Ordinal) { [FirstClosingMonth] = first }
            : chosen;
}
