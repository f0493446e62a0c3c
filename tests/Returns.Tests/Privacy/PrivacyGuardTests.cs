using System.Text;
using Observatoire.Editions.Time;
using Observatoire.Returns.Privacy;

namespace Observatoire.Returns.Tests.Privacy;

public sealed class PrivacyGuardTests
{
    private static readonly PrivacyGuard Guard = new(["MOT", "MEN", "LOG", "ISO"]);

    [Theory]
    [InlineData("185057800608436", GuardedColumn.Value, PersonalMark.Nir)]
    [InlineData("NIR 1 85 05 78 006 084 36, 3 dossiers", GuardedColumn.Comment, PersonalMark.Nir)]
    [InlineData("1850578006084", GuardedColumn.Category, PersonalMark.Nir)]
    [InlineData("2 85 05 2A 006 084 06", GuardedColumn.Comment, PersonalMark.Nir)]
    [InlineData("1 85 05 974 06 084", GuardedColumn.Comment, PersonalMark.Nir)]
    [InlineData("jean.dupont@orange.fr", GuardedColumn.Value, PersonalMark.Mail)]
    [InlineData("jean.dupont (at) orange.fr", GuardedColumn.Comment, PersonalMark.Mail)]
    [InlineData("06 12 34 56 78", GuardedColumn.Value, PersonalMark.Telephone)]
    [InlineData("+33 (0)6.12.34.56.78", GuardedColumn.Comment, PersonalMark.Telephone)]
    [InlineData("0033612345678", GuardedColumn.Territory, PersonalMark.Telephone)]
    [InlineData("0692-12-34-56", GuardedColumn.Comment, PersonalMark.Telephone)]
    [InlineData("33612345678", GuardedColumn.Value, PersonalMark.Telephone)]
    [InlineData("+32 475 12 34 56", GuardedColumn.Comment, PersonalMark.Telephone)]
    [InlineData("12/03/1985", GuardedColumn.Comment, PersonalMark.BirthDate)]
    [InlineData("12.03.85", GuardedColumn.Comment, PersonalMark.BirthDate)]
    [InlineData("enfant né le 12 mars 2018", GuardedColumn.Comment, PersonalMark.BirthDate)]
    [InlineData("1985-03-12", GuardedColumn.Territory, PersonalMark.BirthDate)]
    [InlineData("12/03/1985", GuardedColumn.Month, PersonalMark.BirthDate)]
    [InlineData("12031985", GuardedColumn.Category, PersonalMark.BirthDate)]
    [InlineData("FR76 3000 6000 0112 3456 7890 189", GuardedColumn.Comment, PersonalMark.Iban)]
    [InlineData("30006 00001 12345678901 89", GuardedColumn.Comment, PersonalMark.Iban)]
    [InlineData("Mme Dupont", GuardedColumn.Comment, PersonalMark.PersonName)]
    [InlineData("suivi de M. LE GOFF", GuardedColumn.Comment, PersonalMark.PersonName)]
    [InlineData("suivi de Mme LE GOFF", GuardedColumn.Comment, PersonalMark.PersonName)]
    [InlineData("DUPONT Marie", GuardedColumn.Category, PersonalMark.PersonName)]
    [InlineData("KOWALCZYK Zbigniew", GuardedColumn.Category, PersonalMark.PersonName)]
    [InlineData("MOT+MEN", GuardedColumn.Breakdown, PersonalMark.FineCrossing)]
    [InlineData("LOG/ISO", GuardedColumn.Category, PersonalMark.FineCrossing)]
    public void What_is_personal_is_told_by_its_kind(string cell, GuardedColumn column, PersonalMark mark) =>
        Assert.Equal(mark, Find(cell, column));

    [Theory]
    [InlineData("7690", GuardedColumn.Value)]
    [InlineData("12 345 678,90", GuardedColumn.Value)]
    [InlineData("1234567890", GuardedColumn.Value)]
    [InlineData("0012", GuardedColumn.Value)]
    [InlineData("2018-12-01", GuardedColumn.Month)]
    [InlineData("01/12/2018", GuardedColumn.Month)]
    [InlineData("31/12/2018", GuardedColumn.Month)]
    [InlineData("1er décembre 1985", GuardedColumn.Month)]
    [InlineData("fermé le 12/11/2018", GuardedColumn.Comment)]
    [InlineData("arrêté du 5 mars 2009", GuardedColumn.Comment)]
    [InlineData("10/12/14 agents", GuardedColumn.Comment)]
    [InlineData("version 3.12.11.85", GuardedColumn.Comment)]
    [InlineData("territoires 01 02 03 04 05 06", GuardedColumn.Comment)]
    [InlineData("SIRET 130 025 265 00013", GuardedColumn.Comment)]
    [InlineData("référence 955078006084370", GuardedColumn.Comment)]
    [InlineData("ref. 01-2026-0003", GuardedColumn.Comment)]
    [InlineData("équipe Paul Bert réduite", GuardedColumn.Comment)]
    [InlineData("Mme X remplacée", GuardedColumn.Comment)]
    [InlineData("accueil famille Bourg", GuardedColumn.Comment)]
    [InlineData("jeunes de 16 à 21 ans", GuardedColumn.Comment)]
    [InlineData("2 enfants, point à faire", GuardedColumn.Comment)]
    [InlineData("2 @ 15 minutes", GuardedColumn.Comment)]
    [InlineData("Madame la directrice a validé", GuardedColumn.Comment)]
    [InlineData("Monsieur le préfet", GuardedColumn.Comment)]
    [InlineData("statut M. Reprise en mars", GuardedColumn.Comment)]
    [InlineData("CMS Marie Curie", GuardedColumn.Territory)]
    [InlineData("rue du Docteur Roux", GuardedColumn.Territory)]
    [InlineData("CCAS de Saint-Denis", GuardedColumn.Territory)]
    [InlineData("LILLE Centre", GuardedColumn.Territory)]
    [InlineData("LOG", GuardedColumn.Category)]
    [InlineData("LOG+XYZ", GuardedColumn.Category)]
    [InlineData("inclut rattrapage de novembre", GuardedColumn.Comment)]
    [InlineData("", GuardedColumn.Comment)]
    public void What_is_honest_is_let_through(string cell, GuardedColumn column) => Assert.Null(Find(cell, column));

