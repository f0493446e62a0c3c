using System.Text.Json;
using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Pages.Files;

namespace Observatoire.Pages.Releases;

/// <summary>The files that say what the disclosure control of a release did, beside its page.</summary>
/// <param name="Hash">The hash of the release: of all its files but these and the certificate's pages, which give it.</param>
/// <param name="Levels">How many figures the open files tell and withhold.</param>
/// <param name="List">What the hash is of, one line a file; hashed address.</param>
/// <param name="CertificateOfRelease">The certificate at its hashed address: what this release said for ever.</param>
/// <param name="Certificate">The same at the stable address.</param>
internal sealed record CertificateFiles(
    string Hash,
    IReadOnlyList<LevelCount> Levels,
    PublishedFile List,
    PublishedFile CertificateOfRelease,
    PublishedFile Certificate
)
{
    public const string Path = "certificate.json";

    private const string Type = "application/json; charset=utf-8";

    /// <param name="certificate">What was found.</param>
    /// <param name="release">The release it is of.</param>
    /// <param name="open">Its open files.</param>
    /// <param name="others">Every other file of the release, those included, but the certificate's pages.</param>
    /// <exception cref="ArgumentException">When an attack succeeded: such a release is not published.</exception>
    public static CertificateFiles Write(
        DisclosureCertificate certificate,
        ReleaseStamp release,
        IEnumerable<CsvFile> open,
        IEnumerable<PublishedFile> others
    )
    {
        if (certificate.Faults > 0)
        {
            throw new ArgumentException($"An attack on « {release.Id} » succeeded.", nameof(certificate));
        }

        byte[] list = ReleaseHash.ListOf(others, release.Id);
        string folder = $"releases/{release.Id}";
        PublishedFile files = new(
            $"{folder}/files.{ContentHash.Compute(list)}.txt",
            "text/plain; charset=utf-8",
            list,
            ContentEncoding: null,
            Immutable: true
        );
        string hash = ReleaseHash.HexOf(list);
        IReadOnlyList<LevelCount> levels = FigureCounts.Count(open);
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(
            Describe(certificate, release, levels, hash, files.Path),
            JsonFile.Options
        );
        return new CertificateFiles(
            hash,
            levels,
            files,
            new(
                $"{folder}/certificate.{ContentHash.Compute(json)}.json",
                Type,
                Brotli.Compress(json),
                "br",
                Immutable: true
            ),
            new(Path, Type, json, ContentEncoding: null, Immutable: false)
        );
    }

    private static Content Describe(
        DisclosureCertificate certificate,
        ReleaseStamp release,
        IReadOnlyList<LevelCount> levels,
        string hash,
        string files
    ) =>
        new(
            release.Id,
            release.PublishedAt.ToUniversalTime(),
            hash,
            files,
            new ContentRules(
                certificate.Rules.Threshold,
                certificate.Rules.PostsThreshold,
                certificate.Rules.MinimumContributors,
                certificate.Rules.DominantPercent,
                PublishedNames.NameOf(certificate.Rules.Protection),
                certificate.Rules.Insiders,
                certificate.Rules.Source
            ),
            levels,
            [.. certificate.Attacks.Select(PublishedNames.NameOf)],
            [.. certificate.NotAttacked.Select(PublishedNames.NameOf)],
            [
                .. certificate.Attackers.Select(attacker => new ContentAttacker(
                    PublishedNames.NameOf(attacker.Kind),
                    attacker.Count
                )),
            ],
            certificate.AttackedFigures,
            certificate.NarrowestWidth,
            certificate.Faults
        );

    private sealed record Content(
        string Release,
        DateTimeOffset PublishedAt,
        string Hash,
        string Files,
        ContentRules Rules,
        IReadOnlyList<LevelCount> Levels,
        IReadOnlyList<string> Attacked,
        IReadOnlyList<string> NotAttacked,
        IReadOnlyList<ContentAttacker> Attackers,
        int AttackedFigures,
        double? NarrowestWidth,
        int Faults
    );

    private sealed record ContentRules(
        int Threshold,
        int PostsThreshold,
        int MinimumContributors,
        int DominantPercent,
        string Protection,
        bool Insiders,
        string Source
    );

    private sealed record ContentAttacker(string Kind, int Count);
}
