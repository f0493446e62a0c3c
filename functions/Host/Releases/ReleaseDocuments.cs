using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Formats.Releases;
using Observatoire.Pages.Releases;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>What was found of a release when it was last looked at.</summary>
/// <param name="Basis">What it was judged from; the same again would be judged the same.</param>
/// <param name="Fingerprint">Of what its files were made from.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Items">What was found, nothing twice.</param>
public sealed record Checklist(string Basis, string Fingerprint, DateTimeOffset At, IReadOnlyList<CheckItem> Items)
{
    /// <summary>True when the release may not be approved.</summary>
    public bool IsBlocking() => Items.Any(item => item.Severity == CheckSeverity.Error);

    /// <summary>True when the release has figures of synthetic returns.</summary>
    public bool TellsSimulated() =>
        Items.Any(item => string.Equals(item.Code, ReleaseReview.SimulatedReturns, StringComparison.Ordinal));
}

/// <summary>The documents kept with a release, never public.</summary>
public sealed class ReleaseDocuments(ReleaseStore releases)
{
    public const string ChecklistName = "checklist.json";
    public const string DifferenceName = "difference.json";
    public const string CertificateName = "certificate.json";
    private const string ReturnsName = "returns.json";

    /// <summary>Null before the release was first looked at.</summary>
    public Task<Checklist?> ChecklistAsync(string release, CancellationToken cancellation) =>
        ReadAsync<Checklist>(release, ChecklistName, cancellation);

    /// <summary>SHA-256 of each return the release was made from, by month then département.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> ReturnsAsync(
        string release,
        CancellationToken cancellation
    ) =>
        await ReadAsync<Dictionary<string, IReadOnlyDictionary<string, string>>>(release, ReturnsName, cancellation)
        ?? [];

    /// <summary>The release another was compared with; null for none.</summary>
    public async Task<string?> ComparedWithAsync(string release, CancellationToken cancellation) =>
        (await ReadAsync<ReleaseDifference>(release, DifferenceName, cancellation))?.Previous;

    /// <summary>A document as it was kept, for an answer; null when there is none.</summary>
    public Task<JsonElement?> AsKeptAsync(string release, string name, CancellationToken cancellation) =>
        ReadAsync<JsonElement?>(release, name, cancellation);

    /// <summary>Keeps all that was found; the checklist last, so that there is none without the others.</summary>
    public async Task SaveAsync(
        string release,
        Checklist checklist,
        ReleaseDifference difference,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> returns,
        CancellationToken cancellation
    )
    {
        await SaveAsync(release, DifferenceName, difference, cancellation);
        await SaveAsync(release, ReturnsName, returns, cancellation);
        await SaveAsync(release, ChecklistName, checklist, cancellation);
    }

    /// <summary>Keeps the certificate that is among the files of a release.</summary>
    public Task SaveCertificateAsync(
        string release,
        IEnumerable<PublishedFile> files,
        CancellationToken cancellation
    ) =>
        releases.SaveDocumentAsync(
            release,
            CertificateName,
            BinaryData.FromBytes(
                files.First(file => string.Equals(file.Path, CertificateName, StringComparison.Ordinal)).Content
            ),
            cancellation
        );

    internal async Task<T?> ReadAsync<T>(string release, string name, CancellationToken cancellation) =>
        await releases.ReadDocumentAsync(release, name, cancellation) is BinaryData kept
            ? kept.ToObjectFromJson<T>(JsonSerializerOptions.Web)
            : default;

    internal Task SaveAsync<T>(string release, string name, T document, CancellationToken cancellation) =>
        releases.SaveDocumentAsync(
            release,
            name,
            BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(document, JsonSerializerOptions.Web)),
            cancellation
        );
}
