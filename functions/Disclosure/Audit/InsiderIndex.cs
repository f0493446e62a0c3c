namespace Observatoire.Disclosure.Audit;

/// <summary>Who knows which of the figures withheld.</summary>
internal sealed class InsiderIndex
{
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> insiders;
    private readonly string[] names;
    private readonly Dictionary<string, List<string>> knowing;

    /// <param name="insiders">By name, the figures each knows, by identity.</param>
    /// <param name="withheld">The figures withheld.</param>
    public InsiderIndex(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> insiders,
        IEnumerable<string> withheld
    )
    {
        this.insiders = insiders;
        names = [.. insiders.Keys.Order(StringComparer.Ordinal)];
        knowing = withheld
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(identity => identity, _ => new List<string>(), StringComparer.Ordinal);
        foreach (string name in names)
        {
            foreach (string identity in insiders[name].Keys)
            {
                if (knowing.TryGetValue(identity, out List<string>? those))
                {
                    those.Add(name);
                }
            }
        }
    }

    /// <summary>Those who know a figure withheld in this part, and one for all who know none of it.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyDictionary<string, long>>> Concerned(PublicationPart part)
    {
        HashSet<string> concerned = new(
            part.Withheld.SelectMany(identity => knowing[identity]),
            StringComparer.Ordinal
        );
        IEnumerable<string> others = names.Where(name => !concerned.Contains(name)).Take(1);
        return names.Where(concerned.Contains).Concat(others).Select(name => KeyValuePair.Create(name, insiders[name]));
    }
}
