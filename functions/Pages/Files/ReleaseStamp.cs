using Observatoire.Disclosure.Releases;
using Observatoire.Editions.Time;

namespace Observatoire.Pages.Files;

/// <summary>Identity of one publication of the site.</summary>
/// <param name="Id">Part of every address of the release: ASCII letters, digits and hyphens.</param>
/// <param name="PublishedAt">The instant the release was made, as the pages show it (its UTC day).</param>
/// <param name="Simulated">True when a figure of it comes from a synthetic return: every page then says so.</param>
/// <param name="ProvisionalFrom">First month whose figures may still change; null when none may.</param>
/// <param name="Certificate">What disclosure control did; null when the release was not attacked, and then none is published.</param>
public sealed record ReleaseStamp(
    string Id,
    DateTimeOffset PublishedAt,
    bool Simulated = false,
    ReferenceMonth? ProvisionalFrom = null,
    DisclosureCertificate? Certificate = null
);
