using Observatoire.Editions;

namespace Observatoire.Pages.Files;

/// <summary>An open file at its two addresses.</summary>
/// <param name="Name">What it is called below <c>donnees/</c>, without extension.</param>
/// <param name="Stable">At the stable address, as it is.</param>
/// <param name="OfRelease">The same content where it stays for ever, compressed; releases that say the same share it.</param>
internal sealed record CsvFile(string Name, PublishedFile Stable, PublishedFile OfRelease)
{
    /// <summary>Name of the table of territories.</summary>
    public const string Territories = "territoires";

    /// <summary>Name of the table of départements beside each other.</summary>
    public const string Comparisons = "comparaisons";

    /// <summary>Name of the table of groups of départements that are organised alike.</summary>
    public const string Organisations = "organisations";

    public const string Folder = "donnees/";
    public const string Extension = ".csv";

    private const string Type = "text/csv; charset=utf-8; header=present";

    public static CsvFile Write(string name, byte[] csv) =>
        new(
            name,
            new($"{Folder}{name}{Extension}", Type, csv, ContentEncoding: null, Immutable: false),
            new(
                $"{Folder}{name}.{ContentHash.Compute(csv)}{Extension}",
                Type,
                Brotli.CompressQuickly(csv),
                "br",
                Immutable: true
            )
        );
}
