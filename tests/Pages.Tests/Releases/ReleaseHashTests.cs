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
}
