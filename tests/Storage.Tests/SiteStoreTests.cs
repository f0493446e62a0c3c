using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Observatoire.Editions;

namespace Observatoire.Storage.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class SiteStoreTests(AzuriteFixture azurite)
{
    private readonly SiteStore site = new(azurite.Account);

    [Fact]
    public async Task What_pages_need_goes_before_the_switch_and_stable_addresses_after_it_latest_at_the_end()
    {
        await site.PublishAsync("ordre-1", SiteOf("ordre", "v1"));
        Recorder recorder = new();
        PublishedFile unseen = Csv("ordre/nouvelle.csv", "v2");
        await new SiteStore(azurite.Through(recorder)).PublishAsync("ordre-2", [.. SiteOf("ordre", "v2"), unseen]);

        string[] written =
        [
            .. recorder
                .Answered.Where(line => line.StartsWith("PUT", StringComparison.Ordinal))
                .Select(line => line.Split("$web/")[^1]),
        ];
        int switched = Array.FindIndex(written, line => line.StartsWith("PUT", StringComparison.Ordinal));
        Assert.Equal(41, switched);
        Assert.Equal(20, written[..switched].Count(path => path.StartsWith("ordre/assets/", StringComparison.Ordinal)));
        Assert.Equal(20, written[..switched].Count(path => path.EndsWith("/ordre-2.html", StringComparison.Ordinal)));
        Assert.Contains(unseen.Path, written[..switched]);
        Assert.Equal(["ordre/a.csv", SiteStore.LatestPath], written[(switched + 1)..]);
    }

    [Fact]
    public async Task The_site_is_switched_by_its_index_document_and_back_again_by_the_same_call()
    {
        await site.PublishAsync("aller-1", SiteOf("aller", "v1"));
        Assert.Equal(("aller-1", "v1", "v1"), await SeenAsync("aller"));
        await site.PublishAsync("aller-2", SiteOf("aller", "v2"));
        Assert.Equal(("aller-2", "v2", "v2"), await SeenAsync("aller"));

        PublishSummary back = await site.PublishAsync("aller-1", SiteOf("aller", "v1"));
        Assert.Equal(("aller-1", "v1", "v1"), await SeenAsync("aller"));
        Assert.Equal(new PublishSummary(2, 40), back);
        Assert.Equal("aller/assets/a3.v2.js", await ReadAsync("aller/3/aller-2.html"));
    }

    [Fact]
    public async Task The_deposit_page_before_any_release_is_a_release_of_its_own()
    {
        await site.PublishAsync("depot-0a1b2c3d", [Page("depot/index.html", "dépôt"), Page("index.html", "dépôt")]);
        Assert.Equal("depot-0a1b2c3d", await site.CurrentAsync());
        Assert.Equal("dépôt", await ReadAsync("depot/depot-0a1b2c3d.html"));
    }

    [Fact]
    public async Task The_switch_leaves_what_an_operator_set_as_it_is()
    {
        BlobServiceProperties set = await azurite.Account.Blobs.GetPropertiesAsync();
        set.Cors =
        [
            new BlobCorsRule
            {
                AllowedOrigins = "*",
                AllowedMethods = "GET",
                AllowedHeaders = "*",
                ExposedHeaders = "ETag",
                MaxAgeInSeconds = 86400,
            },
        ];
        set.DeleteRetentionPolicy = new BlobRetentionPolicy { Enabled = true, Days = 30 };
        await azurite.Account.Blobs.SetPropertiesAsync(set);
        await site.PublishAsync("reglages", [Page("index.html", "page")]);

        BlobServiceProperties kept = await azurite.Account.Blobs.GetPropertiesAsync();
        Assert.Equal("ETag", Assert.Single(kept.Cors).ExposedHeaders);
        Assert.Equal(30, kept.DeleteRetentionPolicy.Days);
        Assert.Equal("reglages.html", kept.StaticWebsite.IndexDocument);
    }

    [Fact]
    public async Task The_page_for_unknown_addresses_is_that_of_the_release()
    {
        await site.PublishAsync("perdu-1", [Page("index.html", "page"), Page("404.html", "perdu")]);
        Assert.Equal("perdu-1-404.html", (await StaticWebsiteAsync()).ErrorDocument404Path);
        Assert.Equal("perdu", await ReadAsync("perdu-1-404.html"));
        await site.PublishAsync("perdu-2", [Page("index.html", "page")]);
        Assert.Null((await StaticWebsiteAsync()).ErrorDocument404Path);
    }

    [Fact]
    public async Task A_second_publication_of_the_same_files_writes_no_file()
    {
        await site.PublishAsync("deux", SiteOf("deux", "v1"));
        Assert.Equal(new PublishSummary(0, 42), await site.PublishAsync("deux", SiteOf("deux", "v1")));
    }

    [Fact]
    public async Task A_change_of_headers_alone_is_written_again()
    {
        PublishedFile file = new("quatre/x.csv", "text/plain", Bytes("a"), null, Immutable: false);
        await site.PublishAsync("quatre", [file]);
        PublishSummary summary = await site.PublishAsync("quatre", [file with { ContentType = "text/csv" }]);
        Assert.Equal(1, summary.Uploaded);
    }

    [Fact]
    public async Task A_hashed_file_is_never_rewritten()
    {
        PublishedFile file = new("cinq/x.0a1b.js", "text/javascript", Bytes("a"), null, Immutable: true);
        await site.PublishAsync("cinq", [file]);
        Assert.Equal(0, (await site.PublishAsync("cinq", [file with { Content = Bytes("b") }])).Uploaded);
        Assert.Equal("a", await ReadAsync(file.Path));
    }

