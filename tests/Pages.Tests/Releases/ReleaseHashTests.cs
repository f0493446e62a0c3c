using System.IO.Compression;
using System.Text;
using Observatoire.Editions;
using Observatoire.Pages.Releases;

namespace Observatoire.Pages.Tests.Releases;

public class ReleaseHashTests
{
    // printf a > x/é.txt; printf b > a.txt; sha256sum a.txt x/é.txt | sha256sum
    private const string BySha256Sum = "886ad4f01aeb2c3596bfff13449211902224faf57be659f1001211a50313cf03";

    [Fact]
    public void It_is_what_sha256sum_gives_whatever_the_order_of_the_files()
    {
        PublishedFile accented = new("x/é.txt", "text/plain", "a"u8.ToArray(), null, Immutable: false);
        PublishedFile plain = new("a.txt", "text/plain", "b"u8.ToArray(), null, Immutable: true);

        Assert.Equal(BySha256Sum, ReleaseHash.Compute([accented, plain]));
        Assert.Equal(BySha256Sum, ReleaseHash.Compute([plain, accented]));
        Assert.NotEqual(BySha256Sum, ReleaseHash.Compute([plain, accented with { Path = "x/e.txt" }]));
        Assert.NotEqual(BySha256Sum, ReleaseHash.Compute([plain, accented with { Content = "A"u8.ToArray() }]));
    }

    [Fact]
    public void A_compressed_file_counts_for_what_a_download_gives()
    {
        PublishedFile accented = new("x/é.txt", "text/plain", "a"u8.ToArray(), null, Immutable: false);
        using MemoryStream compressed = new();
        using (BrotliStream stream = new(compressed, CompressionLevel.Fastest))
        {
            stream.Write("b"u8);
        }

        Assert.Equal(
            BySha256Sum,
            ReleaseHash.Compute([accented, new("a.txt", "text/plain", compressed.ToArray(), "br", Immutable: true)])
        );
    }

    [Fact]
    public void The_list_of_a_release_has_what_stays_at_its_address()
    {
        PublishedFile Make(string path, bool isImmutable) =>
            new(path, "text/plain", "a"u8.ToArray(), null, isImmutable);

        string[] listed =
        [
            .. Encoding
                .UTF8.GetString(
                    ReleaseHash.ListOf(
                        [
                            Make("donnees/AAH.csv", false),
                            Make("donnees/AAH.0a1b.csv", true),
                            Make("index.html", false),
                            Make("en/depot/index.html", false),
                            Make("404.html", false),
                            Make("latest.json", false),
                        ],
                        "r1"
                    )
                )
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line[66..]),
        ];

        Assert.Equal(["donnees/AAH.0a1b.csv", "en/depot/r1.html", "r1-404.html", "r1.html"], listed);
    }
}
