using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Observatoire.Local;

namespace Observatoire.Contract;

/// <summary>The command itself: what it starts, what it leaves, what it does again.</summary>
public sealed class RunnerTests : IDisposable
{
    private const int Months = 24;
    private static readonly string[] Departements = ["01", "02", "2A"];

    private readonly Scratch scratch = new();
    private readonly HttpClient client = new();

    public RunnerTests()
    {
        StringBuilder returns = new(
            "mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire\n"
        );
        for (int month = 0; month < Months; month++)
        {
            foreach (string departement in Departements)
            {
                returns.Append($"{2017 + month / 12}-{month % 12 + 1:00};{departement};;INS_FOY;;;{month};;\n");
                returns.Append($"{2017 + month / 12}-{month % 12 + 1:00};{departement};;AAH;;;{month};;\n");
            }
        }

        File.WriteAllText(scratch["returns.csv"], returns.ToString());
    }

    public void Dispose()
    {
        client.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public async Task All_is_ready_when_the_addresses_are_written_and_a_second_start_loads_nothing()
    {
        using (RunnerCommand runner = RunnerCommand.Start(scratch))
        {
            LocalAddresses addresses = await runner.AddressesAsync();
            AssertEveryReturnIsInOnce(atMost: 1);
            Assert.Equal(Departements, addresses.DepartementKeys.Keys);
            Assert.Equal("key-2A", addresses.DepartementKeys["2A"]);
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(scratch["store"], "keys.json"))
            );
            JsonNode status = JsonNode.Parse(await client.GetStringAsync(addresses.Admin + "/host/status"))!;
            Assert.Equal("Running", status["state"]!.ToString());
            await client.GetStringAsync(addresses.Api + "/probe/start");
            using HttpResponseMessage site = await client.GetAsync(addresses.Site);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, site.StatusCode);
            Assert.Contains("pas encore été publié", WebUtility.HtmlDecode(await site.Content.ReadAsStringAsync()));
            await Eventually.HoldsAsync(() => runner.Output.Contains("100 % (72 sur 72)"));
            await Eventually.HoldsAsync(() => runner.Output.Contains("key-01"));
            string log = await File.ReadAllTextAsync(Path.Combine(scratch["store"], "logs", "app.log"));
            Assert.DoesNotContain(addresses.DgasToken, log);
            Assert.DoesNotContain(addresses.ApproverToken, log);
            Assert.NotEqual(addresses.DgasToken, addresses.ApproverToken);
            string approver = Assert.Single(File.ReadAllLines(Path.Combine(scratch["deposits"], "approved-release")));
            Assert.Equal("Bearer " + addresses.ApproverToken, approver);
            Signals.Interrupt(runner.Id);
            Assert.Equal(0, await runner.ExitCodeAsync());
        }

        using RunnerCommand second = RunnerCommand.Start(scratch);
        await second.AddressesAsync();
        AssertEveryReturnIsInOnce(atMost: 1);
        Assert.Single(File.ReadAllLines(Path.Combine(scratch["deposits"], "PublishApprovedReleases")));
        await Eventually.HoldsAsync(() => second.Output.Contains("déjà là"));
    }

    [Fact]
    public async Task A_runner_told_to_end_lets_the_request_under_way_end()
    {
        using RunnerCommand runner = RunnerCommand.Start(scratch, more: ["--empty"]);
        LocalAddresses addresses = await runner.AddressesAsync();
        Task<string> slow = client.GetStringAsync(addresses.Api + "/probe/until/now");
        await Eventually.HoldsAsync(() => File.ReadAllText(scratch["journal"]).Contains("probe/until"));

        Signals.Terminate(runner.Id);
        await Eventually.HoldsAsync(() => runner.Output.Contains("Arrêt en cours"));
        await File.WriteAllTextAsync(Path.Combine(scratch["deposits"], "now"), "");

        Assert.Equal("at last", await slow);
        Assert.Equal(0, await runner.ExitCodeAsync());
    }

    [Fact]
    public async Task An_app_that_is_refused_is_told_and_nothing_is_left_running()
    {
        Environment.SetEnvironmentVariable("PROBE_MORE", "queue");
        try
        {
            using RunnerCommand runner = RunnerCommand.Start(scratch, more: ["--empty"]);

            Assert.Equal(1, await runner.ExitCodeAsync());
            Assert.Contains("queueTrigger", runner.Output);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PROBE_MORE", null);
        }

        await Eventually.HoldsAsync(() => Signals.Naming(scratch.Path).Count == 0);
    }

    [Fact]
    public async Task A_runner_told_to_end_leaves_no_process()
    {
        using RunnerCommand runner = RunnerCommand.Start(scratch, more: ["--empty"]);
        await runner.AddressesAsync();
        Assert.NotEmpty(Signals.Naming(scratch.Path));

        Signals.Terminate(runner.Id);

        Assert.Equal(0, await runner.ExitCodeAsync());
        await Eventually.HoldsAsync(() => Signals.Naming(scratch.Path).Count == 0);
    }

    [Fact]
    public async Task A_killed_runner_leaves_no_process()
    {
        using RunnerCommand runner = RunnerCommand.Start(scratch, more: ["--empty"]);
        await runner.AddressesAsync();
        Assert.False(Directory.Exists(Path.Combine(scratch["deposits"], "2017-01")));

        Signals.Kill(runner.Id);

        await Eventually.HoldsAsync(() => Signals.Naming(scratch.Path).Count == 0);
    }

    [Fact]
    public async Task Killing_dotnet_run_stops_the_runner_it_started()
    {
        using RunnerCommand run = RunnerCommand.Start(scratch, more: ["--empty"], throughRun: true);
        await run.AddressesAsync();

        Signals.Kill(run.Id);

        await Eventually.HoldsAsync(() => Signals.Naming(scratch.Path).Count == 0);
    }

    [Fact]
    public async Task One_runner_a_folder_and_two_side_by_side_in_two()
    {
        using RunnerCommand first = RunnerCommand.Start(scratch, more: ["--empty"]);
        LocalAddresses one = await first.AddressesAsync();

        using RunnerCommand refused = RunnerCommand.Start(scratch, more: ["--empty"]);
        Assert.Equal(1, await refused.ExitCodeAsync());
        Assert.Contains("tourne déjà", refused.Output);

        using RunnerCommand beside = RunnerCommand.Start(scratch, folder: "other", more: ["--empty"]);
        LocalAddresses other = await beside.AddressesAsync();
        Assert.NotEqual(one.Api, other.Api);
        Assert.NotEqual(one.DgasToken, other.DgasToken);
        await client.GetStringAsync(one.Api + "/probe/start");
        await client.GetStringAsync(other.Api + "/probe/start");
    }

    [Fact]
    public async Task A_load_goes_on_when_the_app_is_killed_and_each_month_ends_with_all_its_returns()
    {
        using RunnerCommand runner = RunnerCommand.Start(scratch, pause: 100);
        await Eventually.HoldsAsync(() => DepositedFiles().Count >= 10);

        Signals.Kill(JsonNode.Parse(File.ReadLines(scratch["journal"]).Last())!["worker"]!.GetValue<int>());

        await runner.AddressesAsync();
        AssertEveryReturnIsInOnce(atMost: 2);
    }

    [Fact]
    public async Task A_load_cut_short_with_everything_killed_is_taken_up_at_the_next_start()
    {
        using (RunnerCommand killed = RunnerCommand.Start(scratch, pause: 100))
        {
            await Eventually.HoldsAsync(() => DepositedFiles().Count >= 10);
            foreach (int id in Signals.Naming(scratch.Path))
            {
                Signals.Kill(id);
            }

            await killed.ExitCodeAsync();
            Assert.True(HasUnfinishedLoad());
            Assert.True(DepositedFiles().Count < Months * Departements.Length);
        }

        using RunnerCommand again = RunnerCommand.Start(scratch);
        await again.AddressesAsync();

        AssertEveryReturnIsInOnce(atMost: 2);
        Assert.False(HasUnfinishedLoad());
    }

    [Fact]
    public async Task A_demonstration_that_cannot_be_read_is_told_with_its_line_and_nothing_is_left_running()
    {
        File.WriteAllText(scratch["returns.csv"], "mois;departement\n2017-01;01;;\nnonsense\n");

        using RunnerCommand runner = RunnerCommand.Start(scratch);

        Assert.Equal(1, await runner.ExitCodeAsync());
        Assert.Contains("ligne 3", runner.Output);
        await Eventually.HoldsAsync(() => Signals.Naming(scratch.Path).Count == 0);
    }

    private bool HasUnfinishedLoad() =>
        File.ReadAllText(Path.Combine(scratch["store"], "demonstration.json"))
            .Contains("\"app\": \"\"", StringComparison.Ordinal);

    private List<string> DepositedFiles() =>
        [
            .. Directory
                .EnumerateFiles(scratch["deposits"], "*", SearchOption.AllDirectories)
                .Where(file => Departements.Contains(Path.GetFileName(file))),
        ];

    private void AssertEveryReturnIsInOnce(int atMost)
    {
        List<string> files = DepositedFiles();
        Assert.Equal(Months * Departements.Length, files.Count);
        Assert.All(files, file => Assert.Equal(3, File.ReadAllLines(file).Length));
        Assert.All(files, file => Assert.InRange(File.ReadAllLines(file + ".deposits").Length, 1, atMost));
    }
}
