using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Returns;

namespace Observatoire.Formats.Returns;

/// <summary>Makes lines of a return of the rows of a sheet, below its titles.</summary>
internal sealed class XlsxLines
{
    // « 2018-12 » of « 2018-12-31 ».
    private const int MonthLength = 7;

    private readonly int[] columns;
    private readonly bool[] isOfReturn = new bool[XlsxRow.MostColumns];
    private readonly ReturnSession session;

    public XlsxLines(ReturnHeader header, ReturnSession session)
    {
        this.session = session;
        columns = [.. ReturnColumns.All.Select(name => header[name])];
        foreach (int column in columns)
        {
            isOfReturn[column] = true;
        }

        if (header.AnnotationColumn is int annotations)
        {
            isOfReturn[annotations] = true;
        }
    }

    public void Add(XlsxRow row)
    {
        if (!IsReadable(row))
        {
            session.Skip();
            return;
        }

        ReadOnlySpan<byte> month = row[columns[0]];
        session.Add(
            new SubmittedLine
            {
                Number = row.Number,
                Month = row.KindOf(columns[0]) == XlsxCellKind.Date ? month[..MonthLength] : month,
                Departement = row[columns[1]],
                Territory = row[columns[2]],
                Indicator = row[columns[3]],
                Breakdown = row[columns[4]],
                Category = row[columns[5]],
                Value = row[columns[6]],
                ValueIsNumber = row.KindOf(columns[6]) == XlsxCellKind.Number,
                Status = row[columns[7]],
                Comment = row[columns[8]],
            }
        );
    }

    /// <summary>Says what a row has that cannot be read: a formula without its result, one that failed, a cell beside the table.</summary>
    private bool IsReadable(XlsxRow row)
    {
        int errors = session.Findings.Errors;
        for (int position = 0; position < columns.Length; position++)
        {
            XlsxCellKind kind = row.KindOf(columns[position]);
            if (kind is XlsxCellKind.NotComputed or XlsxCellKind.Fault)
            {
                bool isFault = kind == XlsxCellKind.Fault;
                session.Findings.Add(
                    new Finding(
                        isFault ? XlsxReturnReader.FormulaFault : XlsxReturnReader.NotComputed,
                        Severity.Error,
                        row.Number,
                        ReturnColumns.All[position],
                        isFault ? row.TextOf(columns[position]) : null
                    )
                );
            }
        }

        for (int column = 0; column < row.Count; column++)
        {
            if (!isOfReturn[column] && row.KindOf(column) != XlsxCellKind.Empty)
            {
                string cell = XlsxSheetReader.NameOf(column, row.Number);
                session.Findings.Add(new Finding(XlsxReturnReader.OutsideTable, Severity.Error, row.Number, cell));
            }
        }

        return session.Findings.Errors == errors;
    }
}
