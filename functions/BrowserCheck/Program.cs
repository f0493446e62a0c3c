using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text.Encodings.Web;
using System.Text.Json;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Formats.Verdicts;
using Observatoire.Returns;
using Observatoire.Returns.Checking;

namespace Observatoire.BrowserCheck;

/// <summary>The two things the deposit page asks of .NET: take the nomenclature, check a file.</summary>
[SupportedOSPlatform("browser")]
internal static partial class Program
{
    private const string Folder = "/nomenclature";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly HashSet<string> NoReasons = new(StringComparer.Ordinal);

    private static ReturnCheck? check;
    private static VerdictWords? words;

    public static void Main()
    {
        // The page calls the exports; there is nothing to run.
    }

    /// <summary>Puts the nomenclature where its own reader looks for it: there is no second reader.</summary>
    /// <param name="bundle">JSON: the content of each file by its path below the folder.</param>
    [JSExport]
    internal static void Open(string bundle)
    {
        foreach ((string path, string content) in JsonSerializer.Deserialize<Dictionary<string, string>>(bundle, Json)!)
        {
            string file = Path.Combine(Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
        }

        check = new ReturnCheck(NomenclatureFolder.Read(Folder));
        words = new VerdictWords(NomenclatureFolder.ReadFindings(Folder));
    }

    /// <summary>The verdict on a file, as JSON of the shape of <c>POST /api/returns/check</c>.</summary>
    [JSExport]
    internal static string Check(byte[] file)
    {
        ReferenceMonth currentMonth = ReferenceMonth.Containing(TimeProvider.System.GetUtcNow());
        ReturnSession session = check!.Begin(new ReturnAsk(null, null, currentMonth));
        ReturnLayout layout = ReturnFileReader.Read(file, session);
        CheckedFile verdict = session.Complete(null, ReturnHistory.None);
        VerdictAnswer answer = words!.Of(verdict, layout, NoReasons);
        return JsonSerializer.Serialize(answer, Json);
    }
}
