using System.Text;
using Observatoire.Disclosure.Secondary;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Releases;
using Observatoire.Host.Releases;
using Observatoire.Pages.Releases;

namespace Observatoire.Host.Tests.Releases;

/// <summary>What a checklist says of a release, and what of it blocks.</summary>
public sealed class ReleaseReviewTests
{
    private static readonly string Nomenclature = Path.Combine(AppContext.BaseDirectory, "nomenclature");
    private static readonly EditionSeries Editions = NomenclatureFolder.Read(Nomenclature);
    private static readonly ChecklistWords Words = NomenclatureFolder.ReadChecklist(Nomenclature);
    private static readonly CostChance Chance = new(new byte[CostChance.ShortestKey]);
    private static readonly ReferenceMonth January = new(2018, 1);
    private static readonly ReferenceMonth February = new(2018, 2);

    private static readonly Dictionary<ReferenceMonth, string> Fingerprints = new()
    {
        [January] = "january",
        [February] = "february",
    };

    [Fact]
    public void A_whole_release_with_nothing_before_it_has_nothing_to_say() =>
        Assert.Empty(Review(Subject("16,somme,160")).Items);

    [Fact]
    public void A_failed_audit_blocks()
    {
        (IReadOnlyList<CheckItem> items, ReleaseDifference difference) = new ReleaseReview(Words).OfRefused(
            "AAH 2018-02",
            "before"
        );

        CheckItem item = Assert.Single(items);
        Assert.Equal(("disclosure-audit", CheckSeverity.Error), (item.Code, item.Severity));
        Assert.Contains("AAH 2018-02", item.Fr, StringComparison.Ordinal);
        Assert.Contains("AAH 2018-02", item.En, StringComparison.Ordinal);
        Assert.Equal(("before", true), (difference.Previous, difference.IsNone()));
    }

    [Fact]
    public void A_revision_no_return_explains_is_told_and_needs_a_note()
    {
        ReviewSubject subject = Subject("16,somme,180") with { Previous = Previous("16,somme,160") };

        Assert.Equal(["note-missing", "revisions-unexplained"], CodesOf(subject with { HasNote = false }));
        Assert.Equal(["revisions-unexplained"], CodesOf(subject));
        Assert.Equal(["2018-01"], Assert.IsType<string[]>(Review(subject).Items[0].Figures["months"]));
    }

    [Fact]
    public void A_return_received_again_explains_its_departement_its_region_and_the_nation_and_no_other()
    {
        ReviewSubject subject = Subject("16,somme,180") with
        {
            Previous = Previous("16,somme,160", returns: code => code == "16" ? "another" : "same"),
        };

        Assert.Empty(CodesOf(subject));
        Assert.Equal(
            ["revisions-unexplained"],
            CodesOf(
                subject with
                {
                    Previous = Previous("16,somme,160", returns: code => code == "17" ? "another" : "same"),
                }
            )
        );
    }

    [Theory]
    [InlineData("16", new string[0])]
    [InlineData("17", new[] { "revisions-unexplained" })]
    public void A_return_received_again_explains_the_territories_of_its_departement(string again, string[] codes)
    {
        ReviewSubject subject = Subject("territoire,16/T01,somme,180") with
        {
            Previous = Previous("territoire,16/T01,somme,160", returns: code => code == again ? "another" : "same"),
        };

        Assert.Equal(codes, CodesOf(subject));
    }

    [Fact]
    public void A_provisional_figure_may_change_without_a_word()
    {
        ReviewSubject subject = Subject("16,somme,180") with
        {
            HasNote = false,
            Basis = new ReleaseBasis(Fingerprints, [], January, Chance, "figures"),
            Previous = Previous("16,somme,160"),
        };

        CheckItem item = Assert.Single(Review(subject).Items);
        Assert.Equal("provisional-months", item.Code);
        Assert.Equal((2, "2018-01"), (item.Figures["count"], item.Figures["first"]));
        Assert.Equal(1, Review(subject).Difference.Total.Revised);
    }

    [Fact]
    public void A_figure_that_is_no_longer_published_needs_a_note()
    {
        ReviewSubject subject = Subject("16,somme,") with { Previous = Previous("16,somme,160") };

        Assert.Equal(["note-missing"], CodesOf(subject with { HasNote = false }));
        Assert.Empty(CodesOf(subject));
    }

