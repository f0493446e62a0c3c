using Observatoire.Editions;
using Observatoire.Returns;

namespace Observatoire.Formats.Templates;

/// <summary>A return ready to fill as a workbook: the return, how to fill it, and the code lists beside it.</summary>
public static class XlsxTemplate
{
    private const string ValueColumn = "G";
    private const string StatusColumn = "H";

    public static byte[] Write(ReturnTemplate template, TemplateText text) =>
        Workbook.Write([
            ReturnSheet(template, text),
            Guide(text),
            Codes(template.Edition, text),
            Categories(template.Edition, text),
            Table(
                text.Sheets.Territories,
                [12, 50],
                text.Territories,
                template.Territories.Select(territory => new[] { territory.Code, territory.Name })
            ),
        ]);

    private static Sheet ReturnSheet(ReturnTemplate template, TemplateText text) =>
        new(
            text.Sheets.Return,
            [10, 13, 11, 12, 12, 12, 14, 8, 50],
            [
                Header(ReturnColumns.All),
                .. template.Lines.Select(line =>
                    (IReadOnlyList<SheetCell>)
                        [
                            SheetCell.FromText(template.Month.ToString()),
                            SheetCell.FromText(template.Departement),
                            SheetCell.FromText(line.Territory),
                            SheetCell.FromText(line.Cell.Indicator.Code),
                            SheetCell.FromText(line.Cell.Breakdown),
                            SheetCell.FromText(line.Cell.Category),
                            SheetCell.FromNumber(line.Value),
                            SheetCell.FromText(""),
                            SheetCell.FromText(""),
                        ]
                ),
            ],
            HasHeader: true,
            [
                new Validation(ValueColumn, null, text.ValueTitle, text.ValueError),
                new Validation(StatusColumn, StatusLetters.All, text.StatusTitle, text.StatusError),
            ]
        );

    private static Sheet Guide(TemplateText text) =>
        new(
            text.Sheets.Guide,
            [110],
            [
                .. text.Guide.Select(
                    (line, at) =>
                        (IReadOnlyList<SheetCell>)
                            [SheetCell.FromText(line, at == 0 ? CellStyle.Header : CellStyle.Wrapped)]
                ),
            ],
            HasHeader: false,
            []
        );

    private static Sheet Codes(NomenclatureEdition edition, TemplateText text) =>
        Table(
            text.Sheets.Codes,
            [12, 60, 16, 22, 12, 22, 120],
            text.Codes,
            edition.Sent.Select(indicator =>
                new[]
                {
                    indicator.Code,
                    indicator.Label.Fr,
                    indicator.Unit.Fr,
                    indicator.Kind == IndicatorKind.Flow ? text.Flow : text.Stock,
                    indicator.Compulsory ? text.Yes : text.No,
                    string.Join(", ", indicator.Breakdowns),
                    indicator.Definition.Fr,
                }
            )
        );

    private static Sheet Categories(NomenclatureEdition edition, TemplateText text) =>
        Table(
            text.Sheets.Categories,
            [12, 50, 12, 60],
            text.Categories,
            edition.Breakdowns.SelectMany(breakdown =>
                breakdown.Categories.Select(category =>
                    new[] { breakdown.Code, breakdown.Label.Fr, category.Code, category.Label.Fr }
                )
            )
        );

    private static Sheet Table(
        string name,
        IReadOnlyList<int> widths,
        IReadOnlyList<string> header,
        IEnumerable<string[]> rows
    ) =>
        new(
            name,
            widths,
            [
                Header(header),
                .. rows.Select(row => (IReadOnlyList<SheetCell>)[.. row.Select(text => SheetCell.FromText(text))]),
            ],
            HasHeader: true,
            []
        );

    private static IReadOnlyList<SheetCell> Header(IReadOnlyList<string> names) =>
        [.. names.Select(name => SheetCell.FromText(name, CellStyle.Header))];
}
