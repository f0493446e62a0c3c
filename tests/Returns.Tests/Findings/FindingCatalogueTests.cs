using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Tests.Findings;

public sealed class FindingCatalogueTests
{
    private static readonly FindingCatalogue Catalogue = new(
        new Dictionary<string, FindingWords>
        {
            ["R1"] = new(
                "L {line}, {column} : {found} / {expected}",
                "Line {line}: {found}",
                new BilingualText("Corrigez.", "Correct.")
            ),
        }
    );

    [Fact]
    public void Places_and_values_are_filled_in() =>
        Assert.Equal(
            new BilingualText("L 3, valeur : x / 12", "Line 3: x"),
            Catalogue.Describe(new Finding("R1", Severity.Error, 3, "valeur", "x", "12"))
        );

    [Fact]
    public void What_the_file_contains_is_never_taken_for_a_place() =>
        Assert.Equal(
            "L 3, valeur : {expected} / 12",
            Catalogue.Describe(new Finding("R1", Severity.Error, 3, "valeur", "{expected}", "12")).Fr
        );

    [Fact]
    public void A_code_says_how_its_findings_are_mended() => Assert.Equal("Corrigez.", Catalogue.FixOf("R1").Fr);

    [Fact]
    public void A_finding_without_words_is_a_fault_of_ours() =>
        Assert.Throws<KeyNotFoundException>(() => Catalogue.Describe(new Finding("R2", Severity.Error)));

    [Fact]
    public void Findings_no_longer_kept_are_still_counted_by_code()
    {
        FindingList findings = new();
        for (int line = 0; line < FindingList.Kept + 5; line++)
        {
            findings.Add(new Finding("R1", Severity.Error, line));
        }

        Assert.Equal(FindingList.Kept, findings.Findings.Count);
        Assert.Equal(FindingList.Kept + 5, findings.Counts["R1"]);
    }
}
