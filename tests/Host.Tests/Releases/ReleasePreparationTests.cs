using Observatoire.Editions;
using Observatoire.Host.Releases;
using Observatoire.Storage;

namespace Observatoire.Host.Tests.Releases;

/// <summary>Preparation when timers run together and processes die: a candidate becomes one release, whole.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class ReleasePreparationTests(DgasPeople people) : IAsyncLifetime
{
    private ReleaseDesk desk = null!;

    public async Task InitializeAsync()
    {
        desk = await ReleaseDesk.OpenAsync(people);
        await desk.DepositAsync("16", "2017-06", ";INS_FOY;;;160;;");
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_preparation_that_dies_anywhere_is_completed_by_the_next()
    {
        PrepareReleases job = desk.App.Job<PrepareReleases>();
        int requests = 1;
        for (bool died = true; died; requests += 2)
        {
            desk.Clock.Now += TimeSpan.FromDays(1);
            string id = (await desk.MakeAsync()).Body.GetProperty("id").GetString()!;
            died = await desk.DiesAfterAsync(job, requests);
            Assert.Equal(died ? "candidate" : "checked", await desk.StateAsync(id));

            await job.DoAsync(CancellationToken.None);

            Assert.Equal("checked", await desk.StateAsync(id));
            Assert.NotEmpty(
                (await desk.ShowAsync(id)).Body.GetProperty("checklist").GetProperty("items").EnumerateArray()
            );
            IReadOnlyList<PublishedFile>? files = await desk.Releases.ReadFilesAsync(id);
            Assert.Equal("latest.json", files![^1].Path);
            Assert.Contains(id, BinaryData.FromBytes(files[^1].Content).ToString(), StringComparison.Ordinal);
        }

        Assert.InRange(requests, 10, 60);
    }

    [Fact]
    public async Task Two_preparations_at_the_same_time_keep_one_release()
    {
        PrepareReleases[] jobs =
        [
            desk.App.Job<PrepareReleases>(),
            (await desk.StartInstanceAsync()).Job<PrepareReleases>(),
        ];
        string id = (await desk.MakeAsync()).Body.GetProperty("id").GetString()!;

        IReadOnlyDictionary<string, object>[] summaries = await Task.WhenAll(
            jobs.Select(job => job.DoAsync(CancellationToken.None))
        );

        Assert.All(summaries, summary => Assert.Equal((1, 0), (summary["checked"], summary["blocked"])));
        Assert.Equal(ReleaseState.Checked, (await desk.Releases.FindAsync(id))!.State);
    }
}
