namespace Observatoire.Bench;

/// <summary>One run: how long it took, and how many findings of each code; none for work that finds nothing.</summary>
internal sealed record PeerRun(double Milliseconds, IReadOnlyDictionary<string, int> Found);

/// <summary>A peer doing the same work, in turn with ours.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Once">Does the work once.</param>
/// <param name="MaxRatio">The most ours may take, as a multiple of its time.</param>
internal sealed record Contest(string Name, Func<PeerRun> Once, double MaxRatio)
{
    private const int Usual = 7;

    // The runtime compiles again what runs much, a few seconds long: a service that has run for a minute is what is measured.
    private const double WarmMilliseconds = 6000;

    /// <summary>The program that does the work, where it is another one.</summary>
    public ExternalPeer? Peer { get; init; }

    private List<double> Times { get; } = [];

    /// <summary>
    /// Each warm first. Then all in turn, so that a machine that slows down slows all, and each round from the next one on, so that it is not
    /// always the same that runs after a long one; medians.
    /// </summary>
    /// <exception cref="InvalidDataException">When a peer does not find what ours finds: it would not be the same work.</exception>
    public static IEnumerable<Figure> Run(
        string suite,
        string what,
        Func<PeerRun> ours,
        IReadOnlyList<Contest> contests,
        int rounds = Usual
    )
    {
        Contest own = new("ours", ours, 1);
        Contest[] all = [own, .. contests];
        foreach (Contest contest in all)
        {
            contest.WarmUp();
        }

        for (int round = 0; round < rounds; round++)
        {
            Dictionary<Contest, PeerRun> runs = [];
            for (int at = 0; at < all.Length; at++)
            {
                Contest contest = all[(round + at) % all.Length];

                // What the one before left behind is not collected in the time of the next.
                GC.Collect();
                runs[contest] = contest.Once();
                contest.Times.Add(runs[contest].Milliseconds);
            }

            foreach (Contest contest in contests)
            {
                contest.Agree(runs[own].Found, runs[contest].Found);
            }
        }

        return contests.Select(contest => new Figure(
            suite,
            what,
            Median(own.Times),
            contest.Name,
            Median(contest.Times),
            contest.MaxRatio
        ));
    }

    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <exception cref="InvalidDataException">When the peer does not find what ours finds, but finds something.</exception>
    public void Agree(IReadOnlyDictionary<string, int> ours, IReadOnlyDictionary<string, int> theirs)
    {
        string[] differences =
        [
            .. ours
                .Keys.Union(theirs.Keys)
                .Where(code => ours.GetValueOrDefault(code) != theirs.GetValueOrDefault(code))
                .Select(code => $"{code}: {ours.GetValueOrDefault(code)} and {theirs.GetValueOrDefault(code)}"),
        ];
        if (theirs.Count > 0 && differences.Length > 0)
        {
            throw new InvalidDataException($"{Name} does other work than ours: {string.Join(", ", differences)}.");
        }
    }

    private void WarmUp()
    {
        double spent = 0;
        while (spent < WarmMilliseconds)
        {
            spent += Once().Milliseconds;
        }
    }
}
