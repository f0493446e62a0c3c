using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Nomenclature;

/// <summary>An answer made of an edition alone: open to all, kept by caches, answered 304 to who has it.</summary>
public static class EditionAnswer
{
    private const string OneHour = "public, max-age=3600";

    /// <param name="month">The month as the address writes it.</param>
    /// <param name="editions">The nomenclature.</param>
    /// <param name="request">Whose answer gets the cache headers.</param>
    /// <param name="write">The edition in force as the bytes of a JSON document.</param>
    public static IResult Answer(
        string month,
        EditionSeries editions,
        HttpRequest request,
        Func<NomenclatureEdition, byte[]> write
    )
    {
        if (!Address.ReadMonth(month).Is(out ReferenceMonth named, out IResult? refusal))
        {
            return refusal;
        }

        if (!Address.EditionOf(named, editions).Is(out NomenclatureEdition? edition, out refusal))
        {
            return refusal;
        }

        byte[] bytes = write(edition);
        request.HttpContext.Response.Headers.CacheControl = OneHour;
        string tag = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
        return Results.Bytes(bytes, "application/json", entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }
}
