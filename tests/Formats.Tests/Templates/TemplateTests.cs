using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Formats.Templates;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Organisations;
using Observatoire.Support;

namespace Observatoire.Formats.Tests.Templates;

public sealed class TemplateTests
{
    private static readonly string Folder = Repository.Nomenclature;
    private static readonly NomenclatureEdition Edition = NomenclatureFolder.Read(Folder).Latest;
    private static readonly TemplateText Text = NomenclatureFolder.ReadTemplateText(Folder);
    private static readonly ReferenceMonth March = ReferenceMonth.Parse("2026-03");

    private static readonly Organisation TwoTerritories = new(
        [
            new TerritoryPeriod("T01", "Nord & Sud", new MonthPeriod(ReferenceMonth.Parse("2020-01"), null)),
            new TerritoryPeriod("T02", "Est", new MonthPeriod(ReferenceMonth.Parse("2026-03"), null)),
            new TerritoryPeriod(
                "T09",
                "Ancien",
                new MonthPeriod(ReferenceMonth.Parse("2020-01"), ReferenceMonth.Parse("2026-02"))
            ),
        ],
        [],
        []
    );

    [Fact]
    public void There_is_a_line_for_each_figure_of_the_departement_and_of_each_territory_of_the_month()
    {
        ReturnTemplate template = ReturnTemplate.Prepare(Edition, "01", March, TwoTerritories, []);

        int territorial = Edition.Cells.Names.Count(cell => cell.Indicator.Territorial);
        Assert.Equal(Edition.Cells.Count + 2 * territorial, template.Lines.Count);
        Assert.Equal(["", "T01", "T02"], template.Lines.Select(line => line.Territory).Distinct());
        Assert.All(template.Lines, line => Assert.Null(line.Value));
    }

    [Fact]
    public void The_openings_are_the_closings_of_the_month_before_territory_by_territory()
    {
        ReturnTemplate template = ReturnTemplate.Prepare(
            Edition,
            "01",
            March,
            TwoTerritories,
            [
                Cell("SUI_FIN", "", "", "", 120),
                Cell("SUI_FIN", "T01", "MOT", "LOG", 7),
                Cell("SUI_DEB", "T02", "", "", 99),
            ]
        );

        Assert.Equal(
            [("", "SUI_DEB", "", 120d), ("T01", "SUI_DEB", "LOG", 7d)],
            template
                .Lines.Where(line => line.Value is not null)
                .Select(line => (line.Territory, line.Cell.Indicator.Code, line.Cell.Category, line.Value!.Value))
        );
    }

