using System.Globalization;
using Observatoire.Formats.Returns;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;

namespace Observatoire.Formats.Tests.Returns;

public sealed class XlsxReturnReaderTests
{
    [Fact]
    public void A_workbook_of_LibreOffice_with_titles_above_types_and_other_sheets_reads_as_the_same_CSV()
    {
        (ReturnLayout layout, CheckedFile workbook) = ReturnFiles.Read(ReturnFiles.Bytes("libreoffice-workbook.xlsx"));
        (_, CheckedFile csv) = ReturnFiles.Read(ReturnFiles.Bytes("libreoffice-utf8-comma.csv"));

        Assert.Equal((ReturnFormat.Xlsx, "Retour", 4), (layout.Format, layout.Sheet, layout.HeaderLine));
        Assert.Equal("G12", layout.CellName(12, ReturnColumns.Value));
        Assert.Equal(4, workbook.Rows);
        Assert.Equal(("01", "2018-12"), (workbook.Departement, Assert.Single(workbook.Months).ToString()));
        Assert.Equal(
            csv.Findings.Findings.Select(finding => finding.Code),
            workbook.Findings.Findings.Select(finding => finding.Code)
        );
    }

    [Theory]
    [InlineData("miniexcel.xlsx")]
    [InlineData("closedxml.xlsx")]
    public void A_workbook_of_other_writers_reads_the_same(string name)
    {
        (ReturnLayout layout, CheckedFile read) = ReturnFiles.Read(ReturnFiles.Bytes(name));

        Assert.Equal(1, layout.HeaderLine);
        Assert.Equal(4, read.Rows);
        Assert.DoesNotContain(read.Findings.Findings, finding => finding.Code.StartsWith('F'));
    }

    [Fact]
    public void What_each_cell_holds_is_read_as_the_sheet_shows_it()
    {
        Assert.Equal(
            [
                "A5 Date 2018-12-01",
                "B5 Number 1",
                "D5 Text INS_FOY",
                "G5 Number 7690",
                "A6 Date 2018-12-01",
                "B6 Text 01",
                "D6 Text AAH",
                "G6 Text 6740",
                "H6 Text E",
                "I6 Text relevé à la main",
                "A8 Text 2018-12",
                "B8 Text 01",
                "D8 Text ETP_POU",
                "G8 Number 1234.5",
                "A9 Text 2018-12",
                "B9 Text 01",
                "D9 Text ETP_POU",
                "E9 Text PRO",
                "F9 Text PSY",
                "G9 Text 20,25",
                "I9 Text deux ; trois",
            ],
            CellsOf(ReturnFiles.Bytes("libreoffice-workbook.xlsx"), "Retour").Where(cell => cell[1] > '4')
        );
    }

    [Theory]
    [InlineData("""<c><v>42</v></c>""", "A1 Number 42")]
    [InlineData("""<c r="C7" t="s"><v>0</v></c>""", "C1 Text AAH")]
    [InlineData("""<c t="s"><v>1</v></c>""", "A1 Text INS_FOY")]
    [InlineData("""<c t="s"><v>2</v></c><c t="s"><v>99</v></c>""", "")]
    [InlineData(
        """<c t="inlineStr"><is><r><t>A</t></r><r><t xml:space="preserve"> b</t></r></is></c>""",
        "A1 Text A b"
    )]
    [InlineData("""<c><v>0.30000000000000004</v></c>""", "A1 Number 0.3")]
    [InlineData("""<c><v>1.2345E5</v></c>""", "A1 Number 123450")]
    [InlineData("""<c><v>2018</v></c>""", "A1 Number 2018")]
    [InlineData("""<c s="1"><v>41973</v></c>""", "A1 Date 2018-12-01")]
    [InlineData("""<c s="3"><v>41973.75</v></c>""", "A1 Date 2018-12-01")]
    [InlineData("""<c s="2"><v>12.5</v></c>""", "A1 Number 12.5")]
    [InlineData("""<c s="1"><v>1E+300</v></c>""", "A1 Number 1E+300")]
    [InlineData("""<c t="d"><v>2018-12-01T00:00:00</v></c>""", "A1 Date 2018-12-01")]
    [InlineData("""<c t="b"><v>1</v></c>""", "A1 Boolean VRAI")]
    [InlineData("""<c t="e"><v>#N/A</v></c>""", "A1 Fault #N/A")]
    [InlineData("""<c><f>1+1</f></c>""", "A1 NotComputed ")]
    [InlineData("""<c t="str"><f>""</f><v></v></c>""", "")]
    [InlineData("""<c t="str"><f>A1</f><v>01</v></c>""", "A1 Text 01")]
    [InlineData("""<c><v>douze</v></c>""", "A1 Text douze")]
    [InlineData("""<c t="str"><v>  </v></c><c/>""", "")]
    public void Every_type_of_cell_is_read(string cell, string expected) =>
        Assert.Equal(expected, string.Join('|', CellsOf(Workbook.Of($"<row>{cell}</row>"), "Retour")));

    [Fact]
    public void Formulas_that_failed_and_cells_beside_the_table_are_said_with_their_place()
    {
        (_, CheckedFile read) = ReturnFiles.Read(ReturnFiles.Bytes("libreoffice-faults.xlsx"));

        Assert.Equal(
            ["F14 2 valeur #N/A", "F14 3 valeur #DIV/0!", "F15 4 K4 "],
            Words(read).Where(words => words.StartsWith('F'))
        );
        Assert.Contains(read.Findings.Findings, finding => finding is { Line: 5, Column: "valeur" });
        Assert.DoesNotContain(read.Findings.Findings, finding => finding.Code == "N03");
    }

