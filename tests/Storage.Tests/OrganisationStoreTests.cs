namespace Observatoire.Storage.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class OrganisationStoreTests(AzuriteFixture azurite)
{
    private readonly OrganisationStore organisations = new(azurite.Account);

    [Fact]
    public async Task Who_declared_nothing_has_no_version()
    {
        Assert.Equal(0, await organisations.LatestVersionAsync("O0"));
        Assert.Null(await organisations.KnownAsync("O0", null));
    }

    [Fact]
    public async Task Every_version_stays_and_the_latest_is_told_without_its_document()
    {
        OrganisationVersion first = await organisations.AppendAsync("O1", "un", "cle", Drafts.At);
        OrganisationVersion same = await organisations.AppendAsync("O1", "un", "cle", Drafts.At.AddHours(1));
        OrganisationVersion second = await organisations.AppendAsync("O1", "deux", "dgas", Drafts.At.AddHours(2));

        Assert.Equal(first, same);
        Assert.Equal(2, await organisations.LatestVersionAsync("O1"));
        Assert.Equal(second, await organisations.KnownAsync("O1", null));
        Assert.Equal(first, await organisations.KnownAsync("O1", Drafts.At.AddHours(1)));
    }

    [Fact]
    public async Task A_document_longer_than_a_property_comes_back_whole()
    {
        string document = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"{number};"));
        await organisations.AppendAsync("O2", document, "cle", Drafts.At);

        Assert.Equal(document, (await organisations.KnownAsync("O2", null))!.Document);
    }

    [Fact]
    public async Task The_latest_version_of_each_is_given_in_the_order_of_their_codes()
    {
        await organisations.AppendAsync("P2", "seul", "cle", Drafts.At);
        await organisations.AppendAsync("P1", "un", "cle", Drafts.At);
        await organisations.AppendAsync("P1", "deux", "cle", Drafts.At.AddHours(1));

        Assert.Equal(
            [("P1", 2, "deux"), ("P2", 1, "seul")],
            (await organisations.LatestOfAllAsync())
                .Where(each => each.Departement.StartsWith('P'))
                .Select(each => (each.Departement, each.Version, each.Document))
        );
    }
}
