namespace Observatoire.Storage.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class RefusalLogTests(AzuriteFixture azurite)
{
    private readonly RefusalLog refusals = new(azurite.Account);

    [Fact]
    public async Task A_file_nobody_refused_has_no_refusal() => Assert.Empty(await refusals.OfAsync("00"));

    [Fact]
    public async Task A_refusal_keeps_the_hash_the_reason_and_the_column()
    {
        Refusal first = new("f1", "01", "R39", "commentaire", Drafts.At);
        Refusal open = new("f1", null, "R39", null, Drafts.At.AddTicks(1));
        await refusals.AppendAsync(first);
        await refusals.AppendAsync(open);

        Assert.Equal([first, open], await refusals.OfAsync("f1"));
    }

    [Fact]
    public async Task A_refusal_sent_twice_by_the_network_is_one()
    {
        Refusal refusal = new("f2", "01", "R39", "valeur", Drafts.At);
        await refusals.AppendAsync(refusal);
        await refusals.AppendAsync(refusal);

        Assert.Single(await refusals.OfAsync("f2"));
    }
}
