namespace Observatoire.Returns.Tests.Privacy;

/// <summary>The words <see cref="PersonalCells"/> are made of: names, months, and what is written around an identifier.</summary>
internal static class PersonalWords
{
    // One in eight is in no list of common first names.
    public static string[] FirstNames { get; } =
    [
        "Marie",
        "Jean-Pierre",
        "Fatima",
        "Aurélie",
        "Mohamed",
        "Chloé",
        "Éric",
        "Loïc",
        "Maïté",
        "Kévin",
        "Françoise",
        "Aminata",
        "Sylvain",
        "Nadège",
        "Hélène",
        "Thi",
        "Zoé",
        "Gérard",
        "Ousmane",
        "Christelle",
        "Anne-Sophie",
        "Karim",
        "Bérénice",
        "Joao",
    ];

    public static string[] Surnames { get; } =
    [
        "Dupont",
        "Lefèvre",
        "Ben Salah",
        "Nguyen",
        "Moreau",
        "Le Goff",
        "Payet",
        "Hoarau",
        "Traoré",
        "Da Silva",
        "Garcia",
        "Muller",
        "Lemoine",
        "Bonnet",
        "Haddad",
        "Kowalczyk",
        "O'Brien",
        "Fontaine",
        "Chevalier",
        "Petitjean",
        "Rakoto",
        "Yilmaz",
    ];

    public static string[] Months { get; } =
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "janv.",
        "févr.",
        "avr.",
        "juil.",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ];

    public static string[] Around { get; } =
    [
        "{0}",
        "{0}",
        "voir {0}",
        "dossier {0}",
        "{0} à rappeler",
        "ménage suivi : {0}",
        "({0})",
        "inclut {0}, rattrapage de novembre",
        "contact : {0}.",
    ];
}