    [Fact]
    public void The_CSV_opens_in_a_French_spreadsheet()
    {
        byte[] csv = CsvTemplate.Write(
            ReturnTemplate.Prepare(Edition, "01", March, Organisation.Empty, [Cell("SUI_FIN", "", "", "", 1234)])
        );

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), csv[..3]);
        string[] lines = Encoding.UTF8.GetString(csv[3..]).Split("\r\n");
        Assert.Equal("mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire", lines[0]);
        Assert.Equal("2026-03;01;;ACC_PUB;;;;;", lines[1]);
        Assert.Contains("2026-03;01;;SUI_DEB;;;1234;;", lines);
        Assert.Equal(Edition.Cells.Count + 2, lines.Length);
    }

    [Fact]
    public void The_workbook_is_valid_and_has_the_return_the_guide_and_the_code_lists()
    {
        using SpreadsheetDocument workbook = Open(TwoTerritories);

        Assert.Empty(
            new OpenXmlValidator().Validate(workbook).Select(error => $"{error.Path?.XPath}: {error.Description}")
        );
        Assert.Equal(
            ["Retour", "Mode d'emploi", "Codes", "Modalités", "Territoires"],
            workbook
                .WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
                .Select(sheet => sheet.Name!.Value)
        );
        Assert.Equal(["2026-03", "01", "", "ACC_PUB", "MOD", "PHY"], Row(workbook, "Retour", 3).Take(6));
        Assert.Equal(["ACC_PUB", "Passages à l'accueil", "passages"], Row(workbook, "Codes", 2).Take(3));
        Assert.Equal(["MOD", "Mode de contact", "PHY", "Accueil physique"], Row(workbook, "Modalités", 2));
        Assert.Equal(["T01", "Nord & Sud"], Row(workbook, "Territoires", 2));
    }

    [Fact]
    public void The_workbook_keeps_its_header_in_view_and_offers_only_what_is_accepted()
    {
        using SpreadsheetDocument workbook = Open(Organisation.Empty);
        Worksheet sheet = Part(workbook, "Retour").Worksheet;
        int rows = Edition.Cells.Count + 1;

        Assert.Equal("A2", sheet.Descendants<Pane>().Single().TopLeftCell!.Value);
        DataValidation[] validations = [.. sheet.Descendants<DataValidation>()];
        Assert.Equal(
            [($"G2:G{rows}", "0"), ($"H2:H{rows}", "\"E,M,X,R\"")],
            validations.Select(each => (each.SequenceOfReferences!.InnerText, each.Formula1!.Text))
        );
        Assert.All(validations, each => Assert.True(each.AllowBlank!.Value && each.ShowErrorMessage!.Value));
        Assert.All(sheet.Descendants<Column>(), column => Assert.InRange(column.Width!.Value, 8, 60));
    }

    // The template of 08 for 2026-03, filled with simulated figures, opened and saved by LibreOffice 7 without a window.
    [Theory]
    [InlineData("filled-and-saved-by-libreoffice.csv")]
    [InlineData("filled-and-saved-by-libreoffice.xlsx")]
    public void A_template_filled_and_saved_by_LibreOffice_is_accepted(string name)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Templates", "files", name));
        ReturnSession session = new ReturnCheck(NomenclatureFolder.Read(Folder)).Begin(
            new ReturnAsk("08", March, ReferenceMonth.Parse("2026-11"))
        );

        ReturnFileReader.Read(file, session);
        CheckedFile verdict = session.Complete(null, ReturnHistory.None);

        Assert.Empty(verdict.Findings.Findings);
        Assert.Equal(Edition.Cells.Count, verdict.Rows);
        Assert.Single(verdict.Returns);
    }

    [Fact]
    public void The_same_template_has_the_same_bytes() =>
        Assert.Equal(
            XlsxTemplate.Write(ReturnTemplate.Prepare(Edition, "2A", March, TwoTerritories, []), Text),
            XlsxTemplate.Write(ReturnTemplate.Prepare(Edition, "2A", March, TwoTerritories, []), Text)
        );

    [Fact]
    public void The_columns_that_are_explained_are_those_of_a_return() =>
        Assert.Equal(ReturnColumns.All, Text.Columns.Keys);

    private static ReturnCell Cell(string code, string territory, string breakdown, string category, double value) =>
        new(code, territory, breakdown, category, value, ValueStatus.Reported, "");

    private static SpreadsheetDocument Open(Organisation organisation)
    {
        byte[] bytes = XlsxTemplate.Write(ReturnTemplate.Prepare(Edition, "01", March, organisation, []), Text);
        return SpreadsheetDocument.Open(new MemoryStream(bytes), false);
    }

    private static WorksheetPart Part(SpreadsheetDocument workbook, string name)
    {
        DocumentFormat.OpenXml.Spreadsheet.Sheet sheet = workbook
            .WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
            .Single(each => each.Name == name);
        return (WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!.Value!);
    }

    private static IEnumerable<string> Row(SpreadsheetDocument workbook, string sheet, uint row) =>
        Part(workbook, sheet)
            .Worksheet.Descendants<Row>()
            .Single(each => each.RowIndex! == row)
            .Elements<Cell>()
            .Select(cell => cell.InnerText);
}
