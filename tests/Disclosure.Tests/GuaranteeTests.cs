using Observatoire.Disclosure.Audit;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Secondary;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;
using Observatoire.Support;

namespace Observatoire.Disclosure.Tests;

/// <summary>What disclosure control guarantees, G1 to G11; docs/methods/disclosure.md says each in words.</summary>
public sealed class GuaranteeTests
{
    private static readonly DisclosureRules Rules = ProductRules.Read();
    private static readonly DisclosureRules ForReaders = Rules with { Insiders = false };

    [Theory]
    [InlineData("small1")]
    [InlineData("small2")]
    [InlineData("small3")]
    public void G1_no_reader_can_tell_a_small_count_nor_that_it_is_small(string name)
    {
        LinkedTables tables = SuppressionTables.Read(name, lower: 1);
        SuppressionPattern pattern = Rules.Suppress(tables);

        using Attacker reader = new(tables.Publish(pattern.Withheld), ProductRules.NothingOwn);
        Assert.All(
            Rules.Sensitive(tables),
            cell =>
            {
                FeasibleRange told = reader.Bounds(cell.Identity);
                Assert.Equal(1, told.Least);
                Assert.True(told.Most >= 1 + Rules.Threshold || told.Most is null, $"{cell.Identity}: {told}");
            }
        );
    }

    [Fact]
    public void G2_a_reader_cannot_see_which_withheld_cells_were_sensitive()
    {
        LinkedTables tables = SuppressionTables.Read("small1", lower: 1);
        SuppressionPattern pattern = Rules.Suppress(tables);

        Assert.NotEmpty(pattern.Secondary);
        PublishedFigure shown = Assert.Single(
            tables
                .Publish(pattern.Withheld)
                .Figures.Where(figure => pattern.Withheld.Contains(figure.Identity))
                .Select(figure => figure with { Identity = "" })
                .Distinct()
        );
        Assert.Equal(new PublishedFigure("", null, 1, null), shown);
    }

    [Fact]
    public void G3_a_departement_cannot_subtract_its_own_figures()
    {
        LinkedTables tables = Columns(5, 7, 40, 60, 80);
        SuppressionPattern readers = ForReaders.Suppress(tables);
        Assert.Equal(["D0", "D1", "D2"], readers.Withheld);
        Assert.Contains(Rules.Attack(tables, readers.Withheld).Faults, fault => fault.Insider is not null);

        SuppressionPattern all = Rules.Suppress(tables);

        Assert.Empty(Rules.Attack(tables, all.Withheld).Faults);
        Assert.Equal(["D0", "D1", "region"], all.Withheld);
    }

    [Fact]
    public void G4_moving_sums_and_revisions_are_relations_like_others()
    {
        LinkedTables tables = new(
            [
                Cell("m1", 3),
                Cell("m2", 40),
                Cell("m3", 60),
                Cell("m4", 90),
                Cell("sum of m1 to m3", 103),
                Cell("sum of m2 to m4", 190),
                Cell("m4 as first published", 85) with
                {
                    Protectable = false,
                },
                Cell("late", 5),
            ],
            [
                PublicRelation.Total("sum of m1 to m3", ["m1", "m2", "m3"]),
                PublicRelation.Total("sum of m2 to m4", ["m2", "m3", "m4"]),
                PublicRelation.Total("m4", ["m4 as first published", "late"]),
            ]
        );

        SuppressionPattern pattern = ForReaders.Suppress(tables);

        Assert.Superset(new HashSet<string> { "m1", "late", "m4" }, new HashSet<string>(pattern.Withheld));
        Assert.False(ForReaders.Attack(tables, pattern.Withheld).IsRefused);
    }

    [Fact]
    public void G5_a_release_that_shows_the_rate_of_a_withheld_count_is_refused()
    {
        LinkedTables tables = new(
            [Cell("a", 4), Cell("b", 30), Cell("total", 34)],
            [PublicRelation.Total("total", ["a", "b"]), PublicRelation.Rate("a", 36, 1000, 1103)]
        );

        SuppressionPattern pattern = ForReaders.Suppress(tables);

        Assert.Equal(["a"], pattern.Unprotectable);
        Assert.All(
            ForReaders.Attack(tables, pattern.Withheld).Faults,
            fault => Assert.Equal(new FeasibleRange(4, 4), fault.Bounds)
        );
        Assert.True(ForReaders.Attack(tables, pattern.Withheld).IsRefused);
    }

