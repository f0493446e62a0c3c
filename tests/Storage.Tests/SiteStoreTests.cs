using System.Text;
using Azure.Storage.Blobs.Models;
using Observatoire.Disclosure;

namespace Observatoire.Storage.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class SiteStoreTests(AzuriteFixture azurite)
{
    private readonly SiteStore site = new(azurite.Account);

    [Fact]
    public async Task Immutable_files_go_first_and_latest_goes_last()
    {
        Recorder recorder = new();
        await new SiteStore(azurite.Through(recorder)).PublishAsync(SiteOf("ordre", "v1"));
        string[] written =
        [
            .. recorder
                .Answered.Where(line => line.StartsWith("PUT", StringComparison.Ordinal))
                .Select(line => line.Split("$web/")[1]),
        ];
        Assert.Equal(41, written.Length);
        Assert.All(written[..20], path => Assert.StartsWith("ordre/assets/", path, StringComparison.Ordinal));
        Assert.Equal(SiteStore.LatestPath, written[^1]);
    }

    [Fact]
    public async Task A_second_publication_of_the_same_files_writes_nothing()
    {
        await site.PublishAsync(SiteOf("deux", "v1"));
        Assert.Equal(new PublishSummary(0, 41), await site.PublishAsync(SiteOf("deux", "v1")));
    }

    [Fact]
    public async Task Only_what_changed_is_written_again()
    {
        PublishedFile[] before = [Page("trois/a.html", "a"), Page("trois/b.html", "b")];
        PublishedFile[] after = [Page("trois/a.html", "a"), Page("trois/b.html", "B")];
        await site.PublishAsync(before);
        Assert.Equal(new PublishSummary(1, 1), await site.PublishAsync(after));
        Assert.Equal("B", (await site.ReadAsync("trois/b.html"))!.ToString());
    }

    [Fact]
    public async Task A_change_of_headers_alone_is_written_again()
    {
        PublishedFile file = new("quatre/x.csv", "text/plain", Bytes("a"), null, Immutable: false);
        await site.PublishAsync([file]);
        PublishSummary summary = await site.PublishAsync([file with { ContentType = "text/csv; charset=utf-8" }]);
        Assert.Equal(1, summary.Uploaded);
    }

    [Fact]
    public async Task An_immutable_file_is_never_rewritten()
    {
        PublishedFile file = new("cinq/x.0a1b.js", "text/javascript", Bytes("a"), null, Immutable: true);
        await site.PublishAsync([file]);
        Assert.Equal(0, (await site.PublishAsync([file with { Content = Bytes("b") }])).Uploaded);
        Assert.Equal("a", (await site.ReadAsync(file.Path))!.ToString());
    }

    [Theory]
    [InlineData("h/index.html", "text/html; charset=utf-8", null, false, "no-cache")]
    [InlineData("latest.json", "application/json", null, false, "no-cache")]
    [InlineData("h/donnees/INS_FOY.csv", "text/csv; charset=utf-8", null, false, "public, max-age=300")]
    [InlineData("h/assets/site.0a1b.css", "text/css; charset=utf-8", "br", true, "public, max-age=31536000, immutable")]
    public async Task A_file_is_served_with_the_headers_it_needs(
        string path,
        string contentType,
        string? encoding,
        bool immutable,
        string cacheControl
    )
    {
        await site.PublishAsync([new PublishedFile(path, contentType, Bytes(path), encoding, immutable)]);
        BlobProperties properties = await azurite
            .Account.Blobs.GetBlobContainerClient(StorageNames.Site)
            .GetBlobClient(path)
            .GetPropertiesAsync();
        Assert.Equal(
            (contentType, encoding ?? "", cacheControl),
            (properties.ContentType, properties.ContentEncoding ?? "", properties.CacheControl)
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(27)]
    [InlineData(40)]
    public async Task A_publication_interrupted_anywhere_leaves_pages_whole_and_is_completed_by_the_next(int uploads)
    {
        string root = $"coupe{uploads}";
        await site.PublishAsync(SiteOf(root, "v1"));
        SiteStore dying = new(azurite.Through(new StopAfter(uploads)));
        await Assert.ThrowsAnyAsync<Exception>(() => dying.PublishAsync(SiteOf(root, "v2")));

        for (int page = 0; page < 20; page++)
        {
            string named = (await site.ReadAsync($"{root}/page{page}.html"))!.ToString();
            Assert.NotNull(await site.ReadAsync(named));
        }

        Assert.Equal($"{root} v1", (await site.ReadAsync(SiteStore.LatestPath))!.ToString());
        await site.PublishAsync(SiteOf(root, "v2"));
        Assert.Equal($"{root} v2", (await site.ReadAsync(SiteStore.LatestPath))!.ToString());
        Assert.Equal($"{root}/assets/a3.v2.js", (await site.ReadAsync($"{root}/page3.html"))!.ToString());
    }

    [Fact]
    public async Task Two_files_at_one_address_are_refused_before_anything_is_written()
    {
        PublishedFile[] files = [Page("six/a.html", "a"), Page("six/a.html", "b")];
        await Assert.ThrowsAsync<ArgumentException>(() => site.PublishAsync(files));
        Assert.Null(await site.ReadAsync("six/a.html"));
    }

    /// <summary>Twenty hashed files, twenty pages each naming one, and latest.json; in an order that is wrong on purpose.</summary>
    private static PublishedFile[] SiteOf(string root, string version) =>
        [
            new(SiteStore.LatestPath, "application/json", Bytes($"{root} {version}"), null, Immutable: false),
            .. Enumerable
                .Range(0, 20)
                .Select(page => Page($"{root}/page{page}.html", $"{root}/assets/a{page}.{version}.js")),
            .. Enumerable
                .Range(0, 20)
                .Select(page => new PublishedFile(
                    $"{root}/assets/a{page}.{version}.js",
                    "text/javascript",
                    Bytes(version),
                    null,
                    Immutable: true
                )),
        ];

    private static PublishedFile Page(string path, string content) =>
        new(path, "text/html; charset=utf-8", Bytes(content), null, Immutable: false);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
