using System.Text;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Reports;
using Observatoire.Formats.Returns;
using Observatoire.Formats.Templates;
using Observatoire.Formats.Verdicts;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Organisations;
using Observatoire.Support;

namespace Observatoire.Formats.Tests.Reports;

/// <summary>Files read, checked and worded with the real nomenclature.</summary>
internal static class Checked
{
    private static readonly string Folder = Repository.Nomenclature;
    private static readonly EditionSeries Editions = NomenclatureFolder.Read(Folder);
    private static readonly ReturnCheck Check = new(Editions);
    private static readonly VerdictWords Words = new(NomenclatureFolder.ReadFindings(Folder));

    public static ReportText Text { get; } = NomenclatureFolder.ReadReportText(Folder);

    public static byte[] Csv(params string[] lines) =>
        Encoding.UTF8.GetBytes(
            $"mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire\n{string.Join('\n', lines)}\n"
        );

    public static (ReturnLayout Layout, VerdictAnswer Verdict) Read(byte[] bytes)
    {
        ReturnSession session = Check.Begin(new ReturnAsk(null, null, new ReferenceMonth(2026, 11)));
        ReturnLayout layout = ReturnFileReader.Read(bytes, session);
        CheckedFile file = session.Complete(null, ReturnHistory.None);
        return (layout, Words.Of(file, layout, new HashSet<string>()));
    }

    /// <summary>The workbook to fill, of March 2026.</summary>
    public static byte[] Template() =>
        XlsxTemplate.Write(
            ReturnTemplate.Prepare(
                Editions.InForce(new ReferenceMonth(2026, 3))!,
                "01",
                new ReferenceMonth(2026, 3),
                Organisation.Empty,
                []
            ),
            NomenclatureFolder.ReadTemplateText(Folder)
        );

    public static byte[] Annotate(byte[] bytes)
    {
        (ReturnLayout layout, VerdictAnswer verdict) = Read(bytes);
        using MemoryStream copy = new();
        AnnotatedCopy.Write(new MemoryStream(bytes), copy, layout, verdict, Text);
        return copy.ToArray();
    }

    public static byte[] FileBytes(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Returns", "files", name));
}
