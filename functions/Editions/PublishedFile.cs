namespace Observatoire.Editions;

/// <summary>One file of the public site, ready to be uploaded.</summary>
/// <param name="Path">Address below the site's root, no leading slash: <c>donnees/INS_FOY.csv</c>.</param>
/// <param name="ContentType">Media type with charset: <c>text/csv; charset=utf-8</c>.</param>
/// <param name="Content">The bytes, already compressed when <paramref name="ContentEncoding"/> says so.</param>
/// <param name="ContentEncoding"><c>br</c>, or null when the bytes are as they are.</param>
/// <param name="Immutable">True when the address carries a content hash, so the file is never rewritten.</param>
public sealed record PublishedFile(
    string Path,
    string ContentType,
    ReadOnlyMemory<byte> Content,
    string? ContentEncoding,
    bool Immutable
)
{
    private const string FolderPage = "index.html";
    private const string ErrorPage = "404.html";

    /// <summary>Where a release says this for ever; null where the releases after it say something else.</summary>
    /// <param name="release">Its id, which the name of each of its pages carries.</param>
    public string? AddressIn(string release)
    {
        if (Immutable)
        {
            return Path;
        }

        int name = Path.LastIndexOf('/') + 1;
        return Path == ErrorPage ? $"{release}-{ErrorPage}"
            : Path[name..] == FolderPage ? $"{Path[..name]}{release}.html"
            : null;
    }
}
