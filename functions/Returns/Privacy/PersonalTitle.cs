namespace Observatoire.Returns.Privacy;

/// <summary>Titles of columns that name people: <c>Nom de l'usager</c>, <c>N° allocataire</c>, <c>date_naissance</c>.</summary>
internal static class PersonalTitle
{
    // Each entry: the words that must all be there, in any order.
    private static readonly string[][] Titles =
    [
        ["nom"],
        ["noms"],
        ["prenom"],
        ["prenoms"],
        ["patronyme"],
        ["civilite"],
        ["identite"],
        ["nomprenom"],
        ["adresse"],
        ["rue"],
        ["naissance"],
        ["ddn"],
        ["datenaissance"],
        ["ne", "le"],
        ["nee", "le"],
        ["telephone"],
        ["tel"],
        ["portable"],
        ["mobile"],
        ["courriel"],
        ["mail"],
        ["email"],
        ["mel"],
        ["nir"],
        ["nss"],
        ["ss"],
        ["insee", "individu"],
        ["securite", "sociale"],
        ["secu"],
        ["allocataire"],
        ["matricule"],
        ["beneficiaire"],
        ["usager"],
        ["iban"],
        ["rib"],
        ["nationalite"],
        ["conjoint"],
        ["dossier"],
        ["birth"],
        ["name"],
        ["surname"],
        ["firstname"],
        ["phone"],
        ["address"],
    ];

    // What a title with « nom » or « adresse » may name without naming people.
    private static readonly string[] Things =
    [
        "territoire",
        "departement",
        "indicateur",
        "site",
        "service",
        "structure",
        "commune",
        "fichier",
        "organisme",
        "region",
        "canton",
        "dispositif",
        "nombre",
        "nb",
        "total",
    ];

    public static bool IsIn(ReadOnlySpan<char> title)
    {
        if (HasAll(title, Things, atLeast: 1))
        {
            return false;
        }

        foreach (string[] words in Titles)
        {
            if (HasAll(title, words, words.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAll(ReadOnlySpan<char> title, string[] words, int atLeast)
    {
        int found = 0;
        foreach (string word in words)
        {
            found += HasWord(title, word) ? 1 : 0;
        }

        return found >= atLeast;
    }

    private static bool HasWord(ReadOnlySpan<char> title, string word)
    {
        for (int start = 0; start + word.Length <= title.Length; start++)
        {
            int end = start + word.Length;
            if (
                (start == 0 || !char.IsLetter(title[start - 1]) || IsCamel(title, start))
                && (end == title.Length || !char.IsLetter(title[end]) || IsCamel(title, end))
                && title[start..end].Equals(word, StringComparison.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A new word begins at a capital after a small letter: <c>nomUsager</c>.</summary>
    private static bool IsCamel(ReadOnlySpan<char> title, int position) =>
        position > 0 && char.IsUpper(title[position]) && char.IsLower(title[position - 1]);
}
