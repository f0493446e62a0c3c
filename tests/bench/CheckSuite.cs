using System.Diagnostics;
using CsvHelper;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Returns;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;

namespace Observatoire.Bench;

/// <summary>
/// Checking a national month, 101 returns, on one thread and with every rule, against the same rules written otherwise and
/// against reading the cells alone; and one return.
/// </summary>
internal static class CheckSuite
{
    private const string Suite = "check";

    private static readonly (string Name, string Command, string Script, double Limit)[] Externals =
    [
        ("DuckDB, SQL, one thread", "node", "check.mjs", 1 / 25d),
        ("pandas", "python3", "check.py", 1 / 55d),
    ];

    public static IEnumerable<Figure> Run()
    {
        NomenclatureEdition edition = Demonstration.Editions.Latest;
        NationalMonth month = NationalMonth.Make(edition);
        RuleTables tables = new(edition);
        ReturnCheck check = new(Demonstration.Editions);
        NaiveCheck naive = new(tables);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("observatoire-bench-");
        List<Contest> contests =
        [
            new("CsvHelper 34, the same rules naively", () => Timed(() => Naive(naive, month)), 1 / 1.5),
            new("CsvHelper 34, cells alone", () => Timed(() => Tokenise(month)), 3),
        ];
        try
        {
            tables.Write(folder.FullName, month);
            contests.AddRange(StartExternals(folder.FullName));
            string what = $"national month, {month.Rows} lines, every rule, one thread";
            return
            [
                .. Contest.Run(Suite, what, () => Timed(() => Ours(check, month)), contests),
                OneReturn(check, month),
            ];
        }
        finally
        {
            contests.ForEach(contest => contest.Peer?.Dispose());
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<Contest> StartExternals(string folder)
    {
        foreach ((string name, string command, string script, double limit) in Externals)
        {
            (ExternalPeer? peer, string reason) = ExternalPeer.Start(
                command,
                script,
                folder,
                NationalMonth.Month.ToString()
            );
            if (peer is null)
            {
                Console.WriteLine(Figure.Skipped(Suite, name, reason));
            }
            else
            {
                yield return new Contest(name, () => peer.Run(), limit) { Peer = peer };
            }
        }
    }

    /// <summary>One return, warm: at most a millisecond.</summary>
    private static Figure OneReturn(ReturnCheck check, NationalMonth month)
    {
        double[] times =
        [
            .. month.Returns.Concat(month.Returns).Select(each => Timed(() => Ours(check, each, [])).Milliseconds),
        ];
        return new(Suite, "one return, every rule, warm", Contest.Median(times), "limit: 1 ms", 1, 1);
    }

    private static Dictionary<string, int> Ours(ReturnCheck check, NationalMonth month)
    {
        Dictionary<string, int> found = new(StringComparer.Ordinal);
        foreach (DepartementReturn each in month.Returns)
        {
            Ours(check, each, found);
        }

        return found;
    }

    private static Dictionary<string, int> Ours(
        ReturnCheck check,
        DepartementReturn each,
        Dictionary<string, int> found
    )
    {
        ReturnSession session = check.Begin(
            new ReturnAsk(each.Departement, NationalMonth.Month, new ReferenceMonth(2026, 11))
        );
        ReturnFileReader.Read(each.File, session);
        FindingList findings = session.Complete(each.Organisation, ReturnHistory.None).Findings;
        foreach ((string code, int count) in findings.Counts)
        {
            found[code] = found.GetValueOrDefault(code) + count;
        }

        return found;
    }

    private static Dictionary<string, int> Naive(NaiveCheck naive, NationalMonth month)
    {
        Dictionary<string, int> found = new(StringComparer.Ordinal);
        foreach (DepartementReturn each in month.Returns)
        {
            naive.Check(each, NationalMonth.Month.ToString(), found);
        }

        return found;
    }

    private static Dictionary<string, int> Tokenise(NationalMonth month)
    {
        long length = 0;
        foreach (DepartementReturn each in month.Returns)
        {
            using CsvReader reader = CsvReader.Create(each.File, new CsvReaderOptions { Separator = ';' });
            while (reader.Read())
            {
                for (int field = 0; field < reader.FieldCount; field++)
                {
                    length += reader.GetSpan(field).Length;
                }
            }
        }

        return length > 0 ? [] : throw new InvalidDataException("The month is empty.");
    }

    private static PeerRun Timed(Func<Dictionary<string, int>> work)
    {
        long start = Stopwatch.GetTimestamp();
        Dictionary<string, int> found = work();
        return new(Stopwatch.GetElapsedTime(start).TotalMilliseconds, found);
    }
}