    // 41973 is 1 December 2018 when days are counted from 1904, as in these workbooks.
    [Theory]
    [InlineData("""<c s="1"><v>41973</v></c>""")]
    [InlineData("""<c><v>41973</v></c>""")]
    [InlineData("""<c t="str"><v>31/12/2018</v></c>""")]
    public void A_month_is_read_with_its_format_or_without(string month)
    {
        string row = $"""<row>{month}<c><v>1</v></c><c/><c t="s"><v>1</v></c><c/><c/><c><v>5</v></c></row>""";

        Assert.Equal(
            "2018-12",
            Assert.Single(ReturnFiles.Read(Workbook.Of(Workbook.Titles + row)).File.Months).ToString()
        );
    }

    [Fact]
    public void A_formula_that_was_never_computed_is_said()
    {
        (_, CheckedFile read) = ReturnFiles.Read(
            Workbook.Of(Workbook.Titles + """<row><c/><c/><c/><c t="s"><v>0</v></c><c/><c/><c><f>1+1</f></c></row>""")
        );

        Assert.Equal(["F13 2 valeur "], Words(read));
    }

    [Fact]
    public void Without_the_titles_the_sheets_that_were_looked_at_are_named()
    {
        (ReturnLayout layout, CheckedFile read) = ReturnFiles.Read(ReturnFiles.Bytes("libreoffice-other.xlsx"));

        Finding finding = Assert.Single(read.Findings.Findings);
        Assert.Equal(("F12", "Budget, Notes"), (finding.Code, finding.Found));
        Assert.Equal(0, layout.HeaderLine);
    }

    [Fact]
    public void A_header_with_a_column_short_says_which()
    {
        (_, CheckedFile read) = ReturnFiles.Read(
            Workbook.Of(Workbook.Titles.Replace("statut", "", StringComparison.Ordinal) + "<row><c><v>1</v></c></row>")
        );

        Assert.Equal(["F04 1 statut "], Words(read));
    }

    [Theory]
    [InlineData("""<row><c t="str"><v>suivi de Mme Dupont</v></c></row>""", "R39P 1 Retour!A1 ")]
    [InlineData("""<row><c/><c t="str"><v>06 12 34 56 78</v></c></row>""", "R39T 1 Retour!B1 ")]
    public void What_is_personal_above_the_titles_is_found_and_not_repeated(string row, string expected)
    {
        (_, CheckedFile read) = ReturnFiles.Read(Workbook.Of(row + Workbook.Titles + """<row><c><v>1</v></c></row>"""));

        Assert.Equal([expected], Words(read));
    }

    [Fact]
    public void What_is_personal_in_a_note_pinned_to_a_cell_is_found()
    {
        string relations =
            """<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>""";
        string notes =
            """<comments><commentList><comment ref="G2"><text><r><t>Jean Dupont :</t></r><r><t> jean@exemple.fr</t></r></text></comment></commentList></comments>""";
        byte[] bytes = Workbook.Of(Workbook.Titles, ("xl/_rels/sheet.xml.rels", relations), ("xl/comments.xml", notes));

        Assert.Contains("R39M 1 Retour!G2 ", Words(ReturnFiles.Read(bytes).File));
    }

    [Fact]
    public void A_table_that_begins_further_right_and_has_the_column_of_an_annotated_copy_is_read()
    {
        string titles = Workbook.Titles.Replace(
            "<row>",
            """<row><c/><c t="str"><v>Anomalies</v></c><c/>""",
            StringComparison.Ordinal
        );
        (ReturnLayout layout, CheckedFile read) = ReturnFiles.Read(
            Workbook.Of(
                titles
                    + """<row><c/><c t="str"><v>vu</v></c><c/><c s="1"><v>41973</v></c><c/><c/><c t="s"><v>0</v></c></row>"""
            )
        );

        Assert.Equal(3, layout.Positions[ReturnColumns.Month]);
        Assert.Equal(1, read.Rows);
        Assert.DoesNotContain(read.Findings.Findings, finding => finding.Code.StartsWith('F'));
    }

    private static IEnumerable<string> Words(CheckedFile read) =>
        read.Findings.Findings.Select(finding =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{finding.Code} {finding.Line} {finding.Column} {finding.Found}"
            )
        );

    private static IEnumerable<string> CellsOf(byte[] bytes, string sheet)
    {
        using XlsxPackage package = new(new MemoryStream(bytes));
        XlsxSheetPart part = package.Sheets.Single(one => one.Name == sheet);
        using XlsxSheetReader reader = XlsxReturnReader.Open(
            package,
            part,
            XlsxStrings.Read(package),
            XlsxStyles.Read(package)
        );
        while (reader.Read())
        {
            for (int column = 0; column < reader.Row.Count; column++)
            {
                if (reader.Row.KindOf(column) != XlsxCellKind.Empty)
                {
                    string name = XlsxSheetReader.NameOf(column, reader.Row.Number);
                    yield return $"{name} {reader.Row.KindOf(column)} {reader.Row.TextOf(column)}";
                }
            }
        }
    }
}
