using System.Net;
using System.Text.Json.Nodes;
using Observatoire.Local;

namespace Observatoire.Contract;

/// <summary>The runner with the real host, where Azure Functions Core Tools are installed.</summary>
public sealed class CoreToolsTests : IDisposable
{
    // Answers as the host does, with the one route that a start without returns needs, and has a child.
    private const string StandIn = """
        #!/usr/bin/env node
        const { env, argv } = process;
        require("child_process").spawn("sleep", ["600"], { stdio: "ignore" });
        const told = {
          arguments: argv.slice(2),
          folder: process.cwd(),
          runtime: env.FUNCTIONS_WORKER_RUNTIME,
          storage: env.ObservatoireStorage,
          hostStorage: env.AzureWebJobsStorage,
        };
        require("fs").writeFileSync(env.PROBE_STORE + "/func", JSON.stringify(told));
        require("http")
          .createServer((request, response) => {
            const departement = request.url.split("/").at(-1);
            response.writeHead(request.method === "POST" ? 201 : 200, { "Content-Type": "application/json" });
            response.end(JSON.stringify({ state: "Running", departement, key: "key-" + departement }));
          })
          .listen(Number(argv[4]), "127.0.0.1");
        """;

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [CoreToolsFact]
    public async Task The_app_answers_under_Core_Tools_and_nothing_is_left_running()
    {
        using (RunnerCommand runner = RunnerCommand.Start(scratch, more: ["--empty", "--host", "func"]))
        {
            LocalAddresses addresses = await runner.AddressesAsync();
            using HttpClient client = new();
            using HttpResponseMessage unknown = await client.GetAsync(new Uri(addresses.Api + "/unknown"));

            await client.GetStringAsync(new Uri(addresses.Api + "/probe/start"));
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        }

        await Eventually.HoldsAsync(() => Signals.Naming(scratch.Path).Count == 0);
    }

    [Fact]
    public async Task They_are_started_in_the_folder_of_the_app_with_its_settings_and_stopped_with_all_they_started()
    {
        string commands = Directory.CreateDirectory(scratch["commands"]).FullName;
        await File.WriteAllTextAsync(Path.Combine(commands, "func"), StandIn);
        File.SetUnixFileMode(
            Path.Combine(commands, "func"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
        using (
            RunnerCommand runner = RunnerCommand.Start(
                scratch,
                more: ["--empty", "--host", "func"],
                path: commands + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")
            )
        )
        {
            LocalAddresses addresses = await runner.AddressesAsync();
            JsonNode told = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(scratch["deposits"], "func")))!;
            string port = new Uri(addresses.Api).Port.ToString();

            Assert.Equal(
                ["start", "--port", port, "--no-build"],
                told["arguments"]!.AsArray().Select(argument => argument!.ToString())
            );
            Assert.Equal(Places.ProbeApp, told["folder"]!.ToString());
            Assert.Equal("dotnet-isolated", told["runtime"]!.ToString());
            Assert.Equal(told["storage"]!.ToString(), told["hostStorage"]!.ToString());
            Assert.StartsWith("key-", addresses.DepartementKeys["01"]);
        }

        await Eventually.HoldsAsync(() => Signals.Naming(scratch.Path).Count == 0);
    }

    [Fact]
    public async Task Core_Tools_that_end_before_they_answer_are_told()
    {
        string commands = Directory.CreateDirectory(scratch["commands"]).FullName;
        File.CreateSymbolicLink(Path.Combine(commands, "func"), "/bin/false");
        using RunnerCommand runner = RunnerCommand.Start(
            scratch,
            more: ["--empty", "--host", "func"],
            path: commands + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")
        );

        Assert.Equal(1, await runner.ExitCodeAsync());
        Assert.Contains("n'a pas démarré", runner.Output);
    }

    [Fact]
    public async Task Where_they_are_missing_the_user_is_told()
    {
        using RunnerCommand runner = RunnerCommand.Start(
            scratch,
            more: ["--empty", "--host", "func"],
            path: string.Join(
                Path.PathSeparator,
                Environment
                    .GetEnvironmentVariable("PATH")!
                    .Split(Path.PathSeparator)
                    .Where(folder => !File.Exists(Path.Combine(folder, "func")))
            )
        );

        Assert.Equal(1, await runner.ExitCodeAsync());
        Assert.Contains("« func » est introuvable", runner.Output);
    }
}

/// <summary>A fact about Core Tools; skipped, and said so, where there are none.</summary>
internal sealed class CoreToolsFactAttribute : FactAttribute
{
    public CoreToolsFactAttribute()
    {
        if (!CoreTools.IsInstalled)
        {
            Skip = "Azure Functions Core Tools (func) are not on the PATH.";
        }
    }
}
