namespace Observatoire.Pages.Tests.Files;

[Collection(ComparisonTests.Name)]
public class IndicatorCsvTests(ComparisonFixture compared, SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public void The_file_has_the_header_of_the_contract_CRLF_and_no_mark()
    {
        string csv = site.Text("donnees/INS_FOY.csv");

        Assert.StartsWith("indicateur,mois,niveau,code,mesure,valeur,statut\r\n", csv, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", csv, StringComparison.Ordinal);
        Assert.Equal(csv.Count(each => each == '\n'), csv.Split("\r\n").Length - 1);
        Assert.DoesNotContain('"', csv);
    }

    [Theory]
    [InlineData("INS_FOY", "INS_FOY,2018-12,nation,FR,somme,19480,complet")]
    [InlineData("INS_FOY", "INS_FOY,2018-12,departement,2A,taux,4.62,complet")]
    [InlineData("INS_FOY", "INS_FOY,2018-12,region,84,repondants,2,complet")]
    [InlineData("INS_FOY", "INS_FOY,2018-03,departement,01,somme,,manquant")]
    [InlineData("INS_FOY", "INS_FOY,2018-03,nation,FR,somme,15090,partiel")]
    [InlineData("INS_FOY", "INS_FOY,2018-03,nation,FR,repondants,3,complet")]
    [InlineData("ETP_POU", "ETP_POU,2017-12,departement,75,somme,,confidentiel")]
    [InlineData("ETP_POU", "ETP_POU,2017-12,departement,75,taux,,confidentiel")]
    [InlineData("ETP_POU", "ETP_POU,2017-12,departement,01,somme,250.25,complet")]
    public void Each_state_is_written_as_the_contract_says(string indicator, string line) =>
        Assert.Contains(line, Lines(indicator));

    [Fact]
    public void Lines_go_by_month_then_from_the_nation_to_departements()
    {
        List<string[]> fields = [.. Lines("INS_FOY").Select(line => line.Split(','))];

        Assert.Equal(fields.Select(each => each[1]).Order(StringComparer.Ordinal), fields.Select(each => each[1]));
        Assert.Equal(
            ["nation", "region", "departement"],
            fields.Where(each => each[1] == "2018-12").Select(each => each[2]).Distinct()
        );
        Assert.All(fields, each => Assert.Equal(7, each.Length));
    }

    [Fact]
    public void A_value_is_there_exactly_when_the_state_says_so() =>
        Assert.All(
            Lines("INS_FOY").Concat(Lines("ETP_POU")).Select(line => line.Split(',')),
            each => Assert.Equal(each[6] is "complet" or "partiel", each[5].Length > 0)
        );

    [Fact]
    public void Departements_have_no_distribution() =>
        Assert.Equal(
            ["somme", "taux", "repondants", "attendus"],
            Lines("INS_FOY")
                .Select(line => line.Split(','))
                .Where(each => each[2] == "departement")
                .Select(each => each[4])
                .Distinct()
        );

    [Theory]
    [InlineData("SUI_CHG", "SUI_CHG,2028-12,departement,02,ratio,,manquant")]
    [InlineData("SUI_CHG", "SUI_CHG,2028-12,departement,01,denominateur,,confidentiel")]
    [InlineData("SUI_CHG", "SUI_CHG,2028-12,departement,01,ratio,,confidentiel")]
    [InlineData("territoires", "SUI_CHG,2028-12,territoire,09/T01,numerateur,600,complet")]
    [InlineData("territoires", "SUI_CPX,2028-12,territoire,09/T01,somme,40,complet")]
    [InlineData("territoires", "SUI_CHG,2028-12,territoire,07/T02,denominateur,,confidentiel")]
    public void What_is_computed_and_what_is_told_of_territories_have_files_too(string file, string line) =>
        Assert.Contains(line, compared.Text($"donnees/{file}.csv").Split("\r\n"));

    [Fact]
    public void A_departement_has_of_a_ratio_both_sides_and_itself() =>
        Assert.Equal(
            ["numerateur", "denominateur", "ratio"],
            compared
                .Text("donnees/SUI_CHG.csv")
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(','))
                .Where(each => each[2] == "departement")
                .Select(each => each[4])
                .Distinct()
        );

    private string[] Lines(string indicator) =>
        site.Text($"donnees/{indicator}.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];
}
