using System.Globalization;

namespace Observatoire.Host.Hosting;

/// <summary>The instant as of which something is asked, as the address gives it in <c>known</c>.</summary>
public static class KnownInstant
{
    /// <returns>The instant, null for now; or the refusal when it cannot be read. Without an offset it is UTC.</returns>
    public static (DateTimeOffset? At, IResult? Refusal) Read(string? text)
    {
        if (text is null)
        {
            return (null, null);
        }

        return DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset at
        )
            ? (at, null)
            : (null, Problem.Of("instant-not-readable", text));
    }
}
