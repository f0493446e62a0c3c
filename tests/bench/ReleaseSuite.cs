using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Observatoire.Disclosure.Releases;
using Observatoire.Disclosure.Secondary;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Indicators;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Organisations;
using Observatoire.Formats.Releases;
using Observatoire.Pages.Assets;
using Observatoire.Pages.Files;
using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Rendering;
using Observatoire.Simulation;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;

namespace Observatoire.Bench;

/// <summary>
/// First releases of 1, 12, 36 and 120 months of the simulated nation, then one with a month more and one corrected: what
/// protecting, attacking and rendering take, the bytes that a publication would upload, and the most memory. Each in a process of its
/// own, months read one after the other as the service reads them; without the store.
/// </summary>
internal static class ReleaseSuite
{
    /// <summary>The argument by which this program runs one release and writes what it took.</summary>
    public const string RunArgument = "--release";

    private const string Suite = "release";
    private const int Longest = 121;
    private const string FirstMonth = "2026-01";

    // Issue 15: on two cores.
    private const double SecondsOfThreeYears = 40;
    private const double MegabytesOfThreeYears = 768;
    private const double SecondsOfNext = 20;
    private const double MegabytesOfNext = 350;
    private const double GrowthOfAMonth = 1.1;

    private static EditionSeries Editions { get; } = NomenclatureFolder.Read(Repository.Nomenclature);

