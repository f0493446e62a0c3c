using Azure.Core;
using Observatoire.Editions.Time;

namespace Observatoire.Storage.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class BlobStoreTests(AzuriteFixture azurite)
{
    private readonly RawStore raw = new(azurite.Account);
    private readonly FactStore facts = new(azurite.Account);
    private readonly IndicatorStore indicators = new(azurite.Account);

    [Fact]
    public async Task A_return_is_kept_byte_for_byte()
    {
        byte[] content = [0xEF, 0xBB, 0xBF, 0x00, 0xFF, 0x0D, 0x0A];
        Assert.True(await raw.KeepAsync("01", Drafts.December, "r1", "csv", content));
        await using Stream? kept = await raw.OpenAsync("01", Drafts.December, "r1", "csv");
        using MemoryStream read = new();
        await kept!.CopyToAsync(read);
        Assert.Equal(content, read.ToArray());
    }

    [Fact]
    public async Task A_return_is_written_once()
    {
        Assert.True(await raw.KeepAsync("01", Drafts.December, "r2", "csv", "premier"u8.ToArray()));
        Assert.False(await raw.KeepAsync("01", Drafts.December, "r2", "csv", "second"u8.ToArray()));
        using StreamReader reader = new((await raw.OpenAsync("01", Drafts.December, "r2", "csv"))!);
        Assert.Equal("premier", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task An_upload_whose_answer_was_lost_is_a_success()
    {
        LostAnswer fault = new(RequestMethod.Put);
        RawStore shaken = new(azurite.Through(fault));
        await shaken.KeepAsync("01", Drafts.December, "r3", "csv", "octets"u8.ToArray());
        Assert.Equal(1, fault.Losses);
        Assert.NotNull(await raw.OpenAsync("01", Drafts.December, "r3", "csv"));
    }

    [Fact]
    public async Task A_large_stream_that_cannot_be_rewound_is_kept_whole()
    {
        byte[] content = new byte[60_000_000];
        new Random(1).NextBytes(content);
        await using OneWayStream stream = new(content);
        Assert.True(await raw.KeepAsync("01", Drafts.December, "r4", "csv", stream));
        await using Stream? kept = await raw.OpenAsync("01", Drafts.December, "r4", "csv");
        Assert.Equal(
            System.Security.Cryptography.SHA256.HashData(content),
            await System.Security.Cryptography.SHA256.HashDataAsync(kept!)
        );
    }

    [Fact]
    public async Task What_was_never_kept_is_null()
    {
        Assert.Null(await raw.OpenAsync("01", Drafts.December, "absent", "csv"));
        Assert.Null(await facts.ReadAsync(Drafts.December, "01", "absent"));
        Assert.Null(await indicators.ReadAsync(new ReferenceMonth(1990, 1)));
    }

    [Theory]
    [InlineData("../02")]
    [InlineData("")]
    [InlineData("2A/..")]
    public async Task A_key_that_could_leave_its_folder_is_refused(string departement)
    {
        await Assert.ThrowsAsync<ArgumentException>(() =>
            raw.KeepAsync(departement, Drafts.December, "aa", "csv", "x"u8.ToArray())
        );
        await Assert.ThrowsAsync<ArgumentException>(() => facts.ReadAsync(Drafts.December, departement, "aa"));
    }

    [Fact]
    public async Task Facts_can_be_rebuilt_in_place()
    {
        await facts.KeepAsync(Drafts.December, "01", "f1", "{}"u8.ToArray());
        await facts.KeepAsync(Drafts.December, "01", "f1", "[1]"u8.ToArray());
        Assert.Equal("[1]", (await facts.ReadAsync(Drafts.December, "01", "f1"))!.ToString());
    }

    [Fact]
    public async Task Indicators_carry_the_fingerprint_they_were_computed_from()
    {
        ReferenceMonth january = new(2017, 1);
        await indicators.WriteAsync(january, "abc", "{\"a\":1}"u8.ToArray());
        await indicators.WriteAsync(january, "def", "{\"a\":2}"u8.ToArray());
        Assert.Equal("{\"a\":2}", (await indicators.ReadAsync(january))!.ToString());
        Assert.Equal("def", (await indicators.ReadFingerprintsAsync())[january]);
    }

    [Fact]
    public async Task A_month_that_was_deleted_has_no_fingerprint_and_can_be_deleted_again()
    {
        ReferenceMonth february = new(2017, 2);
        await indicators.WriteAsync(february, "abc", "{}"u8.ToArray());
        await indicators.DeleteAsync(february);
        await indicators.DeleteAsync(february);
        Assert.DoesNotContain(february, await indicators.ReadFingerprintsAsync());
    }

    /// <summary>A stream as a request body is: read once, forward, of unknown length.</summary>
    private sealed class OneWayStream(byte[] content) : Stream
    {
        private readonly MemoryStream inner = new(content);

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            inner.Read(buffer, offset, Math.Min(count, 7_001));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
