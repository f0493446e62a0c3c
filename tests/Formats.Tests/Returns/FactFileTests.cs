using System.Text;
using Observatoire.Formats.Returns;
using Observatoire.Returns;

namespace Observatoire.Formats.Tests.Returns;

public sealed class FactFileTests
{
    private const string File = """
        mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire
        2018-12;2A;;INS_FOY;;;7690;;
        2018-12;2A;;ETP_POU;PRO;PSY;20,25;E;relevé « à la main »
        2018-12;2A;;AAH;;;;M;
        """;

    [Fact]
    public void A_return_comes_back_as_it_was()
    {
        ActivityReturn sent = Assert.Single(ReturnFiles.Check(Encoding.UTF8.GetBytes(File)).Returns);
        ActivityReturn read = FactFile.Read(FactFile.Write(sent), ReturnFiles.Editions)!;

        Assert.Equal(3, read.Figures.Count());
        Assert.Equal(sent.Figures, read.Figures);
        Assert.Equal(sent with { Cells = read.Cells }, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"month\": \"hier\"}")]
    [InlineData(
        "{\"departement\":\"01\",\"month\":\"2018-12\",\"edition\":\"1999-01\",\"cells\":[],\"territories\":{}}"
    )]
    [InlineData(
        "{\"departement\":\"01\",\"month\":\"2018-12\",\"edition\":\"2017-01\",\"cells\":[\"XXX//\"],\"territories\":{}}"
    )]
    [InlineData(
        "{\"departement\":\"01\",\"month\":\"2018-12\",\"edition\":\"2017-01\",\"cells\":[\"AAH//\"],\"territories\":{\"\":{\"figures\":[0,1,700]}}}"
    )]
    public void Anything_else_is_read_as_nothing(string text) =>
        Assert.Null(FactFile.Read(Encoding.UTF8.GetBytes(text), ReturnFiles.Editions));
}
