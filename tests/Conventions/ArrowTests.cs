using System.Reflection;
using NetArchTest.Rules;
using Observatoire.Disclosure;
using Observatoire.Statistics.Indicators;
using Observatoire.Storage;

namespace Observatoire.Conventions;

/// <summary>Host -> Storage, Formats, Pages -> Disclosure -> Statistics -> nothing; see docs/adr/0018.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, Assembly> Assemblies = new()
    {
        ["Statistics"] = typeof(IndicatorTable).Assembly,
        ["Disclosure"] = typeof(ProtectedTable).Assembly,
        ["Formats"] = Assembly.Load("Observatoire.Formats"),
        ["Pages"] = Assembly.Load("Observatoire.Pages"),
        ["Storage"] = typeof(StorageAccount).Assembly,
        ["Host"] = Assembly.Load("Observatoire.Host"),
    };

    [Theory]
    [InlineData("Statistics", "", "a formula must be readable and testable without anything else")]
    [InlineData("Disclosure", "Statistics", "protection is arithmetic over figures, whoever stores or shows them")]
    [InlineData(
        "Formats",
        "Statistics",
        "bytes become types without knowing where the bytes are kept, or what is published"
    )]
    [InlineData(
        "Pages",
        "Statistics Disclosure",
        "a page is made of protected figures, whoever received or keeps them"
    )]
    [InlineData("Storage", "Statistics Disclosure", "a store keeps bytes; their form belongs to Formats")]
    [InlineData("Host", "Statistics Disclosure Formats Pages Storage", "the host alone assembles the parts")]
    public void A_project_knows_only_those_below_it(string project, string allowed, string because)
    {
        string[] referenced = [.. Assemblies[project].GetReferencedAssemblies().Select(name => name.Name!)];
        Assert.NotEmpty(referenced);
        IEnumerable<string> known = referenced
            .Where(name => name.StartsWith("Observatoire.", StringComparison.Ordinal))
            .Select(name => name["Observatoire.".Length..]);
        string[] tooMany = [.. known.Except(allowed.Split(' '))];
        Assert.True(tooMany.Length == 0, $"{project} refers to {string.Join(", ", tooMany)}: {because}.");
    }

    [Theory]
    [InlineData("Statistics", "MathNet.Numerics")]
    [InlineData("Disclosure", "Google.OrTools")]
    public void A_pure_project_has_no_package_but_for_distributions_and_a_solver(string project, string allowed)
    {
        string[] packages =
        [
            .. Assemblies[project]
                .GetReferencedAssemblies()
                .Select(name => name.Name!)
                .Where(name =>
                    !name.StartsWith("System.", StringComparison.Ordinal)
                    && !name.StartsWith("Observatoire.", StringComparison.Ordinal)
                )
                .Except(allowed.Split(' ')),
        ];
        Assert.True(packages.Length == 0, $"{project} refers to {string.Join(", ", packages)}: it must stay pure.");
    }

    [Theory]
    [InlineData(
        "Observatoire.Statistics.Time",
        "Nomenclature Returns Indicators",
        "a month exists before any code list"
    )]
    [InlineData("Observatoire.Statistics.Nomenclature", "Returns Indicators", "code lists exist before any return")]
    [InlineData(
        "Observatoire.Statistics.Returns",
        "Indicators",
        "a return is checked before anything is computed from it"
    )]
    public void Inside_Statistics_the_arrows_go_one_way(string from, string forbidden, string because)
    {
        TestResult result = Selected(
                Types.InAssembly(Assemblies["Statistics"]).That().ResideInNamespaceStartingWith(from)
            )
            .ShouldNot()
            .HaveDependencyOnAny([.. forbidden.Split(' ').Select(name => $"Observatoire.Statistics.{name}")])
            .GetResult();
        Assert.True(
            result.IsSuccessful,
            $"{string.Join(", ", result.FailingTypeNames ?? [])} must not know {forbidden}: {because}."
        );
    }

    [Theory]
    [InlineData("Statistics")]
    [InlineData("Disclosure")]
    [InlineData("Formats")]
    [InlineData("Pages")]
    [InlineData("Host")]
    public void Only_Storage_knows_Azure(string project)
    {
        TestResult result = Selected(Types.InAssembly(Assemblies[project]).That().AreClasses())
            .ShouldNot()
            .HaveDependencyOn("Azure")
            .GetResult();
        Assert.True(
            result.IsSuccessful,
            $"{string.Join(", ", result.FailingTypeNames ?? [])} must go through Storage: another store is another project."
        );
    }

    [Fact]
    public void A_rule_that_guards_nothing_fails() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() =>
            Selected(Types.InAssembly(Assemblies["Formats"]).That().ResideInNamespaceStartingWith("Observatoire.Pages"))
        );

    [Fact]
    public void Only_Disclosure_can_make_a_protected_table()
    {
        ConstructorInfo[] open =
        [
            .. typeof(ProtectedTable).GetConstructors(BindingFlags.Public | BindingFlags.Instance),
        ];
        Assert.Empty(open);
        Assert.True(typeof(ProtectedTable).IsSealed);
        Assert.Empty(
            Assemblies["Disclosure"].GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>()
        );
    }

    [Fact]
    public void What_publishes_never_sees_a_table_before_disclosure_control()
    {
        TestResult result = Selected(
                Types.InAssembly(Assemblies["Pages"]).That().ResideInNamespaceStartingWith("Observatoire.Pages")
            )
            .ShouldNot()
            .HaveDependencyOnAny(
                typeof(IndicatorTable).FullName,
                typeof(MonthFigures).FullName,
                typeof(DepartementFigures).FullName,
                typeof(AreaFigures).FullName
            )
            .GetResult();
        Assert.True(
            result.IsSuccessful,
            $"{string.Join(", ", result.FailingTypeNames ?? [])}: forgetting disclosure control must not compile."
        );
    }

    /// <summary>The types a rule is about: a rule about none guards nothing, and fails.</summary>
    private static PredicateList Selected(PredicateList types)
    {
        Assert.NotEmpty(types.GetTypes());
        return types;
    }
}