    public static IEnumerable<Figure> Run()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("observatoire-release-");
        try
        {
            foreach (MonthFigures month in SimulatedRelease.Figures(FirstMonth, Longest))
            {
                File.WriteAllBytes(PathOf(folder.FullName, month.Month), MonthFigureFile.Write(month, Suite));
            }

            Dictionary<int, Taken> first = [];
            foreach (int months in new[] { 1, 12, 36, 120 })
            {
                Taken taken = first[months] = Start(folder.FullName, months, isNext: false);
                double? seconds = months == 36 ? SecondsOfThreeYears : null;
                double? megabytes = months == 36 ? MegabytesOfThreeYears : null;
                foreach (Figure figure in Figures($"first release, months: {months}", taken, seconds, megabytes))
                {
                    yield return figure;
                }
            }

            yield return new Figure(
                Suite,
                "one month more, from 36 to 120 months",
                (first[120].Seconds - first[36].Seconds) / 84,
                "one month more, from 12 to 36",
                (first[36].Seconds - first[12].Seconds) / 24,
                GrowthOfAMonth
            )
            {
                Unit = "s",
            };
            Taken next = Start(folder.FullName, Longest, isNext: true);
            foreach (
                Figure figure in Figures(
                    "next release of 121 months, one new and one corrected",
                    next,
                    SecondsOfNext,
                    MegabytesOfNext
                )
            )
            {
                yield return figure;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One release, in this process.</summary>
    /// <param name="arguments">The folder of the months, how many, and whether most are as a release before told them.</param>
    public static async Task RunOneAsync(string[] arguments)
    {
        string folder = arguments[0];
        int months = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        bool isNext = bool.Parse(arguments[2]);
        ReferenceMonth first = ReferenceMonth.Parse(FirstMonth);
        ReleaseProtection protection = new(SimulatedRelease.Rules, new CostChance(new byte[CostChance.ShortestKey]));
        Dictionary<ReferenceMonth, SettledMonth?> settled = Enumerable
            .Range(0, months)
            .ToDictionary(
                first.PlusMonths,
                at => isNext && at < months - 1 && at != months / 2 ? Stocks(folder, first.PlusMonths(at)) : null
            );
        IReadOnlySet<ReferenceMonth> tied = SettledMonth.TiedTo(settled);
        Stopwatch watch = Stopwatch.StartNew();
        Task<Read> next = Task.Run(() => ReadMonth(folder, first, isNext, settled[first] is null ? protection : null));
        for (int at = 0; at < months; at++)
        {
            Read read = await next;
            ReferenceMonth following = first.PlusMonths(at + 1);
            next =
                at + 1 < months
                    ? Task.Run(() =>
                        ReadMonth(folder, following, isNext, settled[following] is null ? protection : null)
                    )
                    : next;
            if (read.Prepared is null)
            {
                protection.AddSettled(read.Month, read.Told!.Withheld, tied.Contains(read.Month.Month));
            }
            else
            {
                protection.Add(read.Prepared);
            }
        }

        double chosen = watch.Elapsed.TotalSeconds;
        ProtectedRelease release = protection.Complete();
        double attacked = watch.Elapsed.TotalSeconds;
        IReadOnlyList<PublishedFile> files = await RenderAsync(release, months);
        double rendered = watch.Elapsed.TotalSeconds;
        if (!isNext)
        {
            foreach ((ReferenceMonth month, IReadOnlySet<CellKey> withheld) in release.Withheld)
            {
                Keep(folder, month, withheld);
            }
        }

        string names = Path.Combine(folder, "published");
        HashSet<string> known = isNext ? [.. File.ReadAllLines(names)] : [];
        long uploaded = files.Where(file => !known.Contains(NameOf(file))).Sum(file => (long)file.Content.Length);
        if (!isNext)
        {
            File.WriteAllLines(names, files.Select(NameOf));
        }

        Console.WriteLine(
            JsonSerializer.Serialize(
                new Taken(
                    chosen,
                    attacked - chosen,
                    rendered - attacked,
                    uploaded / 1e6,
                    Process.GetCurrentProcess().PeakWorkingSet64 / (double)(1 << 20)
                )
            )
        );
    }

    private static IEnumerable<Figure> Figures(string what, Taken taken, double? seconds, double? megabytes)
    {
        (string Name, double Value, string Unit, double? Limit)[] all =
        [
            ("protected", taken.Protected, "s", null),
            ("attacked", taken.Attacked, "s", null),
            ("rendered", taken.Rendered, "s", null),
            ("in all", taken.Seconds, "s", seconds),
            ("uploaded", taken.Uploaded, "MB", null),
            ("most memory", taken.Memory, "MiB", megabytes),
        ];
        return all.Select(each => new Figure(
            Suite,
            $"{what}: {each.Name}",
            each.Value,
            each.Limit is null ? "itself" : "limit",
            each.Limit ?? each.Value,
            1
        )
        {
            Unit = each.Unit,
        });
    }

    /// <exception cref="InvalidDataException">When the release failed.</exception>
    private static Taken Start(string folder, int months, bool isNext)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!)
            {
                ArgumentList =
                {
                    typeof(ReleaseSuite).Assembly.Location,
                    RunArgument,
                    folder,
                    months.ToString(CultureInfo.InvariantCulture),
                    isNext.ToString(),
                },
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        string written = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Taken>(written)!
            : throw new InvalidDataException($"The release of {months} months failed: {written}");
    }

    private static async Task<IReadOnlyList<PublishedFile>> RenderAsync(ProtectedRelease release, int months)
    {
        SimulatedNation nation = SimulatedRelease.Nation(FirstMonth, months);
        SiteRenderer renderer = new(
            SiteAssets.Load(Repository.PathOf("artifacts", "dashboards")),
            new DepositSite("/api", NomenclatureFolder.ReadReasons(Repository.Nomenclature))
        );
        return await renderer.RenderAsync(
            release.Table ?? throw new InvalidDataException(string.Join("; ", release.Audit.Faults)),
            Editions,
            new DeclaredOrganisations(
                NomenclatureFolder.ReadTypology(Repository.Nomenclature),
                nation.Departements.ToDictionary(
                    departement => departement.Code,
                    departement => OrganisationFile.Read(SimulationFolder.Organisation(departement)).Organisation!,
                    StringComparer.Ordinal
                )
            ),
            new ReleaseStamp($"r{months}", DateTimeOffset.UnixEpoch, Simulated: true, Certificate: release.Certificate)
        );
    }

    /// <param name="folder">Where the months are.</param>
    /// <param name="month">Which one.</param>
    /// <param name="isNext">True when it was told before.</param>
    /// <param name="protection">What makes it ready; null for a settled month.</param>
    private static Read ReadMonth(string folder, ReferenceMonth month, bool isNext, ReleaseProtection? protection)
    {
        MonthFigures figures = MonthFigureFile.Read(File.ReadAllBytes(PathOf(folder, month)), month, Editions);
        IndicatorTable table = MonthAggregation.Compute(figures, WholeRelease.Territorial);
        string told = PathOf(folder, month) + ".told";
        EarlierMonth? before =
            isNext && File.Exists(told) ? new EarlierMonth(table, Withheld(File.ReadAllBytes(told), month)) : null;
        return new Read(table, before, protection?.Prepare(month, table, before is null ? [] : [before]));
    }

    private static SettledMonth Stocks(string folder, ReferenceMonth month) =>
        SettledMonth.Read(Editions, Withheld(File.ReadAllBytes(PathOf(folder, month) + ".told"), month));

    private static HashSet<CellKey> Withheld(byte[] told, ReferenceMonth month) =>
        [.. PublishedMonthFile.Read(told, month, Editions).Withheld];

    private static void Keep(string folder, ReferenceMonth month, IReadOnlySet<CellKey> withheld) =>
        File.WriteAllBytes(
            PathOf(folder, month) + ".told",
            PublishedMonthFile.Write(
                new PublishedMonth(
                    MonthFigureFile.Read(File.ReadAllBytes(PathOf(folder, month)), month, Editions),
                    WholeRelease.Territorial,
                    [.. withheld]
                )
            )
        );

    private static string PathOf(string folder, ReferenceMonth month) => Path.Combine(folder, month.ToString());

    private static string NameOf(PublishedFile file) =>
        file.Immutable ? file.Path : $"{file.Path}#{file.Content.Length}";

    private sealed record Read(IndicatorTable Month, EarlierMonth? Told, PreparedMonth? Prepared);

    /// <param name="Protected">Seconds to read the months and choose.</param>
    /// <param name="Attacked">Seconds of the audit.</param>
    /// <param name="Rendered">Seconds to make the files.</param>
    /// <param name="Uploaded">Megabytes that were not there before.</param>
    /// <param name="Memory">Mebibytes, the most at once.</param>
    private sealed record Taken(double Protected, double Attacked, double Rendered, double Uploaded, double Memory)
    {
        public double Seconds => Protected + Attacked + Rendered;
    }
}
