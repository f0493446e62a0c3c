using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Observatoire.Formats.Returns;
using Observatoire.Formats.Verdicts;

namespace Observatoire.Formats.Reports;

/// <summary>
/// Copies a workbook part by part. The sheet of the return gains a column and the faulty cells a colour; a sheet lists the findings
/// with links to their cells; whatever else it holds stays as it is.
/// </summary>
internal static class AnnotatedWorkbook
{
    private const string OfficeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string SheetRelation = OfficeRelation + "/worksheet";
    private const string SheetContent = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

    public static void Write(
        Stream original,
        Stream destination,
        ReturnLayout layout,
        Annotations annotations,
        VerdictAnswer verdict,
        ReportText text
    )
    {
        original.Position = 0;
        using XlsxPackage package = new(original);
        XlsxSheetPart sheet = package.Sheets.First(one => one.Name == layout.Sheet);
        XlsxSheetPart? list = package.Sheets.FirstOrDefault(one => one.Name == text.Sheet && one != sheet);
        string listPart = list?.Part ?? FreePart(package);
        Dictionary<string, Action<Stream>> changed = new(StringComparer.OrdinalIgnoreCase)
        {
            [listPart] = part => FindingSheet.Write(part, verdict, text, sheet.Name),
        };
        int? shift = null;
        if (package.StylesPart is string stylesPart)
        {
            XDocument styles = Load(package, stylesPart);
            shift = MarkedStyles.Add(styles);
            changed[stylesPart] = part => styles.Save(part);
        }

        changed[sheet.Part] = part => AnnotatedSheet.Write(package, sheet, part, layout, annotations, shift);
        if (list is null)
        {
            AddSheet(package, listPart, text.Sheet, changed);
        }

        using ZipArchive archive = new(destination, ZipArchiveMode.Create, leaveOpen: true);
        foreach (string name in package.PartNames.Append(listPart).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            using Stream part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
            if (changed.TryGetValue(name, out Action<Stream>? write))
            {
                write(part);
            }
            else
            {
                using Stream source = package.Open(name);
                source.CopyTo(part);
            }
        }
    }

    /// <summary>Makes a new sheet known to the workbook: its relation, its tab and its type of content.</summary>
    private static void AddSheet(
        XlsxPackage package,
        string part,
        string name,
        Dictionary<string, Action<Stream>> changed
    )
    {
        int slash = package.WorkbookPart.LastIndexOf('/') + 1;
        string relationsPart = $"{package.WorkbookPart[..slash]}_rels/{package.WorkbookPart[slash..]}.rels";
        XDocument relations = Load(package, relationsPart);
        XNamespace space = relations.Root!.Name.Namespace;
        string id = "anomalies" + relations.Root.Elements().Count();
        relations.Root.Add(
            new XElement(
                space + "Relationship",
                new XAttribute("Id", id),
                new XAttribute("Type", SheetRelation),
                new XAttribute("Target", "/" + part)
            )
        );

        XDocument workbook = Load(package, package.WorkbookPart);
        XElement sheets = workbook.Root!.Elements().First(one => one.Name.LocalName == "sheets");
        int number = sheets.Elements().Max(NumberOf) + 1;
        XName idName = sheets.Elements().Attributes().First(one => one.Name.LocalName == "id").Name;
        sheets.Add(
            new XElement(
                sheets.Name.Namespace + "sheet",
                new XAttribute("name", name),
                new XAttribute("sheetId", number),
                new XAttribute(idName, id)
            )
        );

        XDocument types = Load(package, XlsxPackage.ContentTypes);
        types.Root!.Add(
            new XElement(
                types.Root.Name.Namespace + "Override",
                new XAttribute("PartName", "/" + part),
                new XAttribute("ContentType", SheetContent)
            )
        );
        changed[relationsPart] = stream => relations.Save(stream);
        changed[package.WorkbookPart] = stream => workbook.Save(stream);
        changed[XlsxPackage.ContentTypes] = stream => types.Save(stream);
    }

    private static int NumberOf(XElement sheet) =>
        int.TryParse(sheet.Attribute("sheetId")?.Value, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static string FreePart(XlsxPackage package)
    {
        string part = "xl/worksheets/anomalies.xml";
        for (int number = 2; package.Has(part); number++)
        {
            part = $"xl/worksheets/anomalies{number}.xml";
        }

        return part;
    }

    private static XDocument Load(XlsxPackage package, string part)
    {
        using XmlReader xml = package.OpenXml(part);
        return XDocument.Load(xml);
    }
}
