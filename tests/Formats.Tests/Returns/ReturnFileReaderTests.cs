using System.Text;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;

namespace Observatoire.Formats.Tests.Returns;

public sealed class ReturnFileReaderTests
{
    private const string Header =
        "mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire";
    private const string Line = "2018-12;01;;INS_FOY;;;7690;E;relevé";

    // The same figures as several writers save them: see the README beside them.
    [Theory]
    [InlineData("libreoffice-utf8-quoted-shown.csv")]
    [InlineData("libreoffice-utf16-semicolon.csv")]
    [InlineData("libreoffice-utf16-tab.csv")]
    [InlineData("libreoffice-workbook.xlsx")]
    [InlineData("closedxml.xlsx")]
    [InlineData("miniexcel.xlsx")]
    [InlineData("libreoffice-windows-1252-semicolon.csv")]
    [InlineData("libreoffice-utf8-tab.csv")]
    [InlineData("libreoffice-utf8-comma.csv")]
    public void What_a_French_spreadsheet_saves_is_read_the_same(string name)
    {
        CheckedFile read = ReturnFiles.Check(ReturnFiles.Bytes(name));

        Assert.Empty(read.Findings.Findings);
        ReturnCell[] figures = [.. Assert.Single(read.Returns).Figures];
        Assert.Equal([7690, 6740, 1234.5, 20.25], figures.Select(figure => figure.Value!.Value));
        Assert.Equal("relevé à la main", figures[1].Comment);
        Assert.Equal(("PRO", "PSY"), (figures[3].Breakdown, figures[3].Category));
        Assert.StartsWith("deux ; trois", figures[3].Comment, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> Encodings()
    {
        CodePagesEncodingProvider provider = (CodePagesEncodingProvider)CodePagesEncodingProvider.Instance;
        string text = $"{Header}\r\n{Line}\r\n";
        return new TheoryData<string, byte[]>
        {
            { "utf-8", Encoding.UTF8.GetBytes(text) },
            { "utf-8 with BOM", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)] },
            { "utf-16 LE", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)] },
            { "utf-16 BE", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)] },
            { "windows-1252", provider.GetEncoding(1252)!.GetBytes(text) },
            { "line feeds", Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal)) },
            { "blank lines", Encoding.UTF8.GetBytes($"\n{Header};;\n\n{Line};;\n;;;;;;;;;;\n  \n") },
            {
                "accents and capitals",
                Encoding.UTF8.GetBytes(
                    $"{Header.ToUpperInvariant().Replace("MODALITE", " Modalité ", StringComparison.Ordinal)}\n{Line}"
                )
            },
            {
                "json",
                Encoding.UTF8.GetBytes(
                    """[{"mois":"2018-12","departement":"01","indicateur":"INS_FOY","valeur":"7690","statut":"E","commentaire":"relevé"}]"""
                )
            },
        };
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_way_to_write_a_line_reads_the_same(string name, byte[] bytes)
    {
        foreach (CheckedFile read in new[] { ReturnFiles.Check(bytes), ReturnFiles.CheckStreamed(bytes) })
        {
            Assert.True(read.Findings.Errors == 0, $"{name}: {string.Join(", ", read.Findings.Findings)}");
            Assert.Equal(
                new ReturnCell("INS_FOY", "", "", "", 7690, ValueStatus.Estimated, "relevé"),
                Assert.Single(Assert.Single(read.Returns).Figures)
            );
            Assert.Equal(("01", "2018-12"), (read.Departement, Assert.Single(read.Months).ToString()));
        }
    }

    [Fact]
    public void Columns_may_come_in_any_order()
    {
        CheckedFile read = Read(
            "valeur;mois;departement;indicateur;statut;commentaire;territoire;ventilation;modalite\n12;2018-12;01;INS_FOY;;;;;"
        );

        Assert.Equal(12, Assert.Single(read.Returns).TotalOf("INS_FOY"));
    }

    [Theory]
    [InlineData("", "F01", 1)]
    [InlineData(" \r\n \n", "F01", 1)]
    [InlineData("mois;departement;indicateur;ventilation;modalite;valeur;statut;commentaire\n", "F04", 1)]
    [InlineData(Header + ";service\n" + Line + ";Bourg\n", "F05", 1)]
    [InlineData(Header + ";valeur\n", "F09", 1)]
    [InlineData(Header + "\n" + Line + "\n2018-12;01;;INS_FOY\n", "F07", 3)]
    [InlineData(Header + "\n" + Line + ";en trop\n", "F07", 2)]
    [InlineData(Header + "\n2018-12;01;;\"INS\"FOY;;;1;;\n", "F06", 2)]
    [InlineData(Header + "\n", "F08", 2)]
    [InlineData("[{\"mois\": \"2018-12\",\n \"valeur\": 12", "F10", 2)]
    [InlineData("[{\"mois\":\n oops", "F10", 2)]
    [InlineData("[{\"mois\": \"2018-12\"}] x", "F10", 1)]
    [InlineData("{\"mois\": \"2018-12\"}", "F11", 1)]
    [InlineData("[\n12\n]", "F11", 2)]
    [InlineData("[\n{\"valeur\": [12]}\n]", "F11", 2)]
    [InlineData("[\n\n{\"service\": \"Bourg\"}\n]", "F05", 3)]
    [InlineData("[\n{\"valeur\": 1, \"valeur\": 2}\n]", "F09", 2)]
    [InlineData("[]", "F08", 1)]
    public void A_faulty_file_is_located_and_never_thrown(string text, string code, int line)
    {
        Finding found = Read(text).Findings.Findings[0];

        Assert.Equal((code, line), (found.Code, found.Line));
        Assert.NotNull(found.Column);
    }

    [Fact]
    public void A_workbook_and_a_binary_file_are_named_for_what_they_are()
    {
        Assert.Equal("F03", ReturnFiles.Check([0xD0, 0xCF, 0x11, 0xE0, 1, 2]).Findings.Findings[0].Code);
        Assert.Equal(
            (".html", ".xml", ".pdf"),
            (FoundIn("<html><table>"), FoundIn("<?xml version=\"1.0\"?>"), FoundIn("%PDF-1.4"))
        );
        Assert.Equal("F02", ReturnFiles.Check([1, 2, 0, 3, 3]).Findings.Findings[0].Code);
    }

    [Fact]
    public void A_missing_column_is_named_and_so_are_all_the_others()
    {
        IReadOnlyList<Finding> found = Read("mois;departement\n2018-12;01\n").Findings.Findings;

        Assert.Equal(
            ["territoire", "indicateur", "ventilation", "modalite", "valeur", "statut", "commentaire"],
            found.Select(each => each.Column)
        );
    }

    [Fact]
    public void A_column_that_names_people_is_refused_as_personal_and_not_repeated()
    {
        Finding found = Assert.Single(Read($"{Header};Nom de naissance\n{Line};Durand\n").Personal);

        Assert.Equal(("R39U", 1, null), (found.Code, found.Line, found.Found));
    }

    [Theory]
    [InlineData("1.5", "R38D")]
    [InlineData("\"1.500\"", "R38A")]
    [InlineData("1e3", null)]
    [InlineData("null", "R34")]
    public void A_json_number_is_taken_as_one(string value, string? code)
    {
        string text = $$"""[{"mois":"2018-12","departement":"01","indicateur":"INS_FOY","valeur":{{value}}}]""";

        Assert.Equal(code, Read(text).Findings.Findings.SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_separator_missing_on_a_line_does_not_make_its_figure_missing_too() =>
        Assert.Equal(
            ["F07"],
            Read($"{Header}\n2018-12;01;;AAH;;;3;;\n2018-12;01;INS_FOY;;;7690;;\n")
                .Findings.Findings.Select(each => each.Code)
        );

    private static string? FoundIn(string text) =>
        Assert.Single(Read(text).Findings.Findings, one => one.Code == "F03").Found;

    private static CheckedFile Read(string text) => ReturnFiles.Check(Encoding.UTF8.GetBytes(text));
}
