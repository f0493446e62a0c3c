using System.Globalization;
using Observatoire.Returns.Privacy;

namespace Observatoire.Returns.Tests.Privacy;

/// <summary>Honest cells of each kind, drawn with a seed: what a return rightly holds or an honest mistake puts there.</summary>
internal sealed class CleanCells(Random random)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private static readonly string[] Spaces = [" ", "\u00A0", "\u202F"];

    private static readonly string[] Indicators =
    [
        "ACC_PUB",
        "DEM_NEW",
        "RDV_P15",
        "SUI_FIN",
        "COL_PAR",
        "IND_HRS",
        "ORI_TOT",
        "ASE_INF",
        "INS_FOY",
        "ETP_POU",
        "DEP_PER",
        "AAH",
        "INS-FOY",
        "RDV P30",
        "dem_tot",
        "SUI FIN",
        "Foyers RSA",
        "Demandes FSL",
        "Passages à l'accueil",
    ];

    private static readonly string[] Towns =
    [
        "Saint-Denis",
        "Saint-Étienne",
        "Bourg-en-Bresse",
        "La Rochelle",
        "Villeneuve-Saint-Georges",
        "Saint-Paul",
        "Château-Thierry",
        "Le Mans",
        "L'Isle-Adam",
        "Sainte-Marie",
        "Port-Louis",
        "Aulnay-sous-Bois",
        "Charleville-Mézières",
        "Saint-Laurent-du-Maroni",
        "Nîmes",
        "Fort-de-France",
        "Pau",
        "Châlons-en-Champagne",
        "Vals-les-Bains",
        "Saint-Jean-de-Luz",
    ];

    private static readonly string[] Bodies =
    [
        "CCAS de {0}",
        "CIAS de {0}",
        "Maison des solidarités de {0}",
        "MDS {0}",
        "UTAS {0} Nord",
        "CMS Marie Curie, {0}",
        "Centre social Jean Moulin",
        "Maison de quartier Louis Aragon",
        "Résidence Pierre Bérégovoy à {0}",
        "CAF de {0}",
        "Espace solidarité {0} Centre",
        "Foyer Paul Éluard",
        "Mission locale de {0}",
        "Hôpital Robert Debré",
        "Collège Victor Hugo",
        "Association Saint Vincent de Paul",
        "Circonscription de {0}",
        "Antenne de {0} Est",
        "Rue du Docteur Roux, {0}",
        "MDPH",
        "Communauté de communes de {0}",
        "PMI du quartier Henri Barbusse",
        "EHPAD Sainte Thérèse",
        "LILLE Centre",
    ];

    private static readonly string[] Remarks =
    [
        "inclut rattrapage de {1}",
        "relevé à la main",
        "estimation, logiciel en panne en {1} {2}",
        "fermeture du site de {0} en {1}",
        "dont {3} dossiers repris de {1}",
        "corrigé après contrôle de la DGAS",
        "hausse liée à l'ouverture d'un accueil à {0}",
        "{3} ETP vacants depuis {1} {2}",
        "arrêté du {4}",
        "convention du {4} avec la CAF",
        "fermé du {5} au {5}",
        "voir délibération du 12 mars 2009",
        "M (manquant) : agents en congés",
        "statut M. Valeur attendue en {1}",
        "sans objet",
        "0 réel, aucun passage",
        "hors {0}",
        "double compte avec {1} retiré",
        "grève le {5}",
        "{3} % de plus qu'en {1}",
        "données provisoires, définitives en {1}",
        "territoires 01 02 03 04 05 regroupés",
        "compte au 31/12/{2}",
        "1 250 € versés en {1}",
        "retard du service informatique",
        "Madame la directrice a validé",
        "validé par le chef de service",
        "loi du 2 janvier 2002",
        "reprise de stock : {3} ménages",
        "hausse des naissances en {2}",
        "délai de 15 à 30 jours",
        "cf. courrier n° 2018-{3}",
        "appel au 3949 indisponible",
        "changement de logiciel (v. 3.2.1) le {5}",
        "régularisation du 4e trimestre",
        "transfert vers la MDS de {0}",
        "numéro 115 saturé",
        "marché n° 2018 0456",
        "baisse : départ de 2 agents",
        "12/14 agents présents",
        "SIRET 130 025 265 00013",
        "SIREN 552081317",
        "rendez-vous de 14 h à 16 h 30",
        "CP 93200",
        "PARTIEL - {0} manque",
        "Reprise d'historique 2007-2012",
        "erreur de {3} corrigée",
    ];

    private static readonly string[] Months = PersonalWords.Months[..12];

    /// <summary>The kinds, with the column each is judged in.</summary>
    public IReadOnlyList<(string Kind, GuardedColumn Column, Func<string> Draw)> Kinds =>
        [
            ("counts", GuardedColumn.Value, () => Grouped(random.NextInt64((long)Math.Pow(10, random.Next(1, 8))))),
            (
                "FTE",
                GuardedColumn.Value,
                () => (random.Next(40000) / 100m).ToString(Plain).Replace('.', random.Next(2) == 0 ? ',' : '.')
            ),
            ("euros", GuardedColumn.Value, Euros),
            ("months", GuardedColumn.Month, Month),
            ("territory codes", GuardedColumn.Territory, Territory),
            ("indicator codes", GuardedColumn.Indicator, () => Pick(Indicators)),
            ("organisations", GuardedColumn.Territory, Body),
            (
                "organisations in comments",
                GuardedColumn.Comment,
                () => $"{Pick(["avec", "hors", "voir", "dont"])} {Body()}"
            ),
            ("short comments", GuardedColumn.Comment, Remark),
        ];

    private string Pick(string[] among) => among[random.Next(among.Length)];

    private string Body() => string.Format(Plain, Pick(Bodies), Pick(Towns));

    private string Remark() =>
        string.Format(
            Plain,
            Pick(Remarks),
            Pick(Towns),
            Pick(Months),
            random.Next(2017, 2020),
            random.Next(1, 400),
            $"{random.Next(1, 29)} {Pick(Months)} {random.Next(2008, 2018)}",
            $"{random.Next(1, 29):00}/{random.Next(1, 13):00}/2018"
        );

    private string Grouped(long number) =>
        random.Next(2) == 0
            ? number.ToString(Plain)
            : number.ToString("N0", Plain).Replace(",", Pick(Spaces), StringComparison.Ordinal);

    private string Euros() =>
        $"{Grouped(random.NextInt64(1_000_000_000))}{Pick(["", ",50", ".25", " €", ",00 €", " EUR"])}";

    private string Month()
    {
        int year = random.Next(2007, 2027);
        int month = random.Next(1, 13);
        return Pick([
            $"{year}-{month:00}",
            $"{year}-{month:00}-01",
            $"01/{month:00}/{year}",
            $"{month:00}/{year}",
            $"{month}-{year}",
            $"{Months[month - 1]} {year}",
            $"01.{month:00}.{year % 100:00}",
            $"1er {Months[month - 1]} {year}",
            $"{DateTime.DaysInMonth(year, month)}/{month:00}/{year}",
            $"{year}{month:00}",
        ]);
    }

    private string Territory() =>
        Pick([
            $"T{random.Next(1, 60):00}",
            $"{random.Next(1, 96):00}{random.Next(1, 1000):000}",
            $"UT-{random.Next(1, 20)}",
            Pick(Towns),
            $"2A{random.Next(1, 400):000}",
            $"97{random.Next(1, 5)}-{random.Next(1, 9)}",
            $"20003{random.Next(1000, 9999)}",
            $"{random.Next(1, 99)}",
        ]);
}
