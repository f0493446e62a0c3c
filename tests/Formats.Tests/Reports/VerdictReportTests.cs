using System.Text;
using Observatoire.Formats.Reports;
using Observatoire.Formats.Verdicts;

namespace Observatoire.Formats.Tests.Reports;

public sealed class VerdictReportTests
{
    [Fact]
    public void A_report_opens_in_a_French_spreadsheet_with_one_line_a_finding()
    {
        (_, VerdictAnswer verdict) = Checked.Read(
            Checked.Csv("2018-12;01;;INS_FOY;;;douze;;", "2018-12;01;;AAH;;;6740;;")
        );

        string[] lines = Report(verdict);

        Assert.Equal(
            "\"gravité\";\"code\";\"ligne\";\"colonne\";\"cellule\";\"trouvé\";\"attendu\";\"message\";\"correction\"",
            lines[0]
        );
        Assert.Equal(verdict.Findings.Count + 2, lines.Length);
        string faulty = Assert.Single(lines, line => line.Contains("\"R38\"", StringComparison.Ordinal));
        Assert.StartsWith("\"erreur\";\"R38\";\"2\";\"valeur\";\"G2\";\"douze\";", faulty, StringComparison.Ordinal);
        Assert.Contains(verdict.Groups.Single(group => group.Code == "R38").Fix, faulty, StringComparison.Ordinal);
        Assert.Equal("", lines[^1]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+33")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    [InlineData(" =1+1")]
    public void What_a_spreadsheet_would_take_for_a_formula_is_made_harmless(string found)
    {
        (_, VerdictAnswer verdict) = Checked.Read(Checked.Csv($"2018-12;01;;{found};;;12;;"));

        string text = string.Join('\n', Report(verdict));

        Assert.Contains(
            $"\"'{found.Trim()}\"",
            text.Replace("\"' ", "\"'", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.DoesNotMatch(@"(^|;)""?\s*[=+@-]", text);
    }

    private static string[] Report(VerdictAnswer verdict)
    {
        using MemoryStream file = new();
        VerdictReport.WriteCsv(file, verdict, Checked.Text);
        byte[] bytes = file.ToArray();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        return Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
    }
}
