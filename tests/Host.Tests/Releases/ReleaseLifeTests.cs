using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Azure.Storage.Blobs.Models;

namespace Observatoire.Host.Tests.Releases;

/// <summary>A release from its making to its withdrawal, through the routes, on a real store.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class ReleaseLifeTests(DgasPeople people) : IAsyncLifetime
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private ReleaseDesk desk = null!;

    public async Task InitializeAsync() => desk = await ReleaseDesk.OpenAsync(people);

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task Without_figures_there_is_nothing_to_release_and_the_site_is_the_deposit_page()
    {
        (await desk.MakeAsync()).IsProblem(409, "nothing-to-release");

        JsonElement summary = await desk.RunAsync("PublishApprovedReleases");

        Assert.Equal("nothing-published", summary.GetProperty("outcome").GetString());
        Assert.StartsWith("depot-", await desk.Site.CurrentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, (await desk.RunAsync("PublishApprovedReleases")).GetProperty("uploaded").GetInt32());
    }

    [Fact]
    public async Task A_release_is_made_checked_approved_by_somebody_else_and_published_at_its_minute()
    {
        await desk.DepositAsync("16", "2017-06", ";INS_FOY;;;160;;", ";AAH;;;7;;");
        Answer made = await desk.MakeAsync();
        string id = made.Body.GetProperty("id").GetString()!;
        Assert.Equal((202, "/api/releases/" + id), (made.Status, made.Location));
        Assert.Equal(id, (await desk.MakeAsync()).Body.GetProperty("id").GetString());
        (await desk.ApproveAsync(id)).IsProblem(409, "release-not-checked");

        await desk.RunAsync("PrepareReleases");

        JsonElement found = (await desk.ShowAsync(id)).Body;
        Assert.Equal("checked", found.GetProperty("release").GetProperty("state").GetString());
        Assert.Equal(["coverage", "departements-missing"], CodesOf(found));
        Assert.Equal(JsonValueKind.Null, found.GetProperty("difference").GetProperty("previous").ValueKind);
        Assert.InRange(found.GetProperty("difference").GetProperty("total").GetProperty("added").GetInt32(), 1, 1000);

        (await desk.PostAsync($"releases/{id}/approve", people.Maker, null)).IsProblem(403, "approver-is-maker");
        DateTimeOffset embargo = desk.Clock.Now.AddHours(1);
        Answer approved = await desk.ApproveAsync(id, embargo);
        Assert.Equal(200, approved.Status);
        Assert.Empty(approved.Body.GetProperty("notices").EnumerateArray());
        Assert.Equal(200, (await desk.ApproveAsync(id, embargo)).Status);
        (await desk.ApproveAsync(id)).IsProblem(409, "release-not-checked");

        desk.Clock.Now = embargo.AddMinutes(-1);
        await desk.RunAsync("PublishApprovedReleases");
        Assert.StartsWith("depot-", await desk.Site.CurrentAsync(), StringComparison.Ordinal);
        desk.Clock.Now = embargo;
        Assert.Equal(1, (await desk.RunAsync("PublishApprovedReleases")).GetProperty("published").GetInt32());

        Assert.Equal(id, await desk.Site.CurrentAsync());
        string csv = await desk.OnSiteAsync("donnees/AAH.csv");
        Assert.Contains("AAH,2017-06,departement,16,somme,,confidentiel\r\n", csv, StringComparison.Ordinal);
        JsonElement published = (await desk.ShowAsync(id)).Body.GetProperty("release");
        Assert.Equal($"/{id}.html", published.GetProperty("page").GetString());
        Assert.NotEqual(published.GetProperty("madeBy").GetString(), published.GetProperty("approvedBy").GetString());
        (await desk.MakeAsync()).IsProblem(409, "release-unchanged");
        Assert.Equal([(id, false)], await FeedAsync());
    }

    [Fact]
    public async Task A_revision_without_a_note_blocks_and_with_one_is_listed()
    {
        await desk.DepositAsync("16", "2017-06", ";INS_FOY;;;160;;");
        string first = await desk.PublishedAsync();
        await desk.DepositAsync("16", "2017-06", ";INS_FOY;;;180;;");
        string silent = (await desk.MakeAsync()).Body.GetProperty("id").GetString()!;

        JsonElement summary = await desk.RunAsync("PrepareReleases");

        Assert.Equal(1, summary.GetProperty("blocked").GetInt32());
        JsonElement blocked = (await desk.ShowAsync(silent)).Body;
        Assert.Equal("candidate", blocked.GetProperty("release").GetProperty("state").GetString());
        JsonElement error = blocked.GetProperty("checklist").GetProperty("items")[0];
        Assert.Equal("note-missing", error.GetProperty("code").GetString()!);
        Assert.Equal("error", error.GetProperty("severity").GetString());
        // Received again: the revision is explained, only unspoken.
        Assert.DoesNotContain("revisions-unexplained", CodesOf(blocked));
        (await desk.ApproveAsync(silent)).IsProblem(409, "release-not-checked");
        Assert.Equal(1, (await desk.RunAsync("PrepareReleases")).GetProperty("blocked").GetInt32());

        string told = await desk.CheckedAsync(withNote: true);
        JsonElement difference = (await desk.ShowAsync(told)).Body.GetProperty("difference");
        Assert.NotEqual(silent, told);
        Assert.Equal(first, difference.GetProperty("previous").GetString());
        JsonElement largest = difference.GetProperty("largestRevisions")[0];
        Assert.Equal((160, 180), (largest.GetProperty("before").GetInt32(), largest.GetProperty("after").GetInt32()));
        Assert.Equal("INS_FOY", difference.GetProperty("indicators")[0].GetProperty("indicator").GetString());
    }

    [Fact]
    public async Task A_withdrawn_release_gives_the_site_back_to_the_one_before_in_one_call()
    {
        await desk.DepositAsync("16", "2017-06", ";INS_FOY;;;160;;");
        string first = await desk.PublishedAsync();
        await desk.DepositAsync("16", "2017-06", ";INS_FOY;;;180;;");
        string second = await desk.PublishedAsync(withNote: true);
        Assert.Contains(",somme,180,", await desk.OnSiteAsync("donnees/INS_FOY.csv"), StringComparison.Ordinal);

        Answer withdrawn = await desk.WithdrawAsync(second);

        Assert.Equal((200, first), (withdrawn.Status, withdrawn.Body.GetProperty("shown").GetString()));
        Assert.Equal(first, await desk.Site.CurrentAsync());
        Assert.Contains(",somme,160,", await desk.OnSiteAsync("donnees/INS_FOY.csv"), StringComparison.Ordinal);
        Assert.Contains($"\"release\":\"{first}\"", await desk.OnSiteAsync("latest.json"), StringComparison.Ordinal);
        Assert.Equal([(second, true), (first, false)], await FeedAsync());
        Assert.NotEmpty(await desk.OnSiteAsync(second + ".html"));
        Assert.Equal("unchanged", (await desk.RunAsync("PublishApprovedReleases")).GetProperty("outcome").GetString());

        Assert.Equal(200, (await desk.WithdrawAsync(second)).Status);
        (await desk.WithdrawAsync(second, "Pour une autre raison.")).IsProblem(409, "release-withdrawn");
        (await desk.WithdrawAsync(first)).IsProblem(409, "no-release-before");
        Assert.Equal(first, await desk.Site.CurrentAsync());
        JsonElement[] listed =
        [
            .. (await desk.SendAsync(HttpMethod.Get, "releases", people.Approver))
                .Body.GetProperty("releases")
                .EnumerateArray(),
        ];
        Assert.Equal([second, first], listed.Select(release => release.GetProperty("id").GetString()));
        Assert.Equal("Un chiffre est faux.", listed[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_release_withdrawn_before_it_is_out_never_is_and_may_be_made_again()
    {
        await desk.DepositAsync("16", "2017-06", ";INS_FOY;;;160;;");
        string id = await desk.CheckedAsync();
        await desk.ApproveAsync(id);

        Answer withdrawn = await desk.WithdrawAsync(id);

        Assert.Equal((200, JsonValueKind.Null), (withdrawn.Status, withdrawn.Body.GetProperty("shown").ValueKind));
        Assert.Equal(0, (await desk.RunAsync("PublishApprovedReleases")).GetProperty("published").GetInt32());
        (await desk.ApproveAsync(id)).IsProblem(409, "release-not-checked");
        string again = (await desk.MakeAsync()).Body.GetProperty("id").GetString()!;
        Assert.NotEqual(id, again);
        Assert.Equal(200, (await desk.WithdrawAsync(again)).Status);
        Assert.Equal(0, (await desk.RunAsync("PrepareReleases")).GetProperty("checked").GetInt32());
        Assert.Equal("withdrawn", await desk.StateAsync(again));
    }

    [Fact]
    public async Task What_was_approved_is_what_is_published_and_the_approver_is_told_what_changed_since()
    {
        await desk.DepositAsync("16", "2017-06", ";INS_FOY;;;160;;");
        string first = await desk.CheckedAsync();
        string other = await desk.CheckedAsync(withNote: true);
        await desk.DepositAsync("16", "2017-06", ";INS_FOY;;;180;;");

        Answer approved = await desk.ApproveAsync(first);
        await desk.RunAsync("PublishApprovedReleases");

        Assert.Equal(["figures-changed-since"], NoticesOf(approved));
        Assert.Contains(",somme,160,", await desk.OnSiteAsync("donnees/INS_FOY.csv"), StringComparison.Ordinal);
        // Not judged with the first, the other one could tell with it what neither tells alone.
        (await desk.ApproveAsync(other)).IsProblem(409, "release-outdated");
    }

    [Fact]
    public async Task A_release_of_one_month_more_uploads_its_pages_and_the_files_of_what_the_month_tells()
    {
        await desk.DepositAsync("16", "2017-06", ";INS_FOY;;;160;;", ";AAH;;;170;;");
        await desk.DepositAsync("16", "2017-07", ";INS_FOY;;;165;;", ";AAH;;;175;;");
        await desk.PublishedAsync();
        IReadOnlyDictionary<string, BlobItemProperties> before = await desk.OnSiteAsync();
        await desk.DepositAsync("16", "2017-08", ";INS_FOY;;;170;;");
        string id = await desk.CheckedAsync();
        await desk.ApproveAsync(id);

        JsonElement summary = await desk.RunAsync("PublishApprovedReleases");

        IReadOnlyDictionary<string, BlobItemProperties> after = await desk.OnSiteAsync();
        string[] written =
        [
            .. after
                .Where(blob =>
                    !before.TryGetValue(blob.Key, out BlobItemProperties? known) || known.ETag != blob.Value.ETag
                )
                .Select(blob => blob.Key)
                .Where(path => !path.EndsWith($"{id}.html", StringComparison.Ordinal))
                .Select(path =>
                    Regex.Replace(path, @"\.[0-9a-f]{12}\b", "", RegexOptions.None, TimeSpan.FromSeconds(1))
                )
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(
            [
                "certificate.json",
                "donnees/INS_FOY.csv",
                "donnees/INS_FOY.csv",
                "en/flux.xml",
                "flux.xml",
                "latest.json",
                $"releases/{id}/certificate.json",
                $"releases/{id}/files.txt",
                "series/INS_FOY.json",
            ],
            written
        );
        int pages = after.Keys.Count(path => path.EndsWith($"{id}.html", StringComparison.Ordinal));
        Assert.Equal(pages + written.Length, summary.GetProperty("uploaded").GetInt32());
    }

    [Fact]
    public async Task Who_approves_is_told_that_the_release_compared_with_is_no_longer_online()
    {
        await desk.DepositAsync("16", "2017-06", ";INS_FOY;;;160;;");
        await desk.PublishedAsync();
        await desk.DepositAsync("16", "2017-06", ";INS_FOY;;;180;;");
        string second = await desk.PublishedAsync(withNote: true);
        await desk.DepositAsync("16", "2017-06", ";INS_FOY;;;200;;");
        string third = await desk.CheckedAsync(withNote: true);
        await desk.WithdrawAsync(second);

        Assert.Equal(["compared-with-another"], NoticesOf(await desk.ApproveAsync(third)));
    }

    private static string[] CodesOf(JsonElement found) =>
        [
            .. found
                .GetProperty("checklist")
                .GetProperty("items")
                .EnumerateArray()
                .Select(item => item.GetProperty("code").GetString()!)
                .Order(StringComparer.Ordinal),
        ];

    private static string[] NoticesOf(Answer approved) =>
        [
            .. approved
                .Body.GetProperty("notices")
                .EnumerateArray()
                .Select(notice => notice.GetProperty("code").GetString()!),
        ];

    /// <summary>The entries of the French feed, newest first, and whether each is marked as withdrawn.</summary>
    private async Task<(string Release, bool Withdrawn)[]> FeedAsync() =>
        [
            .. XDocument
                .Parse(await desk.OnSiteAsync("flux.xml"))
                .Descendants(Atom + "entry")
                .Select(entry =>
                    (
                        entry.Element(Atom + "id")!.Value.Split(':')[^1],
                        entry.Element(Atom + "title")!.Value.EndsWith("retirée", StringComparison.Ordinal)
                    )
                ),
        ];
}
