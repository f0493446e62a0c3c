using Observatoire.Disclosure.Audit;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Secondary;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;
using Observatoire.Support;

namespace Observatoire.Disclosure.Tests.Secondary;

public sealed class SecondarySuppressionTests
{
    private const int Draws = 1000;
    private const int Mutated = 50;

    /// <remarks>Optimal answers computed elsewhere, by Benders' decomposition: tests/bench/disclosure/README.md.</remarks>
    [Theory]
    [InlineData("small1", 5, 6)]
    [InlineData("small2", 5, 4)]
    [InlineData("small3", 5, 6)]
    [InlineData("small1", 11, 1)]
    [InlineData("small2", 11, 1)]
    [InlineData("small3", 11, 0)]
    [InlineData("national", 5, 41)]
    [InlineData("national", 11, 31)]
    public void The_exact_choice_has_as_few_cells_as_the_known_optimum(string table, int threshold, int optimum)
    {
        DisclosureRules rules = NotExact(threshold);
        LinkedTables tables = SuppressionTables.Read(table, lower: 0);

        SuppressionPattern pattern = rules.Suppress(tables, effort: SearchEffort.Exact);

        Assert.Equal(optimum, pattern.Secondary.Count);
        Assert.False(rules.Attack(tables, pattern.Withheld).IsRefused);
    }

    [Fact]
    public void Withholding_the_least_value_reaches_the_known_optimum()
    {
        LinkedTables tables = SuppressionTables.Read(SuppressionTables.National, lower: 0);

        SuppressionPattern pattern = SecondarySuppression.Suppress(
            tables,
            NotExact(5).Sensitive(tables),
            ProductRules.NoneKept,
            new SuppressionOptions(SuppressionCost.Value, Insiders: false, SearchEffort.Exact)
        );

        Assert.Equal(928, pattern.Withheld.Sum(identity => tables[identity].Value));
    }

    [Fact]
    public void Of_a_thousand_random_tables_the_attacker_recovers_nothing()
    {
        DisclosureRules product = ProductRules.Read();
        for (int seed = 0; seed < Draws; seed++)
        {
            DisclosureRules rules = product with { Threshold = 3 + (seed % 9), Insiders = seed % 2 == 0 };
            LinkedTables tables = RandomTables.Draw(seed);

            SuppressionPattern pattern = rules.Suppress(tables, effort: Effort(seed));
            AuditReport report = rules.Attack(tables, pattern.Withheld);

            Assert.Empty(pattern.Unprotectable);
            Assert.True(report.Faults.IsEmpty, $"Seed {seed}: {string.Join("; ", report.Faults)}");
        }
    }

    [Fact]
    public void One_secondary_cell_less_is_caught_every_time()
    {
        DisclosureRules rules = ProductRules.Read();
        int dropped = 0;
        for (int seed = 0; seed < Mutated; seed++)
        {
            LinkedTables tables = RandomTables.Draw(seed);
            SuppressionPattern pattern = rules.Suppress(tables, effort: Effort(seed));
            foreach (string identity in pattern.Secondary)
            {
                AuditReport report = rules.Attack(tables, pattern.Withheld.Remove(identity));
                Assert.True(report.IsRefused, $"Seed {seed}: « {identity} » can be published.");
                dropped++;
            }
        }

        Assert.True(dropped > 300, $"Only {dropped} cells were dropped.");
    }

    [Fact]
    public void A_cell_of_no_table_needs_no_partner()
    {
        LinkedTables tables = new([new LinkedCell { Identity = "alone", Value = 4 }], []);
        SuppressionPattern pattern = ProductRules.Read().Suppress(tables);

        Assert.Equal(["alone"], pattern.Withheld);
        Assert.False(ProductRules.Read().Attack(tables, pattern.Withheld).IsRefused);
    }

    [Fact]
    public void Euros_and_people_in_one_relation_are_protected_together()
    {
        // 12.50 euros a person: the amount tells the count, so it is withheld with it.
        LinkedTables tables = new(
            [
                new LinkedCell { Identity = "people", Value = 4 },
                new LinkedCell
                {
                    Identity = "cents",
                    Value = 5000,
                    UnitsPerPerson = 0,
                },
            ],
            [PublicRelation.Balance(new("people", 1250), new("cents", -1))]
        );
        SuppressionPattern pattern = ProductRules.Read().Suppress(tables);

        Assert.Equal(["cents", "people"], pattern.Withheld);
        Assert.False(ProductRules.Read().Attack(tables, pattern.Withheld).IsRefused);
    }

    /// <summary>One in five by the integer programme, the others by the heuristic that large releases need.</summary>
    private static SearchEffort Effort(int seed) => seed % 5 == 0 ? SearchEffort.Usual : SearchEffort.Least;

    private static DisclosureRules NotExact(int threshold) =>
        ProductRules.Read() with
        {
            Threshold = threshold,
            Protection = ProtectionLevel.NotExact,
            Insiders = false,
        };
}
