using System.Text;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;

namespace Observatoire.Formats.Tests.Returns;

/// <summary>Files that carry something personal are refused whole, and what it is never comes back.</summary>
public sealed class PersonalFileTests
{
    private const string Header =
        "mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire";

    [Theory]
    [InlineData("2018-12;01;;INS_FOY;;;185057800608436;;", "R39N", "valeur")]
    [InlineData("2018-12;01;;INS_FOY;;;1 85 05 78 006 084 36;;", "R39N", "valeur")]
    [InlineData("2018-12;01;;INS_FOY;;;0612345678;;", "R39T", "valeur")]
    [InlineData("2018-12;01;;INS_FOY;;;06 12 34 56 78;;", "R39T", "valeur")]
    [InlineData("2018-12;01;;INS_FOY;;;12;;voir Mme Dupont", "R39P", "commentaire")]
    [InlineData("2018-12;01;;INS_FOY;;;12;;jean.dupont@exemple.fr", "R39M", "commentaire")]
    [InlineData("2018-12;01;;INS_FOY;;;12;;né le 12/03/1985", "R39D", "commentaire")]
    [InlineData("2018-12;01;;INS_FOY;;;12;;FR76 3000 6000 0112 3456 7890 189", "R39I", "commentaire")]
    [InlineData("2018-12;01;DUPONT Marie;INS_FOY;;;12;;", "R39P", "territoire")]
    [InlineData("2018-12;01;;DUPONT Marie;;;12;;", "R39P", "indicateur")]
    [InlineData("2018-12;01;;INS_FOY;;Mme Dupont;12;;", "R39P", "modalite")]
    [InlineData("2018-12;01;;INS_FOY;1850578006084;;12;;", "R39N", "ventilation")]
    [InlineData("2018-12;01;;INS_FOY;;;12;Mme Dupont;", "R39P", "statut")]
    [InlineData("12/03/1985;01;;INS_FOY;;;12;;", "R39D", "mois")]
    [InlineData("2018-12;0612345678;;INS_FOY;;;12;;", "R39T", "departement")]
    public void A_mark_in_any_column_refuses_the_file(string line, string code, string column)
    {
        CheckedFile read = ReturnFiles.Check(Encoding.UTF8.GetBytes($"{Header}\n2018-12;01;;AAH;;;6740;;\n{line}\n"));

        Finding finding = Assert.Single(read.Personal);
        Assert.Equal((code, column, 3), (finding.Code, finding.Column, finding.Line));
        Assert.Null(finding.Found);
        Assert.False(read.Accepted);
        string[] cells = [.. line.Split(';').Where(cell => cell.Length > 8)];
        Assert.DoesNotContain(read.Findings.Findings, one => cells.Contains(one.Found));
    }

    [Theory]
    [InlineData("Suivi par Mme Dupont;;;;;;;;\n" + Header + "\n", "R39P", 1, "A1")]
    [InlineData(Header + "\nFait par Mme Dupont;;;;;;;;\n", "R39P", 2, "mois")]
    [InlineData(Header + "\ntrimestre;01;;AAH;;;12;;voir Mme Dupont\n", "R39P", 2, "commentaire")]
    public void What_stands_around_the_figures_is_looked_at_too(string text, string code, int line, string column)
    {
        CheckedFile read = ReturnFiles.Check(Encoding.UTF8.GetBytes($"{text}2018-12;01;;AAH;;;6740;;\n"));

        Finding finding = Assert.Single(read.Personal);
        Assert.Equal((code, line, column), (finding.Code, finding.Line, finding.Column));
    }

    [Theory]
    [InlineData("Nom et prénom")]
    [InlineData("N° allocataire")]
    public void A_column_that_names_people_refuses_the_file_without_its_title(string title)
    {
        CheckedFile read = ReturnFiles.Check(Encoding.UTF8.GetBytes($"{Header};{title}\n2018-12;01;;AAH;;;6740;;;x\n"));

        Finding finding = Assert.Single(read.Findings.Findings);
        Assert.Equal(("R39U", (string?)null), (finding.Code, finding.Found));
    }
}
