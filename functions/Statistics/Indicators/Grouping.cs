namespace Observatoire.Statistics.Indicators;

/// <summary>One way to put members (départements as a rule) into groups: the régions, the values of an axis.</summary>
public sealed class Grouping
{
    /// <summary>The group of a member that is in none.</summary>
    public const int Outside = -1;

    private readonly int[] groupOf;

    /// <param name="name">What the grouping is by: <c>region</c>, <c>ACA</c>.</param>
    /// <param name="groups">The group of each member, in the order of the members; null for a member in none.</param>
    public Grouping(string name, IEnumerable<string?> groups)
    {
        Name = name;
        string?[] all = [.. groups];
        Groups = [.. all.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Dictionary<string, int> index = Groups
            .Select((group, at) => (group, at))
            .ToDictionary(pair => pair.group, pair => pair.at, StringComparer.Ordinal);
        groupOf = [.. all.Select(group => group is null ? Outside : index[group])];
        Sizes = [.. Enumerable.Range(0, Groups.Count).Select(group => groupOf.Count(each => each == group))];
    }

    public string Name { get; }

    /// <summary>Codes of the groups, in order.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Number of members of each group, whether they report or not.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>Position of the group of each member; <see cref="Outside"/> for a member in none.</summary>
    public ReadOnlySpan<int> GroupOf => groupOf;

    /// <summary>Positions of the members of a group, in order.</summary>
    /// <param name="group">Its position in <see cref="Groups"/>.</param>
    public IEnumerable<int> MembersOf(int group) =>
        Enumerable.Range(0, groupOf.Length).Where(member => groupOf[member] == group);

    /// <summary>Every pair of a group of this and one of another, as far as a member is in both: <c>1/P2</c>.</summary>
    public Grouping With(Grouping other) =>
        new(
            $"{Name},{other.Name}",
            groupOf.Zip(
                other.groupOf,
                (left, right) => left == Outside || right == Outside ? null : $"{Groups[left]}/{other.Groups[right]}"
            )
        );
}
