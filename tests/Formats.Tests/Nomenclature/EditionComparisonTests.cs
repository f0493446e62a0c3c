using Observatoire.Editions;
using Observatoire.Formats.Nomenclature;
using Observatoire.Support;

namespace Observatoire.Formats.Tests.Nomenclature;

public sealed class EditionComparisonTests
{
    [Fact]
    public void The_page_that_compares_two_editions_is_up_to_date()
    {
        IReadOnlyList<NomenclatureEdition> editions = NomenclatureFolder.Read(Repository.Nomenclature).Editions;
        foreach ((NomenclatureEdition before, NomenclatureEdition after) in editions.Zip(editions.Skip(1)))
        {
            string page = PagePath($"{before.Period.Id}-to-{after.Period.Id}.md");
            string expected = EditionComparison.Write(before, after);
            if (Golden.IsRefreshed)
            {
                File.WriteAllText(page, expected);
            }

            Assert.True(
                File.Exists(page) && File.ReadAllText(page) == expected,
                $"{page} is stale. Refresh it: {Golden.Switch}=refresh dotnet test tests/Formats.Tests --filter EditionComparison"
            );
        }
    }

    [Fact]
    public void An_edition_compared_with_itself_has_no_change()
    {
        NomenclatureEdition edition = NomenclatureFolder.Read(Repository.Nomenclature).Latest;

        string page = EditionComparison.Write(edition, edition);

        Assert.Equal(7, page.Split("(0)\n\nNo change.").Length - 1);
    }

    private static string PagePath(string name) => Path.Combine(Repository.Root, "docs", "nomenclature", name);
}
