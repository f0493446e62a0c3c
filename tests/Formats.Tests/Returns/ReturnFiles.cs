using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Organisations;
using Observatoire.Support;

namespace Observatoire.Formats.Tests.Returns;

/// <summary>Files checked as the service checks them, with its nomenclature, as if it were November 2026.</summary>
internal static class ReturnFiles
{
    public static EditionSeries Editions { get; } = NomenclatureFolder.Read(Repository.Nomenclature);

    private static readonly ReturnCheck Rules = new(Editions);

    public static CheckedFile Check(
        byte[] bytes,
        Organisation? organisation = null,
        ReturnHistory? history = null,
        string? month = null
    ) => Read(bytes, organisation, history, month).File;

    /// <summary>With how the file is laid out.</summary>
    public static (ReturnLayout Layout, CheckedFile File) Read(
        byte[] bytes,
        Organisation? organisation = null,
        ReturnHistory? history = null,
        string? month = null
    )
    {
        ReturnSession session = Begin(month);
        ReturnLayout layout = ReturnFileReader.Read(bytes, session);
        return (layout, session.Complete(organisation, history ?? ReturnHistory.None));
    }

    /// <summary>From a stream that is not memory, as a long body is read.</summary>
    public static CheckedFile CheckStreamed(byte[] bytes)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            using FileStream file = File.OpenRead(path);
            ReturnSession session = Begin(null);
            ReturnFileReader.Read(file, session);
            return session.Complete(null, ReturnHistory.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A file kept beside these tests.</summary>
    public static byte[] Bytes(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Returns", "files", name));

    private static ReturnSession Begin(string? month) =>
        Rules.Begin(
            new ReturnAsk(null, month is null ? null : ReferenceMonth.Parse(month), new ReferenceMonth(2026, 11))
        );
}