    [Fact]
    public void G6_a_cell_has_one_status_in_all_its_tables()
    {
        LinkedTables tables = new(
            [Cell("N1", 4), Cell("N2", 18), Cell("N3", 20), Cell("M", 30), Cell("total", 42), Cell("other", 34)],
            [PublicRelation.Total("total", ["N1", "N2", "N3"]), PublicRelation.Total("other", ["N1", "M"])]
        );

        SuppressionPattern pattern = ForReaders.Suppress(tables);

        Assert.True(pattern.Secondary.Count >= 2);
        Assert.False(ForReaders.Attack(tables, pattern.Withheld).IsRefused);
        Assert.Throws<ArgumentException>(() => new LinkedTables([Cell("N1", 4), Cell("N1", 4)], []));
    }

    [Fact]
    public void G7_a_true_zero_and_a_public_fact_are_never_withheld()
    {
        LinkedTables tables = new(
            [
                Cell("a", 4),
                Cell("zero", 0),
                Cell("population", 50) with
                {
                    Protectable = false,
                },
                Cell("b", 30),
                Cell("total", 84),
            ],
            [PublicRelation.Total("total", ["a", "zero", "population", "b"])]
        );

        Assert.Equal(["a", "b"], ForReaders.Suppress(tables).Withheld);
    }

    [Fact]
    public void G8_the_order_of_the_input_changes_nothing()
    {
        LinkedTables tables = RandomTables.Draw(3);
        Publication all = tables.Publish(ProductRules.NoneKept);
        LinkedTables reversed = new(
            tables.Cells.Reverse(),
            all.Relations.Reverse().Select(relation => relation with { Terms = [.. relation.Terms.Reverse()] })
        );

        Assert.Equal(Rules.Suppress(tables).Withheld, Rules.Suppress(reversed).Withheld);
        Assert.Equal(Rules.Suppress(tables).Withheld, Rules.Suppress(tables).Withheld);
    }

    [Fact]
    public void G9_a_cell_withheld_before_stays_withheld()
    {
        LinkedTables tables = new(
            [Cell("a", 15), Cell("b", 30), Cell("c", 20), Cell("total", 65)],
            [PublicRelation.Total("total", ["a", "b", "c"])]
        );
        Assert.Empty(ForReaders.Suppress(tables).Withheld);

        SuppressionPattern pattern = ForReaders.Suppress(tables, new HashSet<string> { "a", "b" });

        Assert.Equal(["a", "b"], pattern.Withheld);
        Assert.Empty(pattern.Secondary);
    }

    [Fact]
    public void G9_what_was_withheld_before_is_a_partner_that_costs_nothing()
    {
        LinkedTables tables = new(
            [Cell("a", 4), Cell("b", 20), Cell("c", 30), Cell("total", 54)],
            [PublicRelation.Total("total", ["a", "b", "c"])]
        );
        Assert.Equal(["a", "b"], ForReaders.Suppress(tables).Withheld);

        Assert.Equal(["a", "c"], ForReaders.Suppress(tables, new HashSet<string> { "c" }).Withheld);
    }

    [Fact]
    public void G11_staff_are_people_counted_in_hundredths()
    {
        LinkedTables tables = new(
            [Staff("psychologists", 450), Staff("social workers", 3250), Staff("all", 3700)],
            [PublicRelation.Total("all", ["psychologists", "social workers"])]
        );

        Assert.Equal(["psychologists", "social workers"], ForReaders.Suppress(tables).Withheld);
    }

    [Fact]
    public void A_release_with_one_interval_too_narrow_is_refused_with_the_reason()
    {
        LinkedTables tables = new(
            [Cell("a", 4), Cell("b", 30), Cell("total", 34)],
            [PublicRelation.Total("total", ["a", "b"])]
        );

        AuditReport report = ForReaders.Attack(tables, new HashSet<string> { "a" });

        Assert.True(report.IsRefused);
        Assert.Contains(new AuditFault("a", null, 12, new FeasibleRange(4, 4)), report.Faults);
        Assert.Equal(new AuditedCell("a", new FeasibleRange(4, 4)), Assert.Single(report.Cells));
    }

    private static LinkedTables Columns(params long[] counts) =>
        new(
            [
                .. counts.Select((count, at) => Cell($"D{at}", count) with { KnownTo = $"D{at}" }),
                Cell("region", counts.Sum()),
            ],
            [PublicRelation.Total("region", counts.Select((_, at) => $"D{at}"))]
        );

    private static LinkedCell Cell(string identity, long value) => new() { Identity = identity, Value = value };

    private static LinkedCell Staff(string identity, long hundredths) =>
        Cell(identity, hundredths) with
        {
            UnitsPerPerson = 100,
        };
}
