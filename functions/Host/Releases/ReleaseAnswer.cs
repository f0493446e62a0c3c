using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>A release as the API gives it: how far it has come, and who brought it there.</summary>
/// <remarks>Instants are UTC; what has not happened yet is null. People are the subjects of their tokens.</remarks>
/// <param name="Id">Part of the address of its pages.</param>
/// <param name="State">candidate, checked, approved, published or withdrawn.</param>
/// <param name="Fingerprint">Of what it was made from.</param>
/// <param name="Note">What its maker says of it.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="MadeAt">When.</param>
/// <param name="CheckedAt">When its files were judged fit to be approved.</param>
/// <param name="ApprovedBy">Who approved it.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="PublishAt">End of its embargo; null: as soon as may be.</param>
/// <param name="PublishedAt">When the site was switched to it.</param>
/// <param name="WithdrawnBy">Who withdrew it.</param>
/// <param name="WithdrawnAt">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Page">Address its overview keeps for ever, from the site's root; null when it was never published.</param>
public sealed record ReleaseAnswer(
    string Id,
    string State,
    string Fingerprint,
    BilingualText? Note,
    string MadeBy,
    DateTimeOffset MadeAt,
    DateTimeOffset? CheckedAt,
    string? ApprovedBy,
    DateTimeOffset? ApprovedAt,
    DateTimeOffset? PublishAt,
    DateTimeOffset? PublishedAt,
    string? WithdrawnBy,
    DateTimeOffset? WithdrawnAt,
    string? Reason,
    string? Page
)
{
    public static ReleaseAnswer From(Release release) =>
        new(
            release.Id,
            NameOf(release.State),
            release.Fingerprint,
            ReleaseNote.Read(release.Note),
            release.MadeBy,
            release.MadeAt,
            release.CheckedAt,
            release.ApprovedBy,
            release.ApprovedAt,
            release.PublishAt,
            release.PublishedAt,
            release.WithdrawnBy,
            release.WithdrawnAt,
            release.Reason,
            release.PublishedAt is null ? null : $"/{release.Id}.html"
        );

    /// <summary>A state as the API writes it.</summary>
    public static string NameOf(ReleaseState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    /// <summary>Address of a release in the API.</summary>
    public static string AddressOf(string id) => "/api/releases/" + id;
}
