using Azure;

namespace Observatoire.Storage;

/// <summary>How far a release has come; it never goes back.</summary>
public enum ReleaseState
{
    /// <summary>Made, and not yet found fit to be approved.</summary>
    Candidate,

    /// <summary>Its files are kept and its checklist blocks nothing.</summary>
    Checked,

    /// <summary>Approved by somebody else than who made it; it waits for its embargo.</summary>
    Approved,

    /// <summary>The public site has been switched to it.</summary>
    Published,

    /// <summary>Given up, or taken back after publication; its files stay.</summary>
    Withdrawn,
}

/// <summary>One release of the public site: who made it, who approved it, and how far it has come.</summary>
/// <remarks>
/// Immutable. It remembers the version of its row it was read from: a change is written by <c>with</c> and
/// <see cref="ReleaseStore.TryReplaceAsync"/>, and read again before the next one. All instants are UTC.
/// </remarks>
public sealed record Release
{
    /// <summary>Name of the release, in the addresses of its pages: ASCII letters, digits, hyphens and dots.</summary>
    public required string Id { get; init; }

    /// <summary>What it was made from: the same fingerprint is the same release.</summary>
    public required string Fingerprint { get; init; }

    public required ReleaseState State { get; init; }

    /// <summary>Subject of the token of whoever made it, or the name of the timer.</summary>
    public required string MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>What whoever made it says of it; empty when nothing.</summary>
    public string Note { get; init; } = "";

    public DateTimeOffset? CheckedAt { get; init; }

    public string? ApprovedBy { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>End of the embargo: it is not published before.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public string? WithdrawnBy { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? Reason { get; init; }

    /// <summary>Version of the row it was read from; none for a release that was never kept.</summary>
    internal ETag Version { get; init; }
}
