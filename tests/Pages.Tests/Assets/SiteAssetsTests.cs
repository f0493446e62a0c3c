using Observatoire.Pages.Assets;
using Observatoire.Support;

namespace Observatoire.Pages.Tests.Assets;

public sealed class SiteAssetsTests : IDisposable
{
    private readonly SiteFixture site = new();

    [Fact]
    public void A_build_without_a_required_asset_is_refused_by_its_name()
    {
        File.WriteAllText(Path.Combine(site.Folder, "assets.json"), "{}");

        Assert.Contains("site.css", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("assets/site.0a1b.css.br")]
    [InlineData("contours.json")]
    [InlineData("boards/overview/board.json")]
    [InlineData("boards/overview/text.en.json")]
    public void A_file_that_is_not_there_is_refused_by_its_name(string name)
    {
        File.Delete(Path.Combine(site.Folder, name));

        Assert.Contains(Path.GetFileName(name), Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_that_is_not_JSON_is_refused_by_its_name()
    {
        File.WriteAllText(Path.Combine(site.Folder, "boards/departement/board.json"), "{");

        Assert.Contains("board.json", Refusal(), StringComparison.Ordinal);
    }

    public void Dispose() => site.Dispose();

    private string Refusal() => Assert.Throws<InvalidDataException>(() => SiteAssets.Load(site.Folder)).Message;

    [Fact]
    public void A_French_sign_of_punctuation_is_never_alone_at_the_start_of_a_line()
    {
        string boards = Path.Combine(Repository.Root, "dashboards", "boards");
        Assert.All(
            Directory.EnumerateFiles(boards, "text.fr.json", SearchOption.AllDirectories),
            file => Assert.DoesNotMatch("« | [:;!?»%](?!\\w)", File.ReadAllText(file))
        );
    }
}
