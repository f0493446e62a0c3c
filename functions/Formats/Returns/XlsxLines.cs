using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Observatoire.Editions;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;

namespace Observatoire.Formats.Returns;

/// <summary>Makes lines of a return of the rows of a sheet, below its titles.</summary>
internal sealed class XlsxLines
{
    // « 2018-12 » of « 2018-12-31 ».
    private const int MonthLength = 7;

    // Days of 1982 to 2064: a month whose column lost its format shows one of these.
    private const int FirstDay = 30_000;
    private const int LastDay = 60_000;

    private readonly int[] columns;
    private readonly bool[] isOfReturn = new bool[XlsxRow.MostColumns];
    private readonly ReturnSession session;
    private readonly bool from1904;

    public XlsxLines(ReturnHeader header, ReturnSession session, bool from1904)
    {
        (this.session, this.from1904) = (session, from1904);
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

        session.Add(
            new SubmittedLine
            {
                Number = row.Number,
                Month = MonthOf(row),
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

    private ReadOnlySpan<byte> MonthOf(XlsxRow row)
    {
        ReadOnlySpan<byte> month = row[columns[0]];
        return row.KindOf(columns[0]) switch
        {
            XlsxCellKind.Date => month[..MonthLength],
            XlsxCellKind.Number
                when Utf8Parser.TryParse(month, out int serial, out int read)
                    && read == month.Length
                    && serial is >= FirstDay and <= LastDay
                    && XlsxSheetReader.DayOf(serial, from1904) is { } day => Encoding.ASCII.GetBytes(
                day.ToString("yyyy-MM", CultureInfo.InvariantCulture)
            ),
            _ => month,
        };
    }

    /// <summary>Says what a row has that cannot be read: a formula without its result, one that failed, a cell beside the table.</summary>
    private bool IsReadable(XlsxRow row)
    {
        int errors = session.Findings.Errors;

        // A row without indicator is a sum or a note: what its formulas give is not read.
        bool isSum = row.KindOf(columns[3]) == XlsxCellKind.Empty;
        for (int position = 0; position < columns.Length; position++)
        {
            XlsxCellKind kind = row.KindOf(columns[position]);
            if (!isSum && kind is (XlsxCellKind.NotComputed or XlsxCellKind.Fault))
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
