using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Observatoire.Local;
using Observatoire.Local.Demonstration;
using Observatoire.Simulation;
using Spectre.Console;

namespace Observatoire.Bench;

/// <summary>
/// The last evening before the deadline: every département sends its return at the same moment, to the real app under its
/// host, over HTTP. Each must be answered, and be in the ledger once.
/// </summary>
internal static class LoadSuite
{
    private const string Suite = "load";
    private const double LongestMs = 2000;

    // Azure's front closes a request that has no answer after 230 seconds.
    private const double AnswerLimitMs = 230_000;
    private const double MostMebibytes = 1024;

    // All the départements within the two seconds.
    private const double LeastASecond = 50;

    public static IEnumerable<Figure> Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("observatoire-load-");
        LocalRunnerOptions options = new()
        {
            Folder = folder.FullName,
            Demonstration = DemonstrationSource.None,
            ApiPort = 0,
            SitePort = 0,
            Terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }),
        };
        try
        {
            await using LocalRunner runner = await LocalRunner.StartAsync(options);
            using Users users = new(runner.Addresses);
            return await MeasureAsync(users, runner, options.AppFolder);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Users users, LocalRunner runner, string appFolder)
    {
        (SimulatedMonth first, SimulatedMonth last) = SimulationRequest.Months("2026-01:2026-04");
        SimulatedNation nation = new(
            SimulatedNomenclature.Read(Path.Combine(appFolder, "nomenclature")),
            new SimulationRequest(SimulationRequest.DefaultSeed, first, last, Faults: 0)
        );
        foreach (SimulatedDepartement departement in nation.Departements)
        {
            await users.DeclareAsync(departement);
        }

        List<double[]> rounds = [];
        TimeSpan depositing = TimeSpan.Zero;
        foreach (SimulatedMonth month in nation.Months)
        {
            SimulatedFile[] files = [.. nation.Departements.Select(departement => nation.Make(departement, month))];
            long start = Stopwatch.GetTimestamp();
            rounds.Add(await Task.WhenAll(files.Select(users.DepositAsync)));
            depositing += Stopwatch.GetElapsedTime(start);
            await users.AssertEachIsInOnceAsync(files);
        }

        (int lines, double historyMs) = await SendHistoryAsync(users, appFolder);
        string what = $"{nation.Departements.Count} returns of some 5,700 lines at once over HTTP";
        return
        [
            new(Suite, $"{what}, p99, app just started", NinetyNinth(rounds[0]), "limit", LongestMs, 1),
            new(Suite, $"{what}, p99", rounds.Skip(1).Max(NinetyNinth), "limit", LongestMs, 1),
            new(
                Suite,
                $"{what}, deposits a second",
                rounds.Sum(each => each.Length) / depositing.TotalSeconds,
                "limit",
                LeastASecond,
                1
            )
            {
                Unit = "per_second",
                IsRate = true,
            },
            new(Suite, $"{lines} lines of one département in one file over HTTP", historyMs, "limit", AnswerLimitMs, 1),
            new(Suite, "all of this, most memory of the app", PeakMebibytes(runner), "limit", MostMebibytes, 1)
            {
                Unit = "mib",
            },
        ];
    }

    /// <summary>Ten years of the département with most territories: about a million lines.</summary>
    private static async Task<(int Lines, double Milliseconds)> SendHistoryAsync(Users users, string appFolder)
    {
        (SimulatedMonth first, SimulatedMonth last) = SimulationRequest.Months("2016-07:2026-06");
        SimulatedNation nation = new(
            SimulatedNomenclature.Read(Path.Combine(appFolder, "nomenclature")),
            new SimulationRequest(SimulationRequest.DefaultSeed, first, last, Faults: 0)
        );
        SimulatedDepartement largest = nation.Departements.MaxBy(each => nation.Make(each, last).Content.Length)!;
        using MemoryStream file = new();
        foreach (SimulatedMonth month in nation.Months)
        {
            byte[] content = nation.Make(largest, month).Content;
            file.Write(file.Length == 0 ? content : content.AsSpan(content.AsSpan().IndexOf((byte)'\n') + 1));
        }

        await users.DeclareAsync(largest);
        double milliseconds = await users.SendHistoryAsync(largest.Code, file.ToArray());
        return (file.GetBuffer().AsSpan(0, (int)file.Length).Count((byte)'\n') - 1, milliseconds);
    }

    private static double NinetyNinth(double[] times) => times.Order().ElementAt((int)(0.99 * times.Length));

    private static double PeakMebibytes(LocalRunner runner)
    {
        string line = File.ReadLines($"/proc/{runner.Host.Worker.Pid}/status")
            .First(each => each.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture)
            / 1024;
    }

    /// <summary>Whoever sends: all the départements, each with its key.</summary>
    private sealed class Users(LocalAddresses addresses) : IDisposable
    {
        private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false })
        {
            Timeout = TimeSpan.FromMinutes(2),
        };

        public async Task DeclareAsync(SimulatedDepartement departement) =>
            await SendAsync(
                HttpMethod.Put,
                $"organisations/{departement.Code}",
                addresses.DgasToken,
                SimulationFolder.Organisation(departement)
            );

        /// <returns>Milliseconds until the whole answer was there.</returns>
        public Task<double> DepositAsync(SimulatedFile file) =>
            DepositAsync($"returns/{file.Departement}/{file.Month}", file.Departement, file.Content);

        /// <inheritdoc cref="DepositAsync(SimulatedFile)"/>
        public Task<double> SendHistoryAsync(string departement, byte[] file) =>
            DepositAsync($"returns/{departement}?motif=R30:VERIF&motif=R30E:VERIF&motif=R30G:VERIF", departement, file);

        /// <exception cref="InvalidDataException">When a return is not in the ledger, or is in it twice.</exception>
        public async Task AssertEachIsInOnceAsync(IEnumerable<SimulatedFile> files)
        {
            foreach (SimulatedFile file in files)
            {
                string path = $"returns/{file.Departement}/{file.Month}";
                JsonElement ledger = await SendAsync(HttpMethod.Get, path, addresses.DgasToken, null);
                int revisions = ledger.GetProperty("revisions").GetArrayLength();
                if (revisions != 1)
                {
                    throw new InvalidDataException($"{path} is in the ledger {revisions} times.");
                }
            }
        }

        public void Dispose() => client.Dispose();

        private async Task<double> DepositAsync(string path, string departement, byte[] content)
        {
            long start = Stopwatch.GetTimestamp();
            await SendAsync(HttpMethod.Put, path, addresses.DepartementKeys[departement], content);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        private async Task<JsonElement> SendAsync(HttpMethod method, string path, string token, byte[]? body)
        {
            using HttpRequestMessage request = new(method, $"{addresses.Api}/{path}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Content = body is null ? null : new ByteArrayContent(body);
            using HttpResponseMessage answer = await client.SendAsync(request);
            string text = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode
                ? JsonDocument.Parse(text).RootElement
                : throw new InvalidDataException($"{method} {path}: {(int)answer.StatusCode} {text}");
        }
    }
}
