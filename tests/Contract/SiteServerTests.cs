using System.IO.Compression;
using System.Net;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Observatoire.Local.Site;

namespace Observatoire.Contract;

[Collection(StoreTests.Name)]
public sealed class SiteServerTests(StoreFixture store) : IAsyncLifetime
{
    private readonly HttpClient client = new(
        new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }
    );

    // Nothing listens there.
    private static readonly Uri Api = new("http://127.0.0.1:1");
    private SiteServer server = null!;

    public async Task InitializeAsync()
    {
        await store.Blobs.GetBlobContainerClient("$web").DeleteIfExistsAsync();
        await SwitchAsync(null);
        server = await SiteServer.StartAsync(store.Connection, 0, Api, NullLoggerFactory.Instance);
        client.BaseAddress = server.Address;
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Before_anything_is_published_a_page_says_so()
    {
        using HttpResponseMessage response = await GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Rien n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Folders_show_the_index_document_and_unknown_addresses_the_page_for_it()
    {
        await SwitchAsync("r1.html", "r1-404.html");
        await PublishAsync("r1.html", "home");
        await PublishAsync("departements/01/r1.html", "Ain");
        await PublishAsync("departements/01/r2.html", "Ain, not yet");

        Assert.Equal("home", await client.GetStringAsync(new Uri("/", UriKind.Relative)));
        Assert.Equal("Ain", await client.GetStringAsync(new Uri("/departements/01/", UriKind.Relative)));
        Assert.Equal("Ain", await client.GetStringAsync(new Uri("/departements/01", UriKind.Relative)));
        using HttpResponseMessage plain = await GetAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, plain.StatusCode);

        await PublishAsync("r1-404.html", "lost");
        using HttpResponseMessage own = await GetAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
        Assert.Equal("lost", await own.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Another_index_document_changes_every_folder_within_about_a_second()
    {
        await SwitchAsync("r1.html");
        await PublishAsync("r1.html", "home");
        await PublishAsync("departements/01/r1.html", "Ain");
        Assert.Equal("home", await client.GetStringAsync(new Uri("/", UriKind.Relative)));
        await PublishAsync("r2.html", "new home");
        await PublishAsync("departements/01/r2.html", "new Ain");

        await SwitchAsync("r2.html");
        await Task.Delay(1200);

        Assert.Equal("new home", await client.GetStringAsync(new Uri("/", UriKind.Relative)));
        Assert.Equal("new Ain", await client.GetStringAsync(new Uri("/departements/01/", UriKind.Relative)));
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers_and_open_files_may_be_read_from_anywhere()
    {
        await SwitchAsync("index.html");
        await PublishAsync("index.html", "home");
        await PublishAsync("donnees/INS_FOY.csv", "indicateur", type: "text/csv; charset=utf-8");
        await PublishAsync("latest.json", "{}");

        using HttpResponseMessage home = await GetAsync("/");
        using HttpResponseMessage csv = await GetAsync("/donnees/INS_FOY.csv");
        using HttpResponseMessage latest = await GetAsync("/latest.json");

        Assert.StartsWith("default-src 'none'", home.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", home.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(home.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal("*", csv.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("*", latest.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("text/csv; charset=utf-8", csv.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task A_file_the_browser_has_is_not_sent_again()
    {
        await SwitchAsync("index.html");
        await PublishAsync("index.html", "home", cacheControl: "no-cache");
        using HttpResponseMessage first = await GetAsync("/");

        using HttpRequestMessage again = new(HttpMethod.Get, new Uri("/", UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("no-cache", first.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_compressed_file_goes_as_it_is_to_those_who_read_it_and_plain_to_the_others()
    {
        await SwitchAsync("index.html");
        await PublishAsync("index.html", "home");
        await PublishAsync("assets/site.css", "body{}", brotli: true);

        using HttpRequestMessage able = new(HttpMethod.Get, new Uri("/assets/site.css", UriKind.Relative));
        able.Headers.Add("Accept-Encoding", "gzip, br");
        using HttpResponseMessage compressed = await client.SendAsync(able);
        using HttpRequestMessage unwilling = new(HttpMethod.Get, new Uri("/assets/site.css", UriKind.Relative));
        unwilling.Headers.Add("Accept-Encoding", "gzip, br;q=0");
        using HttpResponseMessage plain = await client.SendAsync(unwilling);

        Assert.Equal(["br"], compressed.Content.Headers.ContentEncoding);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal("body{}", await plain.Content.ReadAsStringAsync());
        Assert.Contains("Accept-Encoding", plain.Headers.Vary);
    }

    [Fact]
    public async Task HEAD_answers_without_a_body_and_other_methods_are_refused()
    {
        await SwitchAsync("index.html");
        await PublishAsync("index.html", "home");

        using HttpRequestMessage head = new(HttpMethod.Head, new Uri("/", UriKind.Relative));
        using HttpResponseMessage headers = await client.SendAsync(head);
        using HttpResponseMessage refused = await client.DeleteAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(4, headers.Content.Headers.ContentLength);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
    }

    [Fact]
    public async Task A_store_that_is_down_is_told_as_unavailable()
    {
        string closed = store.Connection.Replace(store.Blobs.Uri.Authority, "127.0.0.1:1");
        await using SiteServer cut = await SiteServer.StartAsync(closed, 0, Api, NullLoggerFactory.Instance);

        using HttpResponseMessage response = await client.GetAsync(cut.Address);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    /// <param name="index">Index document, or null for a static website that is off.</param>
    /// <param name="error">Page for unknown addresses.</param>
    private async Task SwitchAsync(string? index, string? error = null)
    {
        BlobServiceProperties properties = await store.Blobs.GetPropertiesAsync();
        properties.StaticWebsite = new BlobStaticWebsite
        {
            Enabled = index is not null,
            IndexDocument = index,
            ErrorDocument404Path = error,
        };
        await store.Blobs.SetPropertiesAsync(properties);
    }

    private async Task PublishAsync(
        string name,
        string text,
        string type = "text/html; charset=utf-8",
        string? cacheControl = null,
        bool brotli = false
    )
    {
        BlobContainerClient site = store.Blobs.GetBlobContainerClient("$web");
        await site.CreateIfNotExistsAsync();
        using MemoryStream content = new();
        if (brotli)
        {
            await using BrotliStream compressor = new(content, CompressionLevel.Fastest, leaveOpen: true);
            await compressor.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
        }
        else
        {
            content.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        content.Position = 0;
        BlobHttpHeaders headers = new()
        {
            ContentType = type,
            CacheControl = cacheControl,
            ContentEncoding = brotli ? "br" : null,
        };
        await site.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { HttpHeaders = headers });
    }
}
