using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Audit;

/// <summary>
/// Whoever subtracts: from what is published, the public relations and figures of his own, computes what each withheld
/// figure can be. Knows nothing of how the withheld cells were chosen.
/// </summary>
public sealed class Attacker : IDisposable
{
    // Beyond a few, tables that serve many targets at once bring little.
    private const int SharedTables = 12;

    private readonly UnknownSystem system;
    private readonly Dictionary<int, ConsistentTables> tables = [];
    private readonly List<ConsistentTables> all = [];

    /// <param name="publication">Everything published, of this edition and earlier ones.</param>
    /// <param name="own">Figures this attacker knows besides, by identity.</param>
    public Attacker(Publication publication, IReadOnlyDictionary<string, long> own)
    {
        system = new UnknownSystem(publication, own);
        foreach (IReadOnlyList<int> group in system.Groups())
        {
            ConsistentTables groupTables = new(system, group);
            all.Add(groupTables);
            foreach (int place in group)
            {
                tables.Add(place, groupTables);
            }
        }
    }

    /// <summary>The figures withheld from this attacker.</summary>
    public IEnumerable<string> Withheld => system.Identities;

    /// <summary>The exact interval of a figure, in whole units; its value twice when he has it.</summary>
    public FeasibleRange Bounds(string identity) =>
        system.Find(identity) is not int place ? new(system.Known(identity), system.Known(identity))
        : tables.TryGetValue(place, out ConsistentTables? group)
            ? new(group.Extreme(place, upward: false), group.Extreme(place, upward: true))
        : new(system.Least(place), system.Most(place));

    /// <summary>Values of a figure that he is known to be unable to exclude: the interval may be wider.</summary>
    internal FeasibleRange Plausible(string identity) =>
        system.Find(identity) is not int place ? new(system.Known(identity), system.Known(identity))
        : tables.TryGetValue(place, out ConsistentTables? group) ? group.Seen(place) ?? default
        : new(system.Least(place), system.Most(place));

    /// <summary>Of these questions, those whose value he can exclude, with how near to it he must grant.</summary>
    /// <remarks>
    /// Tables that answer many questions at once come first; a question is put alone only when none of them answered it.
    /// </remarks>
    internal IEnumerable<(Question Question, long Nearest)> Excluded(IEnumerable<Question> questions)
    {
        List<(Question Question, Target Target)> open = [];
        List<(Question, long)> excluded = [];
        foreach (Question question in questions)
        {
            if (system.Find(question.Identity) is int place && tables.ContainsKey(place))
            {
                open.Add((question, new Target(place, question.Upward, question.Value)));
            }
            else if (Plausible(question.Identity).Least is long only && question.IsBeyond(only))
            {
                excluded.Add((question, only));
            }
        }

        foreach (
            IGrouping<ConsistentTables, (Question Question, Target Target)> group in open.GroupBy(pair =>
                tables[pair.Target.Place]
            )
        )
        {
            List<(Question Question, Target Target)> left = [.. group];
            int before = int.MaxValue;
            for (int turn = 0; turn < SharedTables && left.Count > 1 && left.Count < before; turn++)
            {
                before = left.Count;
                group.Key.Towards([.. left.Select(pair => pair.Target).DistinctBy(target => target.Place)]);
                left.RemoveAll(pair => group.Key.Meets(pair.Target));
            }

            foreach ((Question question, Target target) in left.Where(pair => !group.Key.Meets(pair.Target)))
            {
                long nearest = group.Key.Nearest(target);
                if (question.IsBeyond(nearest))
                {
                    excluded.Add((question, nearest));
                }
            }
        }

        return excluded;
    }

    public void Dispose()
    {
        foreach (ConsistentTables group in all)
        {
            group.Dispose();
        }
    }
}

/// <summary>Can this value, or one beyond it, be excluded?</summary>
/// <param name="Identity">Of the figure.</param>
/// <param name="Upward">True when beyond means more.</param>
/// <param name="Value">In units.</param>
internal sealed record Question(string Identity, bool Upward, long Value)
{
    /// <summary>True when the value asked lies beyond this one.</summary>
    public bool IsBeyond(long value) => Upward ? Value > value : Value < value;
}
