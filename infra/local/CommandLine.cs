using System.CommandLine;
using System.Runtime.InteropServices;
using Observatoire.Local.Demonstration;
using Observatoire.Simulation;
using Spectre.Console;

namespace Observatoire.Local;

/// <summary>The runner as a command: options in, exit code out (0 stopped by the user, 1 a failure told in French).</summary>
internal static class CommandLine
{
    private const string OwnHost = "local";

    public static Task<int> RunAsync(string[] arguments)
    {
        RunnerText text = RunnerText.Current;
        Option<string?> folder = new("--data") { Description = text.DataOption, HelpName = "DIR" };
        Option<string?> addresses = new("--addresses") { Description = text.AddressesOption, HelpName = "FILE" };
        Option<bool> empty = new("--empty") { Description = text.EmptyOption };
        Option<string?> app = new("--app") { Description = text.AppOption, HelpName = "DIR" };
        Option<string?> demonstration = new("--demonstration")
        {
            Description = text.DemonstrationOption,
            HelpName = "FILE",
        };
        Option<string> host = new("--host") { Description = text.HostOption, DefaultValueFactory = _ => OwnHost };
        host.AcceptOnlyFromAmong(OwnHost, CoreTools.Command);
        Option<bool> real = new("--real") { Description = text.RealOption };
        Option<int?> apiPort = new("--api-port") { Description = text.ApiPortOption, HelpName = "PORT" };
        Option<int?> sitePort = new("--site-port") { Description = text.SitePortOption, HelpName = "PORT" };
        Option<bool> watch = new("--watch") { Description = text.WatchOption };
        Option<bool> debug = new("--debug") { Description = text.DebugOption };
        RootCommand command = new(text.Description)
        {
            folder,
            addresses,
            empty,
            app,
            demonstration,
            host,
            real,
            apiPort,
            sitePort,
            watch,
            debug,
        };
        command.SetAction(parsed =>
        {
            LocalRunnerOptions defaults = new()
            {
                Demonstration =
                    parsed.GetValue(empty) ? DemonstrationSource.None
                    : parsed.GetValue(demonstration) is string file ? DemonstrationSource.From(file)
                    : parsed.GetValue(real) ? DemonstrationSource.Real
                    : DemonstrationSource.Simulated,
            };
            return RunUntilStoppedAsync(
                defaults with
                {
                    Folder = parsed.GetValue(folder) ?? defaults.Folder,
                    AddressesFile = parsed.GetValue(addresses),
                    AppFolder = parsed.GetValue(app) ?? defaults.AppFolder,
                    ApiPort = parsed.GetValue(apiPort),
                    SitePort = parsed.GetValue(sitePort),
                    Watches = parsed.GetValue(watch),
                    WaitsForDebugger = parsed.GetValue(debug),
                    UsesCoreTools = string.Equals(parsed.GetValue(host), CoreTools.Command, StringComparison.Ordinal),
                }
            );
        });
        command.Subcommands.Add(ConvertCommand(text));
        command.Subcommands.Add(SimulateCommand.Make(text));
        // Signals are ours: stopping may take longer than the library's own two seconds.
        return command.Parse(arguments).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static Command ConvertCommand(RunnerText text)
    {
        Argument<DirectoryInfo> source = new("DIR") { Description = text.ConvertSource };
        Command convert = new("convert", text.ConvertDescription) { source.AcceptExistingOnly() };
        convert.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(source).FullName;
            string infra = Path.Combine(new LocalRunnerOptions().RepositoryRoot, "infra");
            string target = Path.Combine(infra, "local", "demonstration", "returns-2017-2018.csv");
            string levels = Path.Combine(infra, "simulation", "levels.csv");
            string returns = DreesConverter.Convert(
                File.ReadAllText(Path.Combine(folder, "monthly-rsa-aah-2017-2018.csv")),
                File.ReadAllText(Path.Combine(folder, "staff-2016-2017.csv"))
            );
            File.WriteAllText(target, returns);
            File.WriteAllText(levels, RealLevels.Gather(returns));
            AnsiConsole.Console.WriteLine(RunnerText.Fill(text.Converted, target, levels));
        });
        return convert;
    }

    private static async Task<int> RunUntilStoppedAsync(LocalRunnerOptions options)
    {
        using CancellationTokenSource stop = new();
        List<PosixSignalRegistration> signals =
        [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal =>
                PosixSignalRegistration.Create(
                    signal,
                    received =>
                    {
                        received.Cancel = true;
                        stop.Cancel();
                    }
                )
            ),
        ];
        Task parentWatch = ParentWatch.RunAsync(stop.Cancel, stop.Token);
        IAnsiConsole terminal = options.Terminal;
        if (!terminal.Profile.Out.IsTerminal)
        {
            // In a file, a line is a line, however long.
            terminal.Profile.Width = int.MaxValue / 2;
        }

        try
        {
            await using LocalRunner runner = await LocalRunner.StartAsync(options, stop.Token);
            await runner.Failed.WaitAsync(stop.Token);
            string why = options.UsesCoreTools ? RunnerText.Current.AppEnded : RunnerText.Current.AppGaveUp;
            return Failure(terminal, RunnerText.Fill(why, runner.LogPath));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            terminal.WriteLine(RunnerText.Current.Stopped);
            return 0;
        }
        catch (RunnerException failure)
        {
            return Failure(terminal, failure.Message);
        }
        finally
        {
            signals.ForEach(signal => signal.Dispose());
            await stop.CancelAsync();
            await parentWatch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static int Failure(IAnsiConsole terminal, string message)
    {
        terminal.Write(new Text(message + "\n", new Style(Color.Red)));
        return 1;
    }
}
