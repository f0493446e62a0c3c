using System.IO.Compression;
using System.Xml;

namespace Observatoire.Formats.Returns;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">As on its tab.</param>
/// <param name="Part">Name of the part that holds it.</param>
/// <param name="Hidden">True when its tab is not shown.</param>
internal sealed record XlsxSheetPart(string Name, string Part, bool Hidden);

/// <summary>
/// The parts of a workbook (ECMA-376, Office Open XML), read as streams: no part is held whole. Elements are known by their local
/// name, so that transitional and strict files read alike.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    /// <summary>A full sheet of a return takes about 400 MiB of XML; more than this is refused, whatever its packed size.</summary>
    public const long LargestUnpacked = 1L << 30;

    public const string ContentTypes = "[Content_Types].xml";

    // The XML of a sheet packs to a twentieth or a fortieth of its size.
    private const int MostRatio = 250;
    private const long LeastSuspect = 16 << 20;
    private const int MostParts = 2000;
    private const string Workbook = "/officeDocument";

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="file">The file, seekable; it is left open.</param>
    /// <exception cref="InvalidDataException">When it is not a workbook, or a damaged one.</exception>
    /// <exception cref="XlsxTooLargeException">When it would unpack to more than <see cref="LargestUnpacked"/>.</exception>
    public XlsxPackage(Stream file)
    {
        archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        long unpacked = 0;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            unpacked += entry.Length;
            bool isBomb = entry.Length > LeastSuspect && entry.Length / MostRatio > entry.CompressedLength;
            if (isBomb || unpacked > LargestUnpacked || parts.Count >= MostParts)
            {
                throw new XlsxTooLargeException();
            }

            parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }

        // A package without its types is none: spreadsheets refuse it too.
        WorkbookPart =
            (Has(ContentTypes) ? RelationsOf("") : [])
                .FirstOrDefault(relation => relation.Type.EndsWith(Workbook, StringComparison.Ordinal))
                .Part
            ?? throw new InvalidDataException("No workbook part.");
        ReadWorkbook();
    }

    public string WorkbookPart { get; }

    /// <summary>In the order of the tabs, the hidden ones last.</summary>
    public IReadOnlyList<XlsxSheetPart> Sheets { get; private set; } = [];

    /// <summary>True when days are counted from 1904 on.</summary>
    public bool CountsFrom1904 { get; private set; }

    public string? SharedStringsPart { get; private set; }

    public string? StylesPart { get; private set; }

    public IEnumerable<string> PartNames => parts.Keys;

    public bool Has(string part) => parts.ContainsKey(part);

    /// <exception cref="InvalidDataException">When there is no such part.</exception>
    public Stream Open(string part) =>
        parts.TryGetValue(part, out ZipArchiveEntry? entry)
            ? new XlsxPartStream(entry.Open())
            : throw new InvalidDataException("A part is missing.");

    /// <exception cref="InvalidDataException">When there is no such part.</exception>
    public XmlReader OpenXml(string part) =>
        XmlReader.Create(
            Open(part),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CheckCharacters = false,
                CloseInput = true,
            }
        );

    /// <summary>What a part refers to: identifier, type and target part.</summary>
    /// <param name="part">Empty for the package itself.</param>
    public IReadOnlyList<(string Id, string Type, string Part)> RelationsOf(string part)
    {
        int slash = part.LastIndexOf('/') + 1;
        string file = $"{part[..slash]}_rels/{part[slash..]}.rels";
        List<(string, string, string)> relations = [];
        if (!Has(file))
        {
            return relations;
        }

        using XmlReader xml = OpenXml(file);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship")
            {
                string target = xml.GetAttribute("Target") ?? "";
                relations.Add(
                    (xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", Resolve(part[..slash], target))
                );
            }
        }

        return relations;
    }

    public void Dispose() => archive.Dispose();

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        List<string> path = [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (string step in target.Split('/'))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }

    private void ReadWorkbook()
    {
        IReadOnlyList<(string Id, string Type, string Part)> relations = RelationsOf(WorkbookPart);
        SharedStringsPart = PartOf("/sharedStrings");
        StylesPart = PartOf("/styles");
        List<XlsxSheetPart> sheets = [];
        using XmlReader xml = OpenXml(WorkbookPart);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "workbookPr")
            {
                CountsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml.LocalName == "sheet" && SheetOf(xml, relations) is { } sheet)
            {
                sheets.Add(sheet);
            }
        }

        Sheets = [.. sheets.OrderBy(sheet => sheet.Hidden)];

        string? PartOf(string type) =>
            relations.FirstOrDefault(relation => relation.Type.EndsWith(type, StringComparison.Ordinal)).Part
                is { } part
            && Has(part)
                ? part
                : null;
    }

    /// <summary>The sheet there; null for a chart sheet or a macro sheet.</summary>
    private XlsxSheetPart? SheetOf(XmlReader xml, IReadOnlyList<(string Id, string Type, string Part)> relations)
    {
        string? id = null;
        string name = xml.GetAttribute("name") ?? "";
        bool isHidden = xml.GetAttribute("state") is "hidden" or "veryHidden";
        while (xml.MoveToNextAttribute())
        {
            id = xml.LocalName == "id" ? xml.Value : id;
        }

        xml.MoveToElement();
        (string _, string type, string part) = relations.FirstOrDefault(relation => relation.Id == id);
        return type?.EndsWith("/worksheet", StringComparison.Ordinal) == true && Has(part)
            ? new XlsxSheetPart(name, part, isHidden)
            : null;
    }
}
