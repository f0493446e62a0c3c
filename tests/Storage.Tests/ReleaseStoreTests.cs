using Azure.Core;
using Azure.Storage.Blobs;
using Observatoire.Editions;

namespace Observatoire.Storage.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class ReleaseStoreTests(AzuriteFixture azurite)
{
    private readonly ReleaseStore releases = new(azurite.Account);

    [Fact]
    public async Task The_key_of_the_choice_is_made_once_whoever_asks_first()
    {
        byte[][] keys = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => releases.ReadKeyAsync()));

        Assert.All(keys, key => Assert.Equal(keys[0], key));
        Assert.Equal(32, keys[0].Length);
        Assert.Equal(keys[0], await new ReleaseStore(azurite.Account).ReadKeyAsync());
        Assert.NotEqual(new byte[32], keys[0]);
    }

    [Fact]
    public async Task A_release_goes_all_the_way_and_keeps_who_did_what_when()
    {
        Assert.Null(await releases.FindAsync("etats"));
        Assert.True(await releases.TryCreateAsync(Candidate("etats") with { Note = "Premiers chiffres." }));
        await ChangeAsync("etats", release => release with { State = ReleaseState.Checked, CheckedAt = After(1) });
        await ChangeAsync(
            "etats",
            release =>
                release with
                {
                    State = ReleaseState.Approved,
                    ApprovedBy = "bruno",
                    ApprovedAt = After(2),
                    PublishAt = After(60),
                }
        );
        await ChangeAsync("etats", release => release with { State = ReleaseState.Published, PublishedAt = After(61) });
        await ChangeAsync(
            "etats",
            release =>
                release with
                {
                    State = ReleaseState.Withdrawn,
                    WithdrawnBy = "chloe",
                    WithdrawnAt = After(90),
                    Reason = "Une série fausse.",
                }
        );

        Release wanted = Candidate("etats") with
        {
            Note = "Premiers chiffres.",
            State = ReleaseState.Withdrawn,
            CheckedAt = After(1),
            ApprovedBy = "bruno",
            ApprovedAt = After(2),
            PublishAt = After(60),
            PublishedAt = After(61),
            WithdrawnBy = "chloe",
            WithdrawnAt = After(90),
            Reason = "Une série fausse.",
        };
        Release kept = (await releases.FindAsync("etats"))!;
        Assert.Equal(wanted.ToString(), kept.ToString());
    }

    [Fact]
    public async Task Of_two_who_create_a_release_one_does()
    {
        bool[] created = await Task.WhenAll(
            releases.TryCreateAsync(Candidate("deux") with { MadeBy = "anne" }),
            releases.TryCreateAsync(Candidate("deux") with { MadeBy = "bruno" })
        );
        Assert.Single(created, each => each);
        Assert.Equal(created[0] ? "anne" : "bruno", (await releases.FindAsync("deux"))!.MadeBy);
    }

    [Fact]
    public async Task Of_two_who_change_a_release_one_does_and_the_other_is_told()
    {
        await releases.TryCreateAsync(Candidate("course"));
        Release read = (await releases.FindAsync("course"))!;
        bool[] replaced = await Task.WhenAll(
            releases.TryReplaceAsync(read with { State = ReleaseState.Approved, ApprovedBy = "bruno" }),
            releases.TryReplaceAsync(read with { State = ReleaseState.Withdrawn, WithdrawnBy = "chloe" })
        );
        Assert.Single(replaced, each => each);
        Assert.Equal(
            replaced[0] ? ReleaseState.Approved : ReleaseState.Withdrawn,
            (await releases.FindAsync("course"))!.State
        );
        Assert.False(await releases.TryReplaceAsync(read with { Note = "trop tard" }));
    }

    [Fact]
    public async Task A_writing_whose_answer_was_lost_is_known_again()
    {
        LostAnswer creation = new(RequestMethod.Post);
        Assert.True(await new ReleaseStore(azurite.Through(creation)).TryCreateAsync(Candidate("perdue")));
        Release read = (await releases.FindAsync("perdue"))!;
        LostAnswer change = new(RequestMethod.Put);
        Assert.True(await new ReleaseStore(azurite.Through(change)).TryReplaceAsync(read with { Note = "une fois" }));
        Assert.Equal((1, 1), (creation.Losses, change.Losses));
    }

    [Fact]
    public async Task A_release_that_was_made_and_not_read_replaces_nothing() =>
        await Assert.ThrowsAsync<ArgumentException>(() => releases.TryReplaceAsync(Candidate("jamais-lue")));

    [Fact]
    public async Task Releases_are_listed_newest_first()
    {
        DateTimeOffset far = Drafts.At.AddYears(50);
        await releases.TryCreateAsync(Candidate("liste-1") with { MadeAt = far });
        await releases.TryCreateAsync(Candidate("liste-3") with { MadeAt = far.AddDays(2) });
        await releases.TryCreateAsync(Candidate("liste-2") with { MadeAt = far.AddDays(1) });
        IReadOnlyList<Release> all = await releases.ListAsync();
        Assert.Equal(["liste-3", "liste-2", "liste-1"], all.Take(3).Select(each => each.Id));
    }

    [Fact]
    public async Task Files_come_back_byte_for_byte_in_their_order_with_their_headers()
    {
        byte[] every = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        PublishedFile[] files =
        [
            new("releases/f/s.0a1b.json", "application/json; charset=utf-8", every, "br", Immutable: true),
            new("index.html", "text/html; charset=utf-8", "é"u8.ToArray(), null, Immutable: false),
            new("donnees/vide.csv", "text/csv; charset=utf-8", Array.Empty<byte>(), null, Immutable: false),
        ];
        Assert.Null(await releases.ReadFilesAsync("f"));
        await releases.SaveFilesAsync("f", files);
        await releases.SaveFilesAsync("f", files);

        IReadOnlyList<PublishedFile> read = (await releases.ReadFilesAsync("f"))!;
        Assert.Equal(files.Select(Written), read.Select(Written));
    }

    [Fact]
    public async Task A_release_has_its_files_once()
    {
        PublishedFile file = new("index.html", "text/html", "un"u8.ToArray(), null, Immutable: false);
        await releases.SaveFilesAsync("une-fois", [file]);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            releases.SaveFilesAsync("une-fois", [file with { Content = "deux"u8.ToArray() }])
        );
        Assert.Equal("un"u8.ToArray(), Assert.Single((await releases.ReadFilesAsync("une-fois"))!).Content.ToArray());
    }

    [Fact]
    public async Task Files_that_were_touched_are_refused()
    {
        PublishedFile file = new("index.html", "text/html", "intact"u8.ToArray(), null, Immutable: false);
        await releases.SaveFilesAsync("touchee", [file]);
        BlobContainerClient kept = azurite.Account.Blobs.GetBlobContainerClient(StorageNames.ReleaseFiles);
        byte[] archive = (await kept.GetBlobClient("touchee/files.zip").DownloadContentAsync()).Value.Content.ToArray();
        byte[] touched = ReplaceIn(archive, "index.html", "index.htm_");
        await kept.GetBlobClient("touchee/files.zip").UploadAsync(BinaryData.FromBytes(touched), overwrite: true);
        await Assert.ThrowsAsync<InvalidDataException>(() => releases.ReadFilesAsync("touchee"));
    }

    [Fact]
    public async Task A_document_is_replaced_by_the_next_of_its_name()
    {
        Assert.Null(await releases.ReadDocumentAsync("doc", "checklist.json"));
        await releases.SaveDocumentAsync("doc", "checklist.json", new BinaryData("[1]"));
        await releases.SaveDocumentAsync("doc", "checklist.json", new BinaryData("[2]"));
        Assert.Equal("[2]", (await releases.ReadDocumentAsync("doc", "checklist.json"))!.ToString());
        Assert.Null(await releases.ReadDocumentAsync("doc", "certificate.json"));
    }

    [Fact]
    public async Task A_month_is_kept_once_under_its_content()
    {
        string name = await releases.KeepMonthAsync(new BinaryData("janvier"));

        Assert.Equal(name, await releases.KeepMonthAsync(new BinaryData("janvier")));
        Assert.NotEqual(name, await releases.KeepMonthAsync(new BinaryData("février")));
        Assert.Equal("janvier", (await releases.ReadMonthAsync(name)).ToString());
        await Assert.ThrowsAsync<InvalidDataException>(() => releases.ReadMonthAsync(new string('0', 64)));
    }

    [Theory]
    [InlineData("../lock")]
    [InlineData(".")]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task A_name_that_could_lead_elsewhere_is_refused(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => releases.ReadFilesAsync(name));
        await Assert.ThrowsAsync<ArgumentException>(() => releases.ReadDocumentAsync("doc", name));
        await Assert.ThrowsAsync<ArgumentException>(() => releases.TryCreateAsync(Candidate("x") with { Id = name }));
    }

    private async Task ChangeAsync(string id, Func<Release, Release> change) =>
        Assert.True(await releases.TryReplaceAsync(change((await releases.FindAsync(id))!)));

    private static Release Candidate(string id) =>
        new()
        {
            Id = id,
            Fingerprint = "empreinte",
            State = ReleaseState.Candidate,
            MadeBy = "anne",
            MadeAt = Drafts.At,
        };

    private static DateTimeOffset After(int minutes) => Drafts.At.AddMinutes(minutes);

    private static (string, string, string?, bool, string) Written(PublishedFile file) =>
        (file.Path, file.ContentType, file.ContentEncoding, file.Immutable, Convert.ToHexString(file.Content.Span));

    private static byte[] ReplaceIn(byte[] bytes, string from, string to) =>
        System.Text.Encoding.Latin1.GetBytes(
            System.Text.Encoding.Latin1.GetString(bytes).Replace(from, to, StringComparison.Ordinal)
        );
}
