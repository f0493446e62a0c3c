using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>Finds the release an address names.</summary>
public static class ReleaseAddress
{
    private const int LongestId = 64;

    /// <returns>The release, or the answer that there is none such.</returns>
    public static async Task<Parsed<Release>> ReadAsync(
        this ReleaseStore releases,
        string id,
        CancellationToken cancellation
    )
    {
        bool isId = id.Length <= LongestId && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
        return isId && await releases.FindAsync(id, cancellation) is Release release
            ? release
            : Problem.Answer("unknown-release", id);
    }
}
