using System.Globalization;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Organisations;

/// <summary>The instant as of which something is asked, as the address gives it in <c>known</c>.</summary>
/// <param name="At">Null for now.</param>
public sealed record KnownInstant(DateTimeOffset? At)
{
    /// <returns>The instant, or the refusal when it cannot be read. Without an offset it is UTC.</returns>
    public static Parsed<KnownInstant> Read(HttpRequest request)
    {
        string? text = request.Query["known"];
        return text is null ? new KnownInstant(At: null)
            : DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset at
            )
                ? new KnownInstant(at)
            : Problem.Answer("instant-not-readable", text);
    }
}