    [Theory]
    [InlineData("dossier 185057800608437", PersonalMark.Nir)]
    [InlineData("la famille Benali a déménagé", PersonalMark.PersonName)]
    [InlineData("mineure Inès B. placée", PersonalMark.PersonName)]
    [InlineData("le petit Théo", PersonalMark.PersonName)]
    [InlineData("vu avec Mme D. en mars", PersonalMark.PersonName)]
    [InlineData("j.dupont [at] ain [dot] fr", PersonalMark.Mail)]
    [InlineData("marie arobase exemple dot fr", PersonalMark.Mail)]
    public void What_staff_write_in_a_comment_and_should_not_is_found(string comment, PersonalMark mark) =>
        Assert.Equal(mark, Find(comment, GuardedColumn.Comment));

    [Fact]
    public void A_mistyped_key_does_not_hide_a_NIR() =>
        Assert.All(
            Enum.GetValues<GuardedColumn>(),
            column => Assert.Equal(PersonalMark.Nir, Find("185057800608437", column))
        );

    [Fact]
    public void A_date_is_judged_by_its_distance_from_the_month()
    {
        byte[] date = Encoding.UTF8.GetBytes("12/03/2010");
        Assert.Null(Guard.Find(date, GuardedColumn.Comment, new ReferenceMonth(2009, 5)));
        Assert.Equal(PersonalMark.BirthDate, Guard.Find(date, GuardedColumn.Comment, new ReferenceMonth(2018, 12)));
        Assert.Null(Guard.Find(date, GuardedColumn.Comment));
    }

    [Fact]
    public void A_comment_is_short()
    {
        string words25 = string.Join(' ', Enumerable.Repeat("suivi", 25));
        Assert.Null(Find(words25, GuardedColumn.Comment));
        Assert.Equal(PersonalMark.FreeText, Find($"{words25} encore", GuardedColumn.Comment));
        Assert.Null(Find(new string('a', PrivacyGuard.LongestComment), GuardedColumn.Comment));
        Assert.Equal(
            PersonalMark.FreeText,
            Find(new string('a', PrivacyGuard.LongestComment + 1), GuardedColumn.Comment)
        );
        Assert.Equal(PersonalMark.FreeText, Find(new string('a', PrivacyGuard.LongestCode + 1), GuardedColumn.Status));
        Assert.Equal(PersonalMark.FreeText, Find(new string('1', 100_000), GuardedColumn.Value));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_read_without_a_fault()
    {
        byte[] bytes = new byte[300];
        Random random = new(1);
        for (int drawn = 0; drawn < 5000; drawn++)
        {
            random.NextBytes(bytes);
            foreach (GuardedColumn column in Enum.GetValues<GuardedColumn>())
            {
                _ = Guard.Find(bytes.AsSpan(0, random.Next(bytes.Length)), column);
            }
        }
    }

    [Theory]
    [InlineData("Nom", true)]
    [InlineData("PRÉNOM", true)]
    [InlineData("nom_prenom", true)]
    [InlineData("nomUsager", true)]
    [InlineData("Date de naissance", true)]
    [InlineData("N° allocataire", true)]
    [InlineData("Adresse e-mail", true)]
    [InlineData("Téléphone", true)]
    [InlineData("N° sécurité sociale", true)]
    [InlineData("Dupont Marie", true)]
    [InlineData("185057800608436", true)]
    [InlineData("jean@exemple.fr", true)]
    [InlineData("2018-12", false)]
    [InlineData("nombre", false)]
    [InlineData("Nom du territoire", false)]
    [InlineData("anomalies", false)]
    [InlineData("libellé", false)]
    [InlineData("Total mobile", false)]
    public void A_title_that_names_people_is_told(string title, bool isPersonal) =>
        Assert.Equal(
            isPersonal ? PersonalMark.PersonalColumn : null,
            PrivacyGuard.FindInTitle(Encoding.UTF8.GetBytes(title))
        );

    [Fact]
    public void Every_mark_has_its_own_code_of_the_family()
    {
        string[] codes = [.. Enum.GetValues<PersonalMark>().Select(PersonalMarkCodes.CodeOf)];
        Assert.Equal(codes.Length, codes.Distinct().Count());
        Assert.All(codes, code => Assert.True(PersonalMarkCodes.IsPersonal(code)));
        Assert.False(PersonalMarkCodes.IsPersonal("R38"));
    }

    private static PersonalMark? Find(string cell, GuardedColumn column) =>
        Guard.Find(Encoding.UTF8.GetBytes(cell), column, new ReferenceMonth(2018, 12));
}
