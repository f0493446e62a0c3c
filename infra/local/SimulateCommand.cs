using System.CommandLine;
using Observatoire.Local.Demonstration;
using Observatoire.Simulation;
using Spectre.Console;

namespace Observatoire.Local;

/// <summary>The command <c>simulate</c>: writes synthetic returns to a folder.</summary>
internal static class SimulateCommand
{
    public static Command Make(RunnerText text)
    {
        Argument<string> target = new("DIR") { Description = text.SimulateTarget };
        Option<int> seed = new("--seed")
        {
            Description = text.SeedOption,
            HelpName = "N",
            DefaultValueFactory = _ => SimulationRequest.DefaultSeed,
        };
        Option<string> months = new("--months")
        {
            Description = text.MonthsOption,
            HelpName = "FIRST:LAST",
            DefaultValueFactory = _ =>
            {
                (SimulatedMonth first, SimulatedMonth last) = SimulatedDemonstration.Months(
                    TimeProvider.System.GetUtcNow()
                );
                return $"{first}:{last}";
            },
        };
        Option<int> faults = new("--faults") { Description = text.FaultsOption, HelpName = "N" };
        Command simulate = new("simulate", text.SimulateDescription) { target, seed, months, faults };
        simulate.SetAction(parsed =>
        {
            try
            {
                (SimulatedMonth first, SimulatedMonth last) = SimulationRequest.Months(parsed.GetRequiredValue(months));
                SimulationRequest request = new(parsed.GetValue(seed), first, last, parsed.GetValue(faults));
                SimulatedNomenclature nomenclature = SimulatedDemonstration.ReadNomenclature(
                    new LocalRunnerOptions().AppFolder
                );
                string folder = Path.GetFullPath(parsed.GetRequiredValue(target));
                int count = SimulationFolder.Write(
                    new SimulatedNation(nomenclature, request),
                    nomenclature,
                    request,
                    folder
                );
                AnsiConsole.Console.WriteLine(RunnerText.Fill(text.SimulatedWritten, count, folder));
                return 0;
            }
            catch (FormatException)
            {
                return Refuse(RunnerText.Fill(text.MonthsUnreadable, parsed.GetValue(months) ?? ""));
            }
            catch (InvalidDataException failure)
            {
                return Refuse(failure.Message);
            }
            catch (RunnerException failure)
            {
                return Refuse(failure.Message);
            }
        });
        return simulate;
    }

    private static int Refuse(string message)
    {
        AnsiConsole.Console.Write(new Text(message + "\n", new Style(Color.Red)));
        return 1;
    }
}
