using System.Text;
using System.Xml;
using Observatoire.Editions;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Privacy;

namespace Observatoire.Formats.Returns;

/// <summary>
/// Looks for personal marks where a workbook has more than its return: other sheets, the rows above the titles, the notes
/// pinned to cells. The whole file is kept once accepted, so all of it must be clean.
/// </summary>
internal static class XlsxOtherSheets
{
    /// <param name="package">The workbook.</param>
    /// <param name="sheet">The sheet that holds the return.</param>
    /// <param name="titleRow">The row of its titles: below it the rules look.</param>
    /// <param name="strings">Texts that cells share.</param>
    /// <param name="styles">Styles of cells.</param>
    /// <param name="session">Takes what is found.</param>
    public static void Guard(
        XlsxPackage package,
        XlsxSheetPart sheet,
        int titleRow,
        XlsxStrings strings,
        XlsxStyles styles,
        ReturnSession session
    )
    {
        foreach (XlsxSheetPart each in package.Sheets)
        {
            using XlsxSheetReader reader = XlsxReturnReader.Open(package, each, strings, styles);
            int last = each == sheet ? titleRow - 1 : int.MaxValue;
            while (reader.Read() && reader.Row.Number <= last)
            {
                for (int column = 0; column < reader.Row.Count; column++)
                {
                    // Instructions are long, and lists name bodies and places: of words only civilities and names count.
                    if (PrivacyGuard.FindInNote(reader.Row[column]) is PersonalMark mark)
                    {
                        string cell = XlsxSheetReader.NameOf(column, reader.Row.Number);
                        Report(session, mark, reader.Row.Number, $"{NameOf(each)}!{cell}");
                    }
                }
            }

            GuardNotes(package, each, session);
        }
    }

    /// <summary>The name of a sheet, which is not repeated when it is itself personal.</summary>
    public static string NameOf(XlsxSheetPart sheet) =>
        PrivacyGuard.FindInTitle(Encoding.UTF8.GetBytes(sheet.Name)) is null ? sheet.Name : "*";

    /// <summary>A note begins with the name of who wrote it, so names do not count there.</summary>
    private static void GuardNotes(XlsxPackage package, XlsxSheetPart sheet, ReturnSession session)
    {
        foreach ((string _, string type, string part) in package.RelationsOf(sheet.Part))
        {
            if (
                !type.EndsWith("omments", StringComparison.Ordinal)
                && !type.EndsWith("omment", StringComparison.Ordinal)
            )
            {
                continue;
            }

            using XmlReader xml = package.OpenXml(part);
            StringBuilder text = new();
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName is ("comment" or "threadedComment"))
                {
                    string cell = xml.GetAttribute("ref") ?? "";
                    XlsxStrings.ReadRuns(xml, text.Clear());
                    PersonalMark? mark = PrivacyGuard.FindInNote(Encoding.UTF8.GetBytes(text.ToString()));
                    if (mark is PersonalMark found and not PersonalMark.PersonName)
                    {
                        Report(session, found, 1, $"{NameOf(sheet)}!{cell}");
                    }
                }
            }
        }
    }

    private static void Report(ReturnSession session, PersonalMark mark, int row, string cell) =>
        session.Findings.Add(new Finding(PersonalMarkCodes.CodeOf(mark), Severity.Error, row, cell));
}
