using System.Collections.Frozen;

namespace Observatoire.Returns.Privacy;

/// <summary>Somebody named by what they are: <c>la famille Benali</c>, <c>le jeune Lucas</c>, <c>mineure Inès B.</c></summary>
internal static class Relation
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Persons =
        "enfant mineur mineure jeune bebe petit petite fils fille frere soeur epoux epouse conjoint conjointe usager usagere"
            .Split(' ')
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the word there says who somebody is, and a name follows it.</summary>
    public static bool IsAt(TextWords words, int index)
    {
        ReadOnlySpan<char> next = words[index + 1];
        if (
            !words.IsNearNext(index)
            || !char.IsUpper(next[0])
            || NamedThings.IsNoName(next)
            || words.IsNameOfPlace(index)
        )
        {
            return false;
        }

        // « la famille Benali », but « Relais Famille Bourg ».
        bool isFamily =
            index > 0
            && words[index].Equals("famille", StringComparison.Ordinal)
            && words[index - 1].Equals("la", StringComparison.OrdinalIgnoreCase);
        return isFamily || (Persons.Contains(words[index]) && FirstNames.Holds(next));
    }
}
