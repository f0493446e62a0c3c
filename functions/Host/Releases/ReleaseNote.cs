using System.Text.Json;
using Observatoire.Editions;

namespace Observatoire.Host.Releases;

/// <summary>What whoever makes a release says of it, in French and English, as the store keeps it: JSON, or nothing.</summary>
public static class ReleaseNote
{
    public static string Write(BilingualText? note) =>
        note is null ? "" : JsonSerializer.Serialize(note, JsonSerializerOptions.Web);

    public static BilingualText? Read(string kept) =>
        kept.Length == 0 ? null : JsonSerializer.Deserialize<BilingualText>(kept, JsonSerializerOptions.Web);
}
