namespace Observatoire.Storage.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class ReleaseStoreTests(AzuriteFixture azurite)
{
    private readonly ReleaseStore releases = new(azurite.Account);

    [Fact]
    public async Task A_release_goes_from_publishing_to_published()
    {
        Release release = new("r-1", "empreinte", ReleaseState.Publishing, Drafts.At);
        await releases.SaveAsync(release);
        Assert.Equal(release, await releases.FindAsync("r-1"));
        await releases.SaveAsync(release with { State = ReleaseState.Published, At = Drafts.At.AddMinutes(1) });
        Assert.Equal(ReleaseState.Published, (await releases.FindAsync("r-1"))!.State);
        Assert.Null(await releases.FindAsync("r-inconnue"));
    }

    [Fact]
    public async Task The_latest_published_is_not_one_that_was_interrupted()
    {
        DateTimeOffset later = Drafts.At.AddYears(2);
        await releases.SaveAsync(new Release("r-2", "a", ReleaseState.Published, later));
        await releases.SaveAsync(new Release("r-3", "b", ReleaseState.Published, later.AddDays(-1)));
        await releases.SaveAsync(new Release("r-4", "c", ReleaseState.Publishing, later.AddDays(1)));
        Assert.Equal("r-2", (await releases.LatestPublishedAsync())!.Id);
    }
}