    [Fact]
    public async Task Another_page_in_the_place_of_a_published_one_is_refused_and_nothing_changes()
    {
        await site.PublishAsync("sept", [Page("index.html", "publiée")]);
        await site.PublishAsync("sept-bis", [Page("index.html", "autre")]);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            site.PublishAsync("sept", [Page("index.html", "refaite"), Csv("sept/x.csv", "x")])
        );
        Assert.Equal("sept-bis", await site.CurrentAsync());
        Assert.Equal("publiée", await ReadAsync("sept.html"));
        Assert.Null(await TryReadAsync("sept/x.csv"));
    }

    [Fact]
    public async Task A_stable_address_the_release_does_not_have_no_longer_answers()
    {
        await site.PublishAsync("huit-1", [Page("index.html", "1"), Csv("huit/a.csv", "1"), Csv("huit/b.csv", "1")]);
        await site.PublishAsync("huit-2", [Page("index.html", "2"), Csv("huit/a.csv", "2")]);
        Assert.Equal("2", await ReadAsync("huit/a.csv"));
        Assert.Null(await TryReadAsync("huit/b.csv"));
        Assert.Equal("1", await ReadAsync("huit-1.html"));
    }

    [Theory]
    [InlineData("h/index.html", "h/entetes.html", "text/html; charset=utf-8", null, false, "no-cache")]
    [InlineData("latest.json", "latest.json", "application/json", null, false, "no-cache")]
    [InlineData("h/a.csv", "h/a.csv", "text/csv; charset=utf-8", null, false, "public, max-age=300")]
    [InlineData("h/x.0a.css", "h/x.0a.css", "text/css", "br", true, "public, max-age=31536000, immutable")]
    public async Task A_file_is_served_with_the_headers_it_needs(
        string path,
        string blob,
        string contentType,
        string? encoding,
        bool immutable,
        string cacheControl
    )
    {
        await site.PublishAsync("entetes", [new PublishedFile(path, contentType, Bytes(path), encoding, immutable)]);
        BlobProperties properties = await Web.GetBlobClient(blob).GetPropertiesAsync();
        Assert.Equal(
            (contentType, encoding ?? "", cacheControl),
            (properties.ContentType, properties.ContentEncoding ?? "", properties.CacheControl)
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(41)]
    [InlineData(42)]
    public async Task A_publication_interrupted_anywhere_shows_one_release_and_is_completed_by_the_next(int writes)
    {
        string root = $"coupe{writes}";
        await site.PublishAsync($"{root}-1", SiteOf(root, "v1"));
        SiteStore dying = new(azurite.Through(new StopAfter(writes)));
        await Assert.ThrowsAnyAsync<Exception>(() => dying.PublishAsync($"{root}-2", SiteOf(root, "v2")));

        string shown = (await site.CurrentAsync())!;
        Assert.Equal(writes <= 40 ? $"{root}-1" : $"{root}-2", shown);
        for (int page = 0; page < 20; page++)
        {
            string named = await ReadAsync($"{root}/{page}/{shown}.html");
            Assert.EndsWith(writes <= 40 ? "v1.js" : "v2.js", named, StringComparison.Ordinal);
            Assert.NotNull(await TryReadAsync(named));
        }

        Assert.Equal("v1", await ReadAsync(SiteStore.LatestPath));
        await site.PublishAsync($"{root}-2", SiteOf(root, "v2"));
        Assert.Equal(($"{root}-2", "v2", "v2"), await SeenAsync(root));
    }

    [Fact]
    public async Task Two_files_at_one_address_are_refused_before_anything_is_written()
    {
        PublishedFile[] files = [Page("six/index.html", "a"), Page("six/index.html", "b")];
        await Assert.ThrowsAsync<ArgumentException>(() => site.PublishAsync("six", files));
        Assert.Null(await TryReadAsync("six/six.html"));
    }

    /// <summary>The release shown, the version of its pages, that of the stable addresses; the two must agree.</summary>
    private async Task<(string Release, string Pages, string Stable)> SeenAsync(string root)
    {
        string release = (await site.CurrentAsync())!;
        string stable = await ReadAsync($"{root}/a.csv");
        Assert.Equal(stable, await ReadAsync(SiteStore.LatestPath));
        return (release, (await ReadAsync($"{root}/3/{release}.html")).Split('.')[1], stable);
    }

    /// <summary>Twenty hashed files, twenty pages each naming one, a stable file, latest.json; in a wrong order on purpose.</summary>
    private static PublishedFile[] SiteOf(string root, string version) =>
        [
            new(SiteStore.LatestPath, "application/json", Bytes(version), null, Immutable: false),
            Csv($"{root}/a.csv", version),
            .. Enumerable
                .Range(0, 20)
                .Select(page => Page($"{root}/{page}/index.html", $"{root}/assets/a{page}.{version}.js")),
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

    private static PublishedFile Csv(string path, string content) =>
        new(path, "text/csv; charset=utf-8", Bytes(content), null, Immutable: false);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private BlobContainerClient Web => azurite.Account.Blobs.GetBlobContainerClient(StorageNames.Site);

    private async Task<BlobStaticWebsite> StaticWebsiteAsync() =>
        (await azurite.Account.Blobs.GetPropertiesAsync()).Value.StaticWebsite;

    private async Task<string> ReadAsync(string blob) =>
        (await Web.GetBlobClient(blob).DownloadContentAsync()).Value.Content.ToString();

    private async Task<string?> TryReadAsync(string blob) =>
        await Web.GetBlobClient(blob).ExistsAsync() ? await ReadAsync(blob) : null;
}
