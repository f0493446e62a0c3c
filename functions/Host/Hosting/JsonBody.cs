using System.Text.Json;
using System.Text.Json.Serialization;

namespace Observatoire.Host.Hosting;

/// <summary>Reads the small JSON document some requests carry.</summary>
public static class JsonBody
{
    private const int Most = 256 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <returns>The document, or what <paramref name="empty"/> says when there is none, or the answer that says what is wrong.</returns>
    public static async Task<Parsed<T>> ReadAsync<T>(HttpRequest request, T? empty, CancellationToken cancellation)
        where T : class
    {
        byte[] bytes = new byte[Most + 1];
        int length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > Most)
        {
            return Problem.Answer("body-too-large", Most / 1024);
        }

        ReadOnlySpan<byte> text = bytes.AsSpan(0, length);
        if (text.TrimStart(" \t\r\n"u8).IsEmpty && empty is not null)
        {
            return empty;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(text, Json) is T document
                ? document
                : Problem.Answer("body-not-readable", "$");
        }
        catch (JsonException fault)
        {
            return Problem.Answer("body-not-readable", fault.Path ?? "$");
        }
    }
}
