using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Observatoire.Formats.Reports;
using Observatoire.Formats.Returns;
using Observatoire.Formats.Tests.Returns;
using Observatoire.Formats.Verdicts;

namespace Observatoire.Formats.Tests.Reports;

public sealed class AnnotatedCopyTests
{
    private const string Faulty = "2018-12;01;;INS_FOY;;;douze;;";
    private const string Sound = "2018-12;01;;AAH;;;6740;;\"relevé ; \"\"main\"\"\"";

    [Fact]
    public void A_CSV_keeps_its_letters_and_gains_a_last_column()
    {
        string[] lines = Encoding.UTF8.GetString(Checked.Annotate(Checked.Csv(Faulty, Sound))).Split('\n');

        Assert.EndsWith(";commentaire;anomalies", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{Faulty};\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("R38 : ", lines[1], StringComparison.Ordinal);
        Assert.Equal($"{Sound};", lines[2]);
    }

    [Theory]
    [InlineData("utf-8", true, ';', "\r\n")]
    [InlineData("utf-8", false, ',', "\n")]
    [InlineData("utf-16", true, '\t', "\r\n")]
    [InlineData("utf-16BE", true, ';', "\n")]
    [InlineData("windows-1252", false, ';', "\r\n")]
    public void A_CSV_keeps_its_encoding_its_separator_and_its_line_ends(
        string name,
        bool preamble,
        char mark,
        string end
    )
    {
        Encoding encoding =
            name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
        string text = Encoding
            .UTF8.GetString(Checked.Csv(Faulty, "2018-12;01;;AAH;;;6740;;relevé"))
            .Replace(';', mark)
            .Replace("\n", end, StringComparison.Ordinal);
        byte[] original = [.. preamble ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        byte[] copy = Checked.Annotate(original);

        Assert.Equal(preamble ? encoding.GetPreamble() : [], copy[..(preamble ? encoding.GetPreamble().Length : 0)]);
        string[] lines = encoding.GetString(copy[(preamble ? encoding.GetPreamble().Length : 0)..]).Split(end);
        Assert.EndsWith($"{mark}anomalies", lines[0], StringComparison.Ordinal);
        Assert.EndsWith($"relevé{mark}", lines[2], StringComparison.Ordinal);
        AssertSameVerdict(original, copy);
    }

    [Theory]
    [InlineData("libreoffice-utf8-comma.csv")]
    [InlineData("libreoffice-utf16-tab.csv")]
    [InlineData("libreoffice-windows-1252-semicolon.csv")]
    [InlineData("libreoffice-utf8-quoted-shown.csv")]
    [InlineData("libreoffice-workbook.xlsx")]
    [InlineData("libreoffice-faults.xlsx")]
    [InlineData("miniexcel.xlsx")]
    [InlineData("closedxml.xlsx")]
    public void A_copy_sent_back_is_judged_as_the_original_and_annotated_once(string name)
    {
        byte[] original = Checked.FileBytes(name);

        byte[] copy = Checked.Annotate(original);

        AssertSameVerdict(original, copy);
        byte[] again = Checked.Annotate(copy);
        AssertSameVerdict(original, again);
        Assert.Equal(Checked.Read(copy).Layout.AnnotationColumn, Checked.Read(again).Layout.AnnotationColumn);
        if (name.EndsWith(".csv", StringComparison.Ordinal))
        {
            Assert.Equal(copy, again);
        }
    }

    [Fact]
    public void Blank_lines_trailing_blank_columns_and_cells_of_several_lines_are_kept()
    {
        byte[] original = Encoding.UTF8.GetBytes(
            "\nmois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire;;\n\n"
                + "2018-12;01;;INS_FOY;;;7690;;\"deux\nlignes\";;\n;;;;;;;;;;\n2018-12;01;;AAH;;;x;;;;"
        );

        byte[] copy = Checked.Annotate(original);

        string text = Encoding.UTF8.GetString(copy);
        Assert.Contains("commentaire;anomalies;;\n\n", text, StringComparison.Ordinal);
        Assert.Contains("\n;;;;;;;;;;\n", text, StringComparison.Ordinal);
        AssertSameVerdict(original, copy);
    }

    [Fact]
    public void A_workbook_stays_valid_has_its_cells_marked_and_a_sheet_of_links()
    {
        byte[] copy = Checked.Annotate(Checked.FileBytes("libreoffice-faults.xlsx"));

        AssertValid(copy);
        XDocument sheet = Part(copy, "xl/worksheets/sheet1.xml");
        XElement faulty = Cell(sheet, "G2");
        XElement styles = Part(copy, "xl/styles.xml").Descendants().Single(one => one.Name.LocalName == "cellXfs");
        Assert.Equal(
            "3",
            styles.Elements().ElementAt((int)faulty.Attribute("s")!).Attribute("fillId")!.Value is "0" ? "" : "3"
        );
        Assert.Contains("F14", Cell(sheet, "L2").Value, StringComparison.Ordinal);
        Assert.Equal("anomalies", Cell(sheet, "L1").Value);
        XDocument list = Part(copy, "xl/worksheets/anomalies.xml");
        Assert.Contains(list.Descendants(), one => one.Attribute("location")?.Value == "'Feuille1'!G2");
    }

    [Fact]
    public void The_template_sent_as_it_is_has_nothing_personal_and_its_copy_is_valid()
    {
        byte[] template = Checked.Template();

        (_, VerdictAnswer verdict) = Checked.Read(template);
        byte[] copy = Checked.Annotate(template);

        Assert.NotEmpty(verdict.Findings);
        Assert.All(verdict.Findings, finding => Assert.Equal('R', finding.Code[0]));
        Assert.DoesNotContain(verdict.Findings, finding => finding.Code.StartsWith("R39", StringComparison.Ordinal));
        AssertValid(copy);
        AssertSameVerdict(template, copy);
    }

    [Fact]
    public void Parts_that_say_nothing_of_the_findings_are_kept_byte_for_byte()
    {
        byte[] original = Checked.FileBytes("libreoffice-workbook.xlsx");
        byte[] copy = Checked.Annotate(original);

        foreach (
            string part in new[]
            {
                "xl/sharedStrings.xml",
                "xl/worksheets/sheet1.xml",
                "xl/worksheets/sheet3.xml",
                "docProps/app.xml",
            }
        )
        {
            Assert.Equal(BytesOf(original, part), BytesOf(copy, part));
        }

        Assert.Equal(
            Part(original, "xl/worksheets/sheet2.xml").Descendants().Count(one => one.Name.LocalName == "mergeCell"),
            Part(copy, "xl/worksheets/sheet2.xml").Descendants().Count(one => one.Name.LocalName == "mergeCell")
        );
    }

    [Fact]
    public void A_faulty_cell_that_the_sheet_does_not_have_is_made()
    {
        string row =
            """<row r="2"><c r="A2" t="str"><v>2018-12</v></c><c r="B2" t="str"><v>01</v></c><c r="D2" t="s"><v>0</v></c></row>""";
        byte[] copy = Checked.Annotate(Workbook.Of(Workbook.Titles + row));

        XDocument sheet = Part(copy, "xl/sheet.xml");
        Assert.NotNull(Cell(sheet, "G2").Attribute("s"));
        Assert.Equal(
            ["A2", "B2", "D2", "G2", "J2"],
            sheet.Descendants("c").Select(one => one.Attribute("r")?.Value).Where(name => name?.EndsWith('2') == true)
        );
    }

    [Fact]
    public void LibreOffice_opens_a_copy()
    {
        if (!File.Exists("/usr/bin/soffice"))
        {
            // Said, and not failed: not every builder has an office suite.
            Console.Error.WriteLine("LibreOffice is not installed: annotated copies were not opened with it.");
            return;
        }

        string folder = Directory.CreateTempSubdirectory("annotated").FullName;
        try
        {
            string file = Path.Combine(folder, "copy.xlsx");
            File.WriteAllBytes(file, Checked.Annotate(Checked.FileBytes("libreoffice-faults.xlsx")));
            using Process office = Process.Start(
                new ProcessStartInfo("/usr/bin/soffice")
                {
                    ArgumentList =
                    {
                        $"-env:UserInstallation=file://{folder}/profile",
                        "--headless",
                        "--convert-to",
                        "csv:Text - txt - csv (StarCalc):59,34,76",
                        "--outdir",
                        folder,
                        file,
                    },
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            office.WaitForExit();
            Assert.Contains(";anomalies", File.ReadAllText(Path.Combine(folder, "copy.csv")), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void No_copy_is_made_of_what_is_personal_unread_or_without_columns()
    {
        byte[][] files =
        [
            Checked.Csv("2018-12;01;;INS_FOY;;;12;;Mme Dupont"),
            Checked.FileBytes("libreoffice-other.xlsx"),
            Encoding.UTF8.GetBytes("""[{"mois":"2018-12"}]"""),
        ];
        Assert.All(
            files,
            bytes =>
            {
                (ReturnLayout layout, VerdictAnswer verdict) = Checked.Read(bytes);
                Assert.False(AnnotatedCopy.IsPossible(layout, verdict));
                Assert.Throws<InvalidOperationException>(() =>
                    AnnotatedCopy.Write(Stream.Null, Stream.Null, layout, verdict, Checked.Text)
                );
            }
        );
    }

    private static void AssertSameVerdict(byte[] original, byte[] copy) => Assert.Equal(Said(original), Said(copy));

    private static IEnumerable<string> Said(byte[] bytes) =>
        Checked
            .Read(bytes)
            .Verdict.Findings.Select(finding => $"{finding.Code} {finding.Line} {finding.Column} {finding.Found}");

    private static void AssertValid(byte[] copy)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(copy), false);
        Assert.Empty(
            new OpenXmlValidator().Validate(document).Select(error => $"{error.Part?.Uri} {error.Description}")
        );
    }

    private static XElement Cell(XDocument sheet, string name) =>
        sheet.Descendants().Single(one => one.Name.LocalName == "c" && one.Attribute("r")?.Value == name);

    private static XDocument Part(byte[] workbook, string name) =>
        XDocument.Load(new MemoryStream(BytesOf(workbook, name)));

    private static byte[] BytesOf(byte[] workbook, string name)
    {
        using ZipArchive archive = new(new MemoryStream(workbook));
        using MemoryStream bytes = new();
        using Stream part = archive.GetEntry(name)!.Open();
        part.CopyTo(bytes);
        return bytes.ToArray();
    }
}
