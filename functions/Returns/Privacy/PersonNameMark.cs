namespace Observatoire.Returns.Privacy;

/// <summary>
/// Names of persons: a civility and a name anywhere; a first name and a surname anywhere but after what is named after
/// people (« rue Jean Jaurès »); <c>NOM Prénom</c> where a code is expected.
/// </summary>
internal static class PersonNameMark
{
    // Capitals shorter than this in a code's place are a code.
    private const int ShortestSurname = 4;

    public static bool IsIn(ReadOnlySpan<char> text, GuardedColumn column)
    {
        TextWords words = new(text, stackalloc Range[TextWords.Most]);
        for (int index = 0; index + 1 < words.Count; index++)
        {
            if (Civility.IsAt(words, index) || Relation.IsAt(words, index) || IsFullName(words, index, column))
            {
                return true;
            }
        }

        return column is not (GuardedColumn.Comment or GuardedColumn.Territory)
            && words.Count is 2 or 3
            && HasShapeOfName(words);
    }

    private static bool IsFullName(TextWords words, int index, GuardedColumn column)
    {
        ReadOnlySpan<char> word = words[index];
        if (!words.IsNearNext(index) || !IsName(word) || words.IsNameOfPlace(index) || NamedThings.IsNoName(word))
        {
            return false;
        }

        // « Marie Le Goff », « Karim Ben Salah »: the particle is read over.
        int surname = index + 2 < words.Count && IsParticle(words[index + 1]) && words.IsNearNext(index + 1) ? 2 : 1;
        ReadOnlySpan<char> next = words[index + surname];
        if (!IsName(next) || NamedThings.IsNoName(next))
        {
            return false;
        }

        // « Retard Claude » begins a sentence: in a comment a surname that comes first is in capitals.
        bool surnameFirst = column != GuardedColumn.Comment || words.Count == 2 || IsCapitals(word);
        return FirstNames.Holds(word) || (surname == 1 && surnameFirst && FirstNames.Holds(next));
    }

    private static bool IsParticle(ReadOnlySpan<char> word) => word is "Le" or "LE" or "La" or "LA" or "De" or "DE";

    private static bool HasShapeOfName(TextWords words)
    {
        bool surname = false;
        bool firstName = false;
        for (int index = 0; index < words.Count; index++)
        {
            ReadOnlySpan<char> word = words[index];
            if (!IsName(word) || NamedThings.IsNoName(word))
            {
                return false;
            }

            surname |= IsCapitals(word) && word.Length >= ShortestSurname;
            firstName |= !IsCapitals(word);
        }

        return surname && firstName;
    }

    private static bool IsName(ReadOnlySpan<char> word) => word.Length > 1 && char.IsUpper(word[0]);

    private static bool IsCapitals(ReadOnlySpan<char> word) => word.Length > 2 && !word.ContainsAnyInRange('a', 'z');
}
