using System.Text;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Releases;

namespace Observatoire.Pages.Tests.Releases;

/// <summary>What two releases say, compared figure by figure.</summary>
public class OpenFileTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly ReferenceMonth March = new(2018, 3);

    [Fact]
    public void Each_way_a_figure_may_change_has_its_kind()
    {
        IReadOnlyList<OpenFile> before = Files(
            ("AAH", ["departement,01,somme,10,complet", "departement,02,somme,20,complet"]),
            ("AAH", ["departement,03,somme,30,complet", "departement,04,somme,,confidentiel"]),
            ("AAH", ["departement,05,somme,,manquant", "departement,06,somme,60,complet", "nation,FR,somme,1,partiel"])
        );
        IReadOnlyList<OpenFile> after = Files(
            ("AAH", ["departement,01,somme,11,complet", "departement,02,somme,,confidentiel"]),
            ("AAH", ["departement,03,somme,,manquant", "departement,04,somme,40,complet"]),
            (
                "AAH",
                ["departement,05,somme,50,complet", "departement,06,somme,60.0,complet", "nation,FR,somme,1,complet"]
            )
        );

        Assert.Equal(
            [
                Change(ChangeKind.Revised, "01", 10, 11),
                Change(ChangeKind.Withheld, "02", 20, null),
                Change(ChangeKind.Removed, "03", 30, null),
                Change(ChangeKind.Opened, "04", null, 40),
                Change(ChangeKind.Added, "05", null, 50),
            ],
            OpenFile.Changes(before, after)
        );
    }

    [Fact]
    public void A_file_that_appears_adds_its_figures_and_one_that_goes_removes_them()
    {
        IReadOnlyList<OpenFile> one = Files(
            ("AAH", ["departement,01,somme,10,complet", "departement,02,taux,,sans_objet"])
        );
        IReadOnlyList<OpenFile> other = Files(("RSA", ["departement,01,somme,10,complet"]));

        Assert.Equal(
            [
                Change(ChangeKind.Added, "01", null, 10) with
                {
                    Indicator = "RSA",
                },
                Change(ChangeKind.Removed, "01", 10, null),
            ],
            OpenFile.Changes(one, other)
        );
        Assert.Equal([Change(ChangeKind.Added, "01", null, 10)], OpenFile.Changes([], one));
    }

    [Fact]
    public void How_many_departements_answered_is_no_figure_but_coverage()
    {
        IReadOnlyList<OpenFile> before = Files(
            ("AAH", ["nation,FR,repondants,3,complet", "nation,FR,attendus,4,complet"])
        );
        IReadOnlyList<OpenFile> after = Files(
            ("AAH", ["nation,FR,repondants,4,complet", "nation,FR,attendus,4,complet"])
        );

        Assert.Empty(OpenFile.Changes(before, after));
        MonthCoverage coverage = Assert.Single(before[0].Coverage());
        Assert.Equal(new MonthCoverage("AAH", March, 3, 4), coverage);
        Assert.Equal(0.75, coverage.Part);
    }

    [Fact]
    public void What_the_renderer_writes_is_read_and_does_not_differ_from_itself()
    {
        IReadOnlyList<OpenFile> files = OpenFile.ListIn(site.Files);

        Assert.Equal(["AAH", "ETP_POU", "INS_FOY"], files.Select(file => file.Indicator));
        Assert.Empty(OpenFile.Changes(files, files));
        Assert.Equal(13, files[2].Coverage().Count());
        Assert.Equal(0.75, files[2].Coverage().Single(each => each.Month == SiteFixture.Gap).Part);
        Assert.Contains(
            OpenFile.Changes([], files),
            change => change is { Indicator: "INS_FOY", Measure: "somme", After: 19480, Area.Level: AreaLevel.Nation }
        );
    }

    [Fact]
    public void What_is_calculated_from_the_figures_is_not_compared() =>
        Assert.Empty(
            OpenFile.ListIn([File("comparaisons", "resultat,valeur\r\n"), File("organisations", "axe,valeur\r\n")])
        );

    [Fact]
    public void A_file_of_other_columns_is_refused() =>
        Assert.Throws<InvalidDataException>(() => OpenFile.ListIn([File("AAH", "indicateur,mois,valeur\r\n")]));

    [Fact]
    public void The_difference_counts_by_indicator_and_lists_the_largest_revisions_of_sums()
    {
        ReleaseDifference.Tally tally = new();
        for (int size = 1; size <= ReleaseDifference.MostRevisions + 10; size++)
        {
            tally.Add(Change(ChangeKind.Revised, $"{size}", 100, 100 + size));
        }

        tally.Add(Change(ChangeKind.Revised, "R", 0, 1) with { Measure = "taux" });
        tally.Add(Change(ChangeKind.Revised, "N", 0, 1));
        tally.Add(Change(ChangeKind.Withheld, "W", 1, null) with { Indicator = "RSA" });

        ReleaseDifference difference = tally.Of("before");

        Assert.Equal(new DifferenceCounts(0, 62, 0, 1, 0), difference.Total);
        Assert.Equal(["AAH", "RSA"], difference.Indicators.Select(each => each.Indicator));
        Assert.Equal(62, difference.Indicators[0].Counts.Revised);
        Assert.Equal(ReleaseDifference.MostRevisions, difference.LargestRevisions.Count);
        Assert.Equal(["N", "60", "59"], difference.LargestRevisions.Take(3).Select(revision => revision.Code));
        Assert.Equal(("before", false), (difference.Previous, difference.IsNone()));
        Assert.True(new ReleaseDifference.Tally().Of(null).IsNone());
    }

    private static FigureChange Change(ChangeKind kind, string departement, decimal? before, decimal? after) =>
        new(kind, "AAH", March, Area.Departement(departement), "somme", before, after);

    private static IReadOnlyList<OpenFile> Files(params (string Indicator, string[] Lines)[] parts) =>
        OpenFile.ListIn(
            parts
                .GroupBy(part => part.Indicator)
                .Select(file =>
                    File(
                        file.Key,
                        "indicateur,mois,niveau,code,mesure,valeur,statut\r\n"
                            + string.Concat(
                                file.SelectMany(part => part.Lines).Select(line => $"{file.Key},{March},{line}\r\n")
                            )
                    )
                )
        );

    private static PublishedFile File(string indicator, string text) =>
        new($"donnees/{indicator}.csv", "text/csv", Encoding.UTF8.GetBytes(text), null, Immutable: false);
}
