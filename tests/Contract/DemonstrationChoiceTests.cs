using Observatoire.Local;
using Observatoire.Local.Demonstration;
using Spectre.Console;

namespace Observatoire.Contract;

public sealed class DemonstrationChoiceTests
{
    private static readonly TimeProvider December = new At(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly StringWriter said = new();

    [Fact]
    public void Nothing_loaded_yet_is_three_years_to_last_month_closed_in_their_time()
    {
        DemonstrationPlan plan = DemonstrationChoice.Make(Options(DemonstrationSource.Simulated), null, December)!;

        Assert.Equal(("2023-12", "2026-11"), (plan.FirstMonth, plan.LastMonth));
        Assert.Equal(
            "2023-12",
            DemonstrationChoice.SettingsFor(plan, new Dictionary<string, string>())["FIRST_CLOSING_MONTH"]
        );
        Assert.Equal("", said.ToString());
        Assert.InRange(plan.Returns, 3590, 3636);
        Assert.NotNull(plan.Trial);
    }

    [Fact]
    public void A_load_that_was_cut_short_goes_on_with_its_months()
    {
        LoadMarker cut = new("any", LoadMarker.Unfinished, "2023-11", "2026-10");

        DemonstrationPlan plan = DemonstrationChoice.Make(Options(DemonstrationSource.Simulated), cut, December)!;

        Assert.Equal(("2023-11", "2026-10"), (plan.FirstMonth, plan.LastMonth));
        Assert.Equal("", said.ToString());
    }

    [Fact]
    public void A_store_of_an_earlier_month_stays_as_it_is_and_this_is_said()
    {
        LoadMarker earlier = new("any", "app", "2023-11", "2026-10");

        DemonstrationPlan plan = DemonstrationChoice.Make(Options(DemonstrationSource.Simulated), earlier, December)!;

        Assert.Equal("2026-10", plan.LastMonth);
        Assert.Null(plan.Trial);
        Assert.StartsWith(
            "La démonstration de ce dossier s'arrête à 2026-10",
            said.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void No_demonstration_and_a_file_that_is_not_there_are_no_plan()
    {
        Assert.Null(DemonstrationChoice.Make(Options(DemonstrationSource.None), null, December));
        Assert.Null(DemonstrationChoice.Make(Options(DemonstrationSource.From("nowhere.csv")), null, December));
    }

    [Fact]
    public void Real_months_are_never_closed()
    {
        DemonstrationPlan plan = DemonstrationChoice.Make(Options(DemonstrationSource.Real), null, December)!;

        Assert.Null(plan.FirstMonth);
        Assert.Equal(24 * 101, plan.Returns);
        Assert.Empty(DemonstrationChoice.SettingsFor(plan, new Dictionary<string, string>()));
    }

    private LocalRunnerOptions Options(DemonstrationSource source) =>
        new()
        {
            Demonstration = source,
            Terminal = AnsiConsole.Create(
                new AnsiConsoleSettings
                {
                    Ansi = AnsiSupport.No,
                    Interactive = InteractionSupport.No,
                    Out = new AnsiConsoleOutput(said),
                }
            ),
        };

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
