using Observatoire.Returns.Findings;

namespace Observatoire.Pages.Assets;

/// <summary>What the deposit page is told of the service behind it.</summary>
/// <param name="Api">
/// Address of the API as the page's script calls it, without a slash at the end: <c>/api</c> where the page and the API
/// have one origin, absolute elsewhere.
/// </param>
/// <param name="Reasons">The reasons by which a warning is explained.</param>
public sealed record DepositSite(string Api, IReadOnlyList<Reason> Reasons)
{
    /// <summary>The other origin the page may connect to; null where it is the page's own.</summary>
    internal string? Origin =>
        Uri.TryCreate(Api, UriKind.Absolute, out Uri? address)
        && address.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? address.GetLeftPart(UriPartial.Authority)
            : null;
}
