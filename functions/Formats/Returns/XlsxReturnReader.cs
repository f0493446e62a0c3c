using System.Xml;
using Observatoire.Editions;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;

namespace Observatoire.Formats.Returns;

/// <summary>
/// Reads a return in a workbook as Excel and LibreOffice save it: the first sheet whose titles are those of a return, wherever
/// they stand in its first rows. Rows are streamed: only the texts that cells share are held.
/// </summary>
internal static class XlsxReturnReader
{
    public const string NoSheet = "F12";
    public const string NotComputed = "F13";
    public const string FormulaFault = "F14";
    public const string OutsideTable = "F15";
    public const string Encrypted = "F16";
    public const string Damaged = "F17";
    public const string TooLarge = "F18";

    public const string SeveralSheets = "F20";

    /// <param name="file">The file, seekable; it is left open.</param>
    /// <param name="session">Takes the lines, and what is wrong with the file itself.</param>
    public static ReturnLayout Read(Stream file, ReturnSession session)
    {
        file.Position = 0;
        try
        {
            using XlsxPackage package = new(file);
            return Read(package, session);
        }
        catch (XlsxTooLargeException)
        {
            session.Abandon(new Finding(TooLarge, Severity.Error, 1));
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or NotSupportedException)
        {
            string? kind = XlsxKind.OfOther(file);
            session.Abandon(
                new Finding(kind is null ? Damaged : ReturnFileReader.Spreadsheet, Severity.Error, 1, "1", kind)
            );
        }

        return ReturnLayout.Unread(ReturnFormat.Xlsx);
    }

    /// <summary>Says what a file of Microsoft's older container is: an encrypted workbook, or one of before 2007.</summary>
    public static ReturnLayout RefuseOlder(Stream file, ReturnSession session)
    {
        bool isEncrypted = XlsxKind.IsEncrypted(file);
        session.Abandon(
            isEncrypted
                ? new Finding(Encrypted, Severity.Error, 1)
                : new Finding(ReturnFileReader.Spreadsheet, Severity.Error, 1, "1", ".xls")
        );
        return ReturnLayout.Unread(ReturnFormat.Xlsx);
    }

    private static ReturnLayout Read(XlsxPackage package, ReturnSession session)
    {
        XlsxStrings strings = XlsxStrings.Read(package);
        XlsxStyles styles = XlsxStyles.Read(package);
        if (FindTitles(package, strings, styles, session) is not var (sheet, titleRow))
        {
            string names = string.Join(", ", package.Sheets.Select(XlsxOtherSheets.NameOf));
            session.Findings.Add(
                new Finding(NoSheet, Severity.Error, 1, null, names, string.Join(", ", ReturnColumns.All))
            );
            return ReturnLayout.Unread(ReturnFormat.Xlsx);
        }

        XlsxOtherSheets.Guard(package, sheet, titleRow, strings, styles, session);
        using XlsxSheetReader reader = Open(package, sheet, strings, styles);
        while (reader.Read() && reader.Row.Number < titleRow) { }

        ReturnHeader header = ReturnHeader.Read(NamesOf(reader.Row), titleRow, session.Findings, blankTitles: true);
        ReturnLayout layout = new(ReturnFormat.Xlsx, titleRow, header.Positions, sheet.Name, header.AnnotationColumn);
        if (session.Findings.Errors > 0)
        {
            return layout;
        }

        XlsxLines lines = new(header, session, package.CountsFrom1904);
        while (reader.Read())
        {
            lines.Add(reader.Row);
        }

        if (session.Rows == 0 && session.Findings.Errors == 0)
        {
            session.Findings.Add(new Finding(CsvReturnReader.NoRows, Severity.Error, titleRow + 1, "1"));
        }

        return layout;
    }

    /// <summary>
    /// The first sheet with the titles of a return and a value under them, else with titles alone, an empty model; null
    /// when there is none. Two that are shown and whole are said: which is meant cannot be guessed.
    /// </summary>
    private static (XlsxSheetPart Sheet, int Row)? FindTitles(
        XlsxPackage package,
        XlsxStrings strings,
        XlsxStyles styles,
        ReturnSession session
    )
    {
        TitledSheet[] titled =
        [
            .. package
                .Sheets.Select(sheet => LookAt(package, sheet, strings, styles))
                .Where(sheet => sheet.Titles >= ReturnHeader.FewestTitles)
                .OrderByDescending(sheet => sheet.HasValues)
                .ThenByDescending(sheet => sheet.Titles),
        ];
        string[] whole =
        [
            .. titled
                .Where(each =>
                    each is { HasValues: true, Sheet.Hidden: false } && each.Titles == ReturnColumns.All.Count
                )
                .Select(each => XlsxOtherSheets.NameOf(each.Sheet)),
        ];
        if (whole.Length > 1)
        {
            session.Findings.Add(new Finding(SeveralSheets, Severity.Error, 1, null, string.Join(", ", whole)));
        }

        return titled.Length == 0 ? null : (titled[0].Sheet, titled[0].Row);
    }

    private static TitledSheet LookAt(XlsxPackage package, XlsxSheetPart sheet, XlsxStrings strings, XlsxStyles styles)
    {
        TitledSheet found = new(sheet, 0, 0, false);
        int value = -1;
        using XlsxSheetReader reader = Open(package, sheet, strings, styles);
        while (
            !found.HasValues
            && reader.Read()
            && (reader.Row.Number <= ReturnHeader.TitleLines || found.Titles >= ReturnHeader.FewestTitles)
        )
        {
            string[] names = NamesOf(reader.Row);
            int titles =
                reader.Row.Number <= ReturnHeader.TitleLines && found.Titles < ReturnColumns.All.Count
                    ? ReturnHeader.CountTitles(names)
                    : 0;
            if (titles > found.Titles)
            {
                found = new TitledSheet(sheet, reader.Row.Number, titles, false);
                value = ReturnHeader
                    .Read(names, 0, new FindingList(), blankTitles: true)
                    .Positions.GetValueOrDefault(ReturnColumns.Value, -1);
            }
            else if (value >= 0 && reader.Row.KindOf(value) != XlsxCellKind.Empty)
            {
                found = found with { HasValues = true };
            }
        }

        return found;
    }

    private sealed record TitledSheet(XlsxSheetPart Sheet, int Row, int Titles, bool HasValues);

    private static string[] NamesOf(XlsxRow row) => [.. Enumerable.Range(0, row.Count).Select(row.TextOf)];

    internal static XlsxSheetReader Open(
        XlsxPackage package,
        XlsxSheetPart sheet,
        XlsxStrings strings,
        XlsxStyles styles
    ) => new(package.OpenXml(sheet.Part), strings, styles, package.CountsFrom1904);
}
