using System.Diagnostics;

namespace Observatoire.Bench;

/// <summary>
/// Nine statistics of ten years of figures for 39 groups, and of one month when a return is received again; with a
/// short history and a long one.
/// </summary>
internal static class AggregateSuite
{
    private const string Suite = "aggregate";
    private const int Months = 120;
    private const int Year = 12;

    // A run of the peer takes many seconds.
    private const int Rounds = 3;
    private const int Resubmissions = 101;

    private static readonly Dictionary<string, int> Nothing = [];

    public static IEnumerable<Figure> Run()
    {
        Decade decade = new(Months);
        (ExternalPeer? peer, string reason) = ExternalPeer.Start("node", "aggregate.mjs", $"{Months}");
        using (peer)
        {
            List<Contest> all = [];
            List<Contest> again = [];
            if (peer is null)
            {
                Console.WriteLine(Figure.Skipped(Suite, "DuckDB, SQL, two threads", reason));
            }
            else
            {
                all.Add(new("DuckDB, SQL, two threads", () => peer.Run("all"), 1 / 45d));
                again.Add(new("DuckDB, SQL, two threads", () => peer.Run("again") with { Found = Nothing }, 1 / 100d));
            }

            Figure[] whole =
            [
                .. Contest.Run(
                    Suite,
                    "10.2 million cells, 39 groups, 9 statistics, two threads",
                    () => Timed(() => decade.ComputeAll(threads: 2), decade.Summary),
                    all,
                    Rounds
                ),
            ];
            int turn = 0;
            int Resubmit()
            {
                int month = turn++ % Months;
                decade.Resubmit(month, turn % Decade.Departements);
                return month;
            }

            // The first time both have the same figures; later each has taken its own number of turns.
            int first = Resubmit();
            if (peer is not null)
            {
                all[0].Agree(decade.SummaryOf(first), peer.Run("again").Found);
            }

            return
            [
                .. whole,
                .. Contest.Run(
                    Suite,
                    "a month received again",
                    () => Timed(() => Resubmit(), () => Nothing),
                    again,
                    Rounds
                ),
                .. History(decade),
            ];
        }
    }

    /// <summary>A month received again takes at most ten milliseconds, and no longer with ten years of history than with one.</summary>
    private static IEnumerable<Figure> History(Decade decade)
    {
        Decade year = new(Year);
        List<double> longer = [];
        List<double> shorter = [];
        for (int turn = 0; turn < Resubmissions; turn++)
        {
            int departement = turn % Decade.Departements;
            longer.Add(Timed(() => decade.Resubmit(turn % Months, departement), () => Nothing).Milliseconds);
            shorter.Add(Timed(() => year.Resubmit(turn % Year, departement), () => Nothing).Milliseconds);
        }

        double median = Contest.Median(longer);
        yield return new(Suite, "a month received again, 120 months known", median, "limit: 10 ms", 10, 1);
        yield return new(
            Suite,
            "a month received again, 120 months known",
            median,
            "the same with 12 months known",
            Contest.Median(shorter),
            1.1
        );
    }

    /// <summary>The time of the work; what it found is added up after.</summary>
    private static PeerRun Timed(Action work, Func<Dictionary<string, int>> found)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return new(Stopwatch.GetElapsedTime(start).TotalMilliseconds, found());
    }
}
