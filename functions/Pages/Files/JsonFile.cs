using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Observatoire.Pages.Files;

/// <summary>JSON as the dashboards write it and read it: camel case, accents kept, safe inside a page.</summary>
internal static class JsonFile
{
    /// <summary>Keeps accents; still escapes what could close a script element.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <exception cref="InvalidDataException">When the file is missing or is not the JSON expected; the message says which.</exception>
    public static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Options)
                ?? throw new InvalidDataException($"{path} holds null.");
        }
        catch (Exception fault) when (fault is IOException or JsonException)
        {
            throw new InvalidDataException($"{path} cannot be read: {fault.Message}", fault);
        }
    }
}