    [Fact]
    public void The_same_figures_again_are_told() =>
        Assert.Equal(
            ["figures-identical"],
            CodesOf(Subject("16,somme,160") with { HasNote = false, Previous = Previous("16,somme,160") })
        );

    [Fact]
    public void Who_is_missing_and_what_is_thinly_covered_is_told_with_its_figures()
    {
        ReviewSubject subject = Subject("16,somme,160", "nation,FR,repondants,90", "nation,FR,attendus,101") with
        {
            Returns = Returns("2A", "33"),
            SimulatedReturns = 3,
        };

        IReadOnlyList<CheckItem> items = Review(subject).Items;

        Assert.Equal(["departements-missing", "coverage", "simulated-returns"], items.Select(item => item.Code));
        Assert.Equal(["2A", "33"], Assert.IsType<string[]>(items[0].Figures["departements"]).Order());
        Assert.Contains("AAH 2018-01 (90/101)", items[1].Fr, StringComparison.Ordinal);
        Assert.Equal(3, items[2].Figures["count"]);
        Assert.All(items, item => Assert.Equal(CheckSeverity.Warning, item.Severity));
        Assert.All(items, item => Assert.DoesNotContain('{', item.Fr + item.En));
    }

    [Fact]
    public void What_earlier_releases_told_too_closely_is_named()
    {
        CheckItem item = Assert.Single(
            Review(Subject("16,somme,160") with { ToldBefore = ["2018-01|AAH|Sum|Departement|16"] }).Items
        );

        Assert.Equal(("told-before", CheckSeverity.Warning), (item.Code, item.Severity));
        Assert.Contains("2018-01|AAH|Sum|Departement|16", item.Fr, StringComparison.Ordinal);
    }

    [Fact]
    public void Nine_departements_in_ten_are_enough() =>
        Assert.Empty(CodesOf(Subject("16,somme,160", "nation,FR,repondants,91", "nation,FR,attendus,101")));

    private static (IReadOnlyList<CheckItem> Items, ReleaseDifference Difference) Review(ReviewSubject subject) =>
        new ReleaseReview(Words).Of(subject);

    private static string[] CodesOf(ReviewSubject subject) => [.. Review(subject).Items.Select(item => item.Code)];

    /// <summary>A release of two months of which every département has sent both, all figures final.</summary>
    private static ReviewSubject Subject(params string[] lines) =>
        new(
            HasNote: true,
            new ReleaseBasis(Fingerprints, [], null, Chance, "figures"),
            Editions.InForce(February)!,
            Returns(),
            Files(lines),
            ToldBefore: [],
            SimulatedReturns: 0,
            Previous: null
        );

    private static PreviousRelease Previous(string line, Func<string, string>? returns = null) =>
        new("2018-03-01-before", Files([line]), Returns(returns ?? (_ => "same")));

    /// <summary>Of both months; of the second, not of those absent.</summary>
    private static Dictionary<string, IReadOnlyDictionary<string, string>> Returns(params string[] absent) =>
        Returns(_ => "same", absent);

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Returns(
        Func<string, string> returnOf,
        params string[] absent
    ) =>
        new[] { January, February }.ToDictionary(
            month => month.ToString(),
            IReadOnlyDictionary<string, string> (month) =>
                Editions
                    .InForce(month)!
                    .Departements.Where(each => month == January || !absent.Contains(each.Code))
                    .ToDictionary(each => each.Code, each => returnOf(each.Code))
        );

    /// <param name="lines"><c>code,measure,value</c> of a département in January, or with its level before.</param>
    private static IReadOnlyList<PublishedFile> Files(string[] lines)
    {
        IEnumerable<string> written = lines
            .Select(line => line.Split(',').Length == 3 ? "departement," + line : line)
            .Select(line => $"AAH,{January},{line},{(line.EndsWith(',') ? "manquant" : "complet")}\r\n");
        string text = "indicateur,mois,niveau,code,mesure,valeur,statut\r\n" + string.Concat(written);
        return [new("donnees/AAH.csv", "text/csv", Encoding.UTF8.GetBytes(text), null, Immutable: false)];
    }
}
