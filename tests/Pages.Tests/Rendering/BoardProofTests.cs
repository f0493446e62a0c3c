using System.Text.RegularExpressions;
using Observatoire.Editions;
using Observatoire.Pages.Assets;
using Observatoire.Pages.Rendering;

namespace Observatoire.Pages.Tests.Rendering;

public sealed partial class BoardProofTests : IDisposable
{
    private const string Overview = "overview";

    private readonly SiteFixture site = new();

    [Fact]
    public async Task An_indicator_that_no_edition_has_is_refused_with_its_board_and_its_place()
    {
        Rewrite(Overview, "\"indicator\": \"AAH\"", "\"indicator\": \"AHA\"");

        Assert.Equal(
            "Board « overview », visual « cartes », card 2: no edition of the nomenclature has « AHA ».",
            await RefusalAsync()
        );
    }

    [Fact]
    public async Task The_default_of_a_board_that_draws_nothing_of_it_is_proved_too()
    {
        Rewrite("organisations", "SUI_FIN", "SUI_FINI");

        Assert.Equal(
            "Board « organisations », defaultIndicator: no edition of the nomenclature has « SUI_FINI ».",
            await RefusalAsync()
        );
    }

    [Fact]
    public async Task A_visual_without_a_figure_to_show_is_refused_by_its_name_and_that_of_its_indicator()
    {
        Rewrite(Overview, "\"kind\": \"trend\",", "\"kind\": \"trend\", \"indicator\": \"SUI_FIN\",");

        Assert.Equal(
            "Board « overview », visual « tendance »: « SUI_FIN » has no figure in this release.",
            await RefusalAsync()
        );
    }

    [Fact]
    public async Task A_default_indicator_without_figures_is_refused()
    {
        Rewrite(Overview, "\"defaultIndicator\": \"INS_FOY\"", "\"defaultIndicator\": \"DEM_NEW\"");

        Assert.Equal(
            "Board « overview », visual « carte »: « DEM_NEW » has no figure in this release.",
            await RefusalAsync()
        );
    }

    [Fact]
    public async Task Cards_none_of_which_has_figures_are_refused()
    {
        Rewrite(Overview, "\"indicator\": \"(AAH|INS_FOY)\"", "\"indicator\": \"SUI_FIN\"");

        Assert.Equal(
            "Board « overview », visual « cartes »: none of its cards has a figure in this release (SUI_FIN, DEM_NEW).",
            await RefusalAsync()
        );
    }

    [Fact]
    public void A_card_whose_indicator_is_not_in_the_release_is_dropped_and_the_others_stay()
    {
        Assert.Equal(["INS_FOY", "AAH", "INS_FOY"], CardsOf("index.html"));
        Assert.Equal(["INS_FOY", "AAH", "ETP_POU"], CardsOf("en/departements/2A/index.html"));
    }

    [Fact]
    public void A_page_names_no_indicator_that_its_script_does_not_know()
    {
        (string Page, string Code)[] named =
        [
            .. SiteFixture
                .PagesOf(site.Files)
                .Select(SiteFixture.TextOf)
                .SelectMany(page => Shown().Matches(page).Select(shown => (page, shown.Groups["code"].Value))),
        ];

        Assert.NotEmpty(named);
        Assert.All(named, each => Assert.Contains($"\"code\":\"{each.Code}\"", each.Page, StringComparison.Ordinal));
    }

    public void Dispose() => site.Dispose();

    private string[] CardsOf(string path) =>
        [
            .. PageXml
                .Parse(site.Text(path))
                .Descendants("article")
                .Select(card => card.Attribute("data-indicator")!.Value),
        ];

    private void Rewrite(string board, string pattern, string replacement)
    {
        string path = Path.Combine(site.Folder, "boards", board, "board.json");
        string before = File.ReadAllText(path);
        string after = Regex.Replace(before, pattern, replacement, RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.NotEqual(before, after);
        File.WriteAllText(path, after);
    }

    private async Task<string> RefusalAsync()
    {
        SiteRenderer renderer = new(SiteAssets.Load(site.Folder), SiteFixture.Deposit);
        InvalidDataException refusal = await Assert.ThrowsAsync<InvalidDataException>(() =>
            renderer.RenderAsync(site.Table, new EditionSeries([site.Edition]), SiteFixture.Nobody, SiteFixture.Stamp)
        );
        return refusal.Message;
    }

    [GeneratedRegex("data-indicator=\"(?<code>[A-Z_0-9]+)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Shown();
}
