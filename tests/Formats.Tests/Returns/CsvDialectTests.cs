using System.Globalization;
using System.Text;
using Observatoire.Returns;
using Observatoire.Returns.Checking;

namespace Observatoire.Formats.Tests.Returns;

/// <summary>What French files do that no standard foresees: each is read as the plain file is.</summary>
public sealed class CsvDialectTests
{
    private const string Header =
        "mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire";

    [Theory]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Line_ends(string end) => AssertReads($"{Header}{end}2018-12;01;;INS_FOY;;;7690;;{end}");

    [Theory]
    [InlineData("7 690")]
    [InlineData("7\u00A0690")]
    [InlineData("7\u202F690")]
    [InlineData(" 7690 ")]
    [InlineData("\u00A07690")]
    [InlineData("\"7690\"")]
    [InlineData("7690,0")]
    [InlineData("7690.00")]
    public void Ways_to_write_a_number(string value) => AssertReads($"{Header}\n2018-12;01;;INS_FOY;;;{value};;\n");

    [Theory]
    [InlineData("1")]
    [InlineData("01")]
    [InlineData(" 01 ")]
    [InlineData("001")]
    [InlineData("'01")]
    [InlineData("=\"01\"")]
    public void A_departement_that_lost_its_zero(string code) =>
        AssertReads($"{Header}\n2018-12;{code};;INS_FOY;;;7690;;\n");

    [Theory]
    [InlineData("2018-12")]
    [InlineData("12/2018")]
    [InlineData("01/12/2018")]
    [InlineData("2018-12-01")]
    [InlineData("déc-18")]
    [InlineData("décembre 2018")]
    [InlineData("déc. 2018")]
    [InlineData("1 décembre 2018")]
    [InlineData("12-2018")]
    [InlineData("2018.12")]
    [InlineData("2018_12")]
    [InlineData("201812")]
    [InlineData("01/12/18")]
    [InlineData("01-12-2018")]
    [InlineData("31/12/2018")]
    [InlineData("2018-12-31")]
    [InlineData("'2018-12")]
    public void Ways_to_write_the_month(string month) => AssertReads($"{Header}\n{month};01;;INS_FOY;;;7690;;\n");

    [Theory]
    [InlineData("Mois;Département;Territoire;Indicateur;Ventilation;Modalité;Valeur;Statut;Commentaire")]
    [InlineData("MOIS;DÉPARTEMENT;TERRITOIRE;INDICATEUR;VENTILATION;MODALITÉ;VALEUR;STATUT;COMMENTAIRE")]
    [InlineData(
        "mois ; departement ; territoire ; indicateur ; ventilation ; modalite ; valeur ; statut ; commentaire"
    )]
    [InlineData(
        "\"mois\";\"departement\";\"territoire\";\"indicateur\";\"ventilation\";\"modalite\";\"valeur\";\"statut\";\"commentaire\""
    )]
    [InlineData("mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire;;;")]
    [InlineData("mois;departement;territoire;indicateur;ventilation;modalite\u0301;valeur;statut;commentaire")]
    [InlineData("sep=;\nmois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire")]
    [InlineData(
        "Retour du service social, décembre 2018\n;;;;;;;;\n\nmois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire"
    )]
    [InlineData(
        "Code mois;Code_departement;Territoires;Code indicateur;Ventilation;Modalités;Valeurs;Statuts;Commentaires"
    )]
    public void Ways_to_write_the_titles(string titles) => AssertReads($"{titles}\n2018-12;01;;INS_FOY;;;7690;;\n");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF_16_without_its_mark(bool bigEndian) =>
        AssertReads(
            new UnicodeEncoding(bigEndian, false).GetBytes($"{Header}\r\n2018-12;01;;INS_FOY;;;7690;;relevé\r\n")
        );

    [Fact]
    public void Quotes_inside_a_comment_that_does_not_begin_with_one() =>
        AssertReads($"{Header}\n2018-12;01;;INS_FOY;;;7690;;dit \"vérifié\" par le service\n");

    [Theory]
    [InlineData("Total;;;;;;7690;;")]
    [InlineData(";;;;;Sous-total;7690;;")]
    [InlineData("Fait à Bourg le 3 janvier 2019;;;;;;;;")]
    [InlineData(";;;;;;;;Source : logiciel du service")]
    public void A_sum_or_a_note_under_the_figures(string foot) =>
        AssertReads($"{Header}\n2018-12;01;;INS_FOY;;;7690;;\n{foot}\n");

    [Fact]
    public void A_last_line_without_its_end_and_blank_ones_after() =>
        AssertReads($"{Header}\n2018-12;01;;INS_FOY;;;7690;;\n\n;;;;;;;;\n   \n\t");

    private static void AssertReads(string text)
    {
        AssertReads(Encoding.UTF8.GetBytes(text));
        AssertReads(
            CodePagesEncodingProvider
                .Instance.GetEncoding(1252)!
                .GetBytes(text.Replace("\u202F", "\u00A0", StringComparison.Ordinal).Normalize())
        );
    }

    private static void AssertReads(byte[] bytes)
    {
        CheckedFile read = ReturnFiles.Check(bytes);
        Assert.True(
            read.Findings.Errors == 0,
            string.Join(
                ", ",
                read.Findings.Findings.Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding}"))
            )
        );
        ReturnCell cell = Assert.Single(Assert.Single(read.Returns).Figures);
        Assert.Equal(("01", "INS_FOY", 7690.0), (read.Departement, cell.Indicator, cell.Value));
    }
}
