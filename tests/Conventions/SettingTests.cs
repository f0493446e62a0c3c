using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using NCrontab;
using Observatoire.Host.Hosting;
using Observatoire.Support;

namespace Observatoire.Conventions;

/// <summary>
/// A setting is declared once, in functions/Host/settings.json, and all else comes from there. The table of docs/runbook.md is written by
/// <c>OBSERVATOIRE_GOLDEN=refresh dotnet test tests/Conventions --filter SettingTests</c>.
/// </summary>
public sealed class SettingTests
{
    private const string Runbook = "docs/runbook.md";
    private const string Head = "| setting | meaning | sens | values | default |";

    /// <summary>Opens the emulator on this machine, and nothing else.</summary>
    private const string Emulator = "UseDevelopmentStorage=true";

    private static readonly IReadOnlyList<DeclaredSetting> All = DeclaredSettings.All;

    [Fact]
    public void Each_has_a_name_of_its_own_and_says_what_it_is_in_two_languages()
    {
        Assert.NotEmpty(All);
        Assert.Equal(All.Select(setting => setting.Name).Distinct(), All.Select(setting => setting.Name));
        Assert.All(All, setting => Assert.Matches(@"^[^|\n]+\.$", setting.Fr));
        Assert.All(All, setting => Assert.Matches(@"^[^|\n]+\.$", setting.En));
    }

    [Fact]
    public void A_number_has_bounds_and_nothing_else_has() =>
        Assert.All(
            All,
            setting =>
            {
                Assert.Equal(setting.Kind == SettingKind.Number, setting.Least is not null);
                Assert.Equal(setting.Kind == SettingKind.Number, setting.Most is not null);
                Assert.False(setting.Least >= setting.Most);
            }
        );

    [Fact]
    public void Every_value_that_is_declared_can_be_used()
    {
        (DeclaredSetting Setting, string Value)[] values =
        [
            .. All.SelectMany(setting =>
                new[] { setting.Default, setting.Local }.OfType<string>().Select(value => (setting, value))
            ),
        ];
        Assert.NotEmpty(values);
        Assert.All(values, declared => Assert.Null(FaultOf(declared.Setting, declared.Value)));
    }

    [Fact]
    public void A_schedule_has_a_default_and_what_only_a_local_machine_gives_a_value() =>
        Assert.All(
            All,
            setting =>
            {
                Assert.False(setting.Kind == SettingKind.Schedule && setting.Default is null, setting.Name);
                Assert.False(setting.Given == SettingGiver.Local && setting.Local is null, setting.Name);
            }
        );

    [Fact]
    public void The_app_reads_every_setting_that_is_declared_for_it_and_no_other()
    {
        Recorded recorded = new();
        recorded.Set("ObservatoireStorage", Emulator);
        recorded.Set("OIDC_AUTHORITY", "https://identite.example.org");
        recorded.Set("OIDC_AUDIENCE", "api");
        recorded.Set("OIDC_ROLE", "dgas");
        using ConfigurationRoot configuration = new([recorded]);
        Settings.Read(configuration);
        Assert.Equal(
            All.Where(setting => !setting.IsOfHost && setting.Kind != SettingKind.Schedule)
                .Select(setting => setting.Name)
                .Order(StringComparer.Ordinal),
            recorded.Read.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void What_is_confidential_has_no_value_in_the_repository()
    {
        DeclaredSetting[] confidential = [.. All.Where(setting => setting.IsConfidential)];
        Assert.NotEmpty(confidential);
        Assert.All(
            confidential,
            setting =>
            {
                Assert.Equal(SettingKind.Text, setting.Kind);
                Assert.NotEqual(SettingGiver.Deployment, setting.Given);
                Assert.Null(setting.Default);
                Assert.Contains(setting.Local, new[] { null, Emulator });
            }
        );
        string names = string.Join('|', confidential.Select(setting => setting.Name));
        string[] faults =
        [
            .. Repository
                .WithExtension(".json", ".bicep", ".bicepparam", ".md", ".sh", ".yml", ".csproj", ".targets", ".props")
                .Where(path => Regex.IsMatch(Repository.Read(path), $@"\b({names})[""'`]?\s*[:=]\s*\S")),
        ];
        Assert.Empty(faults);
    }

    [Fact]
    public void The_table_of_the_runbook_is_what_is_declared()
    {
        string runbook = Repository.Read(Runbook);
        string kept = Regex.Match(runbook, $@"(?m)^{Regex.Escape(Head)}\n(\|.*\n)+").Value;
        Assert.NotEmpty(kept);
        string table = Table();
        if (Golden.IsRefreshed)
        {
            File.WriteAllText(
                Path.Combine(Repository.Root, Runbook),
                runbook.Replace(kept, table, StringComparison.Ordinal)
            );
            kept = table;
        }

        Assert.True(
            kept == table,
            $"The settings in {Runbook} are not those declared: {Golden.Switch}=refresh writes them."
        );
    }

    /// <summary>All but schedules, which the runbook tells together: one more timer is no other document.</summary>
    private static string Table() =>
        string.Concat(
            All.Where(setting => setting.Kind != SettingKind.Schedule)
                .Select(setting =>
                    $"| `{setting.Name}` | {setting.En} | {setting.Fr} | {ValuesOf(setting)} | {DefaultOf(setting)} |\n"
                )
                .Prepend(Head + "\n|---|---|---|---|---|\n")
        );

    private static string ValuesOf(DeclaredSetting setting) =>
        setting.Kind switch
        {
            SettingKind.Number => $"{setting.Least} to {setting.Most}",
            SettingKind.Month => "`yyyy-MM`",
            SettingKind.Address => "http address, or path",
            SettingKind.Origin => "http origin",
            SettingKind.Authority => "https address (http on the loopback only)",
            _ => "text",
        };

    private static string DefaultOf(DeclaredSetting setting) =>
        (setting.Default, setting.Given) switch
        {
            (string value, SettingGiver.Deployment) => $"`{value}`",
            (string value, _) => $"`{value}`; in Azure from the template",
            (null, SettingGiver.Deployment) => "none: each deployment gives it",
            (null, SettingGiver.Resources) => "none: in Azure from the template",
            _ => "none: on a local machine only",
        };

    /// <summary>What the app finds at fault, and for a schedule what the Functions host would.</summary>
    private static string? FaultOf(DeclaredSetting setting, string value) =>
        setting.Kind == SettingKind.Schedule
        && CrontabSchedule.TryParse(value, new CrontabSchedule.ParseOptions { IncludingSeconds = true }) is null
            ? "not a schedule with seconds"
            : setting.FaultOf(value);

    /// <summary>A configuration that remembers what it was asked for, by the names of the environment.</summary>
    private sealed class Recorded : ConfigurationProvider, IConfigurationSource
    {
        public HashSet<string> Read { get; } = [];

        public override bool TryGet(string key, out string? value)
        {
            Read.Add(key.Replace(ConfigurationPath.KeyDelimiter, "__", StringComparison.Ordinal));
            return base.TryGet(key, out value);
        }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
    }
}
