using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;

namespace Observatoire.Host.Hosting;

/// <summary>An answer made of an edition alone: open to all, kept by caches, answered 304 to who has it.</summary>
public static class EditionAnswer
{
    private const string OneHour = "public, max-age=3600";

    /// <param name="month">The month as the address writes it.</param>
    /// <param name="editions">The nomenclature.</param>
    /// <param name="response">Where the cache headers go.</param>
    /// <param name="write">The edition in force as bytes.</param>
    /// <param name="contentType">What the bytes are.</param>
    public static IResult Of(
        string month,
        EditionSeries editions,
        HttpResponse response,
        Func<NomenclatureEdition, byte[]> write,
        string contentType
    )
    {
        if (!ReferenceMonth.TryParse(month, out ReferenceMonth named))
        {
            return Problem.Of("month-not-readable", month);
        }

        if (editions.InForce(named) is not NomenclatureEdition edition)
        {
            return Problem.Of("no-edition", month, editions.Editions[0].Period.First.ToString());
        }

        byte[] bytes = write(edition);
        response.Headers.CacheControl = OneHour;
        string tag = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
        return Results.Bytes(bytes, contentType, entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }
}
