using System.Collections.Frozen;

namespace Observatoire.Returns.Privacy;

/// <summary>A civility and a name: <c>Mme Dupont</c>, <c>M. Le Goff</c>, but not <c>Madame la directrice</c>.</summary>
internal static class Civility
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Feminine = SetOf(
        "mme mmes mlle mlles madame mademoiselle mesdames"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Masculine = SetOf(
        "monsieur messieurs"
    );

    // These are also letters, words or titles of places: a capital must follow, and no place stand before.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles = SetOf(
        "m mm mr mrs dr drs pr me docteur professeur maitre"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Particles = SetOf("le la de du des");

    /// <summary>Whether the word there is a civility and a name follows it.</summary>
    public static bool IsAt(TextWords words, int index)
    {
        bool isFeminine = Feminine.Contains(words[index]);
        bool isCivility = isFeminine || Masculine.Contains(words[index]);
        bool isTitle = !isCivility && Titles.Contains(words[index]) && char.IsUpper(words[index][0]);
        if (!(isCivility || isTitle) || !words.IsNearNext(index))
        {
            return false;
        }

        ReadOnlySpan<char> next = words[index + 1];
        return Particles.Contains(next) ? IsSurnameAfterParticle(words, index + 1, isFeminine)
            : IsInitial(words, index + 1) ? true
            : NamedThings.IsNoName(next) ? false
            : isCivility ? next.Length > 1 || char.IsUpper(next[0])
            : IsTitled(words, index);
    }

    /// <summary>« Mme D. » is somebody, « Mme X » is nobody.</summary>
    private static bool IsInitial(TextWords words, int index) =>
        words[index].Length == 1 && words[index][0] is >= 'A' and <= 'W' && words.HasDot(index);

    private static bool IsTitled(TextWords words, int index)
    {
        ReadOnlySpan<char> next = words[index + 1];
        bool isStatus = index > 0 && words[index - 1].StartsWith("statu", StringComparison.OrdinalIgnoreCase);
        return char.IsUpper(next[0])
            && (words.HasDot(index) || next.Length > 2)
            && !words.IsNameOfPlace(index)
            && !isStatus;
    }

    /// <summary>« Mme Le Goff » and « mme le goff » are persons; « Monsieur le directeur » and « Madame le maire » are not.</summary>
    private static bool IsSurnameAfterParticle(TextWords words, int particle, bool isFeminine)
    {
        if (particle + 1 >= words.Count || !words.IsNearNext(particle))
        {
            return false;
        }

        ReadOnlySpan<char> surname = words[particle + 1];
        bool isArticleOfOther = isFeminine && words[particle].Equals("le", StringComparison.OrdinalIgnoreCase);
        bool isWrittenAsName = char.IsUpper(words[particle][0]) && char.IsUpper(surname[0]);
        return surname.Length > 2 && !NamedThings.IsNoName(surname) && (isWrittenAsName || isArticleOfOther);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
