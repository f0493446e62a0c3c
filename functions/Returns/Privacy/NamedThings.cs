using System.Collections.Frozen;

namespace Observatoire.Returns.Privacy;

/// <summary>Words that stand beside capitals without there being a person: places, bodies, roles, acronyms.</summary>
internal static class NamedThings
{
    // What is named after a person or a saint: « rue Jean Jaurès », « CMS Marie Curie », « Saint Denis », « Port Louis ».
    private const string Bearers =
        "saint sainte st ste saints notre rue avenue av bd boulevard place square quai allee impasse chemin route cours "
        + "quartier cite residence foyer maison centre center pole espace site antenne annexe bureau immeuble batiment salle "
        + "ecole college lycee universite campus institut hopital clinique ehpad ime itep camsp cmp creche stade mairie "
        + "association fondation societe groupe entreprise circonscription secteur territoire unite service canton commune "
        + "ville village bourg pont port fort mont val vallee plateau ile iles chateau villers villeneuve camp bois plan loi "
        + "projet prix programme dispositif logiciel methode ccas cias cms mds mdph utas uts ut pmi ase caf msa cpam chrs cada "
        + "equipe relais halte permanence plateforme agence local chu ch udaf adil csapa caarud esat savs samsah spip mjc csc mjd utpas sdsei cds crd drd departement region conseil";

    // What may follow a civility or stand in capitals and is no name.
    private const string Others =
        "le la les l un une de du des d et ou en a au aux est qui que pour par sur son sa ses leur ce cette maire president "
        + "presidente directeur directrice chef cheffe responsable conseiller conseillere prefet prefete ministre depute deputee "
        + "senateur senatrice juge inspecteur inspectrice medecin nord sud est ouest centre ville agglo agglomeration littoral "
        + "rural rurale urbain urbaine haut haute bas basse grand grande petit petite metropole plaine montagne pays "
        + "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi "
        + "vendredi samedi dimanche total totaux logement budget insertion enfance sante droits violences autre autres isole couple "
        + "rsa rmi apa fsl aah aeeh pch asl acs cmu css pjm masp mao maj tpsa aesf avdl dalo siao samu ddcs ddets dreets drees dgas "
        + "dgcs etp solis perceval iodas genesis insee excel csv pdf erp rgpd covid urgent attention nota neant aucun aucune ok "
        + "x xx xxx y z n voir retard correction rattrapage inclut hors dont donnees chiffre chiffres suite fermeture ouverture reprise";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BearerWords = SetOf(Bearers);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherWords = SetOf(Others);

    /// <summary>True for a word that is named after people: what follows it is a place.</summary>
    public static bool BearsNames(ReadOnlySpan<char> word)
    {
        int hyphen = word.IndexOf('-');
        return BearerWords.Contains(hyphen > 0 ? word[..hyphen] : word);
    }

    /// <summary>True for a word that is no name of a person.</summary>
    public static bool IsNoName(ReadOnlySpan<char> word) => BearsNames(word) || OtherWords.Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
