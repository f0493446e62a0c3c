using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;
using Observatoire.Disclosure;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Conventions;

/// <summary>
/// Host -> Storage, Formats, Pages -> Disclosure -> Statistics -> Returns -> Editions -> nothing, and inside each project one
/// way from folder to folder; see docs/adr/0037.
/// </summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, Assembly> Assemblies = new[]
    {
        "Editions",
        "Returns",
        "Statistics",
        "Disclosure",
        "Formats",
        "Pages",
        "Storage",
        "Host",
    }.ToDictionary(name => name, name => Assembly.Load($"Observatoire.{name}"));

    [Theory]
    [InlineData("Editions", "", "code lists and months exist before anything is sent or computed")]
    [InlineData("Returns", "Editions", "a return is checked before anything is computed from it")]
    [InlineData("Statistics", "Editions Returns", "a formula must be readable and testable without anything else")]
    [InlineData(
        "Disclosure",
        "Editions Returns Statistics",
        "protection is arithmetic over figures, whoever stores or shows them"
    )]
    [InlineData(
        "Formats",
        "Editions Returns Statistics",
        "bytes become types without knowing where the bytes are kept, or what is published"
    )]
    [InlineData(
        "Pages",
        "Editions Returns Statistics Disclosure",
        "a page is made of protected figures, whoever received or keeps them"
    )]
    [InlineData("Storage", "Editions", "a store keeps bytes; their form belongs to Formats")]
    [InlineData(
        "Host",
        "Editions Returns Statistics Disclosure Formats Pages Storage",
        "the host alone assembles the parts"
    )]
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
    [InlineData("Editions", "")]
    [InlineData("Returns", "")]
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

    /// <summary>Each folder, the folders of its project it may know, and why no other; « . » is the project's own.</summary>
    public static TheoryData<string, string, string> Folders =>
        new()
        {
            { "Editions/Time", "", "a month exists before any code list" },
            { "Editions", "Time", "a code list is dated" },
            { "Returns", "", "what a return is made of is known before what is wrong with it" },
            { "Returns/Findings", "", "a finding is a value, whatever found it" },
            { "Returns/Privacy", ".", "what is personal is so in any column of any file" },
            { "Returns/Organisations", "Findings", "an organisation is declared and checked without any return" },
            { "Returns/Outliers", "", "what the past lets expect is arithmetic over counts, whatever is asked of it" },
            {
                "Returns/Rules",
                ". Findings Privacy Organisations Outliers",
                "a rule is applied by the check, and knows no file"
            },
            { "Returns/Shortcuts", ".", "the fast way takes only what has no fault: it knows no rule" },
            {
                "Returns/Checking",
                ". Findings Organisations Privacy Rules Shortcuts",
                "the check alone puts rules, guard and reading together"
            },
            { "Statistics/Indicators", "", "a figure is computed before it is compared" },
            { "Statistics/Comparison", "Indicators", "a comparison is of figures, whatever they are by" },
            { "Statistics/Organisations", "Comparison Indicators", "to group by organisation, one compares first" },
            { "Statistics/Reorganisations", "Comparison", "an effect is a comparison in time" },
            { "Statistics/Workload", "Comparison Indicators", "a load is compared as any other figure" },
            { "Disclosure/Tables", "", "relations between cells hold whatever is withheld" },
            { "Disclosure/Primary", "Tables", "a cell is sensitive before others are withheld for its sake" },
            { "Disclosure/Secondary", "Primary Tables", "who chooses cells does not check its own choice" },
            { "Disclosure/Audit", "Primary Tables", "an attacker knows what is published, not how it was chosen" },
            { "Disclosure", "", "what may leave is a table, however it was protected" },
            { "Disclosure/Releases", ". Audit Primary Secondary Tables", "a release alone puts the steps together" },
            { "Formats/Json", "", "a text in JSON is read the same way everywhere" },
            { "Formats/Returns", "", "a return is read without knowing what is said of it" },
            { "Formats/Verdicts", "Json Returns", "a verdict is on a file that was read" },
            { "Formats/Reports", "Returns Verdicts", "a report is a file with its verdict" },
            { "Formats/Indicators", "", "figures are kept whatever becomes of them" },
            { "Formats/Releases", "Indicators Json", "a release keeps figures" },
            { "Formats/Restitutions", "", "a restitution is told from figures" },
            { "Formats/Templates", "", "a template is made from code lists alone" },
            {
                "Formats/Nomenclature",
                "Json Releases Reports Restitutions Templates",
                "the words of the folder are read here, each into the type of those who say them"
            },
            { "Formats/Organisations", "Json Nomenclature", "an organisation is written with codes" },
            { "Pages/Files", "", "a file is of figures, and no page" },
            { "Pages/Words", "Files", "words are read from a file" },
            { "Pages/Drawing", "", "a scale is of numbers" },
            { "Pages/Outcomes", "Files", "what is compared is told before it is shown" },
            { "Pages/Assets", "Files Outcomes Words", "boards and contours are given, and show nothing themselves" },
            { "Pages/Releases", "Files Words", "what tells of a release shows none of its figures" },
            {
                "Pages/Components",
                "Assets Drawing Files Outcomes Releases Words",
                "a component shows what it is given, on whatever page"
            },
            {
                "Pages/Rendering",
                "Assets Components Drawing Files Outcomes Releases Words",
                "the pages alone choose what is on them"
            },
            { "Storage", "", "one store, one file" },
            { "Host/Hosting", "", "settings, log, bodies and answers serve every subject and know none" },
            { "Host/Callers", "Hosting", "who calls is known before what is called" },
            { "Host/Service", "Callers Hosting", "jobs and health are told of, not told about, the subjects" },
            { "Host/Keys", "Callers Hosting", "a key says nothing of what it opens" },
            { "Host/Months", "Callers Hosting Service", "a month is open or closed whatever is sent" },
            { "Host/Organisations", "Callers Hosting", "an organisation is declared apart from returns" },
            {
                "Host/Releases",
                "Callers Hosting Months Service",
                "a release takes figures kept, from wherever they came"
            },
            {
                "Host/Returns",
                "Callers Hosting Months Organisations Releases",
                "a return is received in an open month, by what its sender declared, and compared with what a release tells"
            },
            {
                "Host/Nomenclature",
                "Callers Hosting Organisations Returns",
                "a template is filled with what was declared and sent"
            },
            {
                "Host/Indicators",
                "Callers Hosting Months Organisations Returns Service",
                "figures are of returns accepted, grouped by organisations"
            },
            {
                "Host",
                "Callers Hosting Indicators Keys Months Nomenclature Organisations Releases Returns Service",
                "the app is put together in one place"
            },
        };

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_knows_only_those_below_it(string folder, string known, string because)
    {
        string project = folder.Split('/')[0];
        ILookup<string, Type> types = TypesByFolder(project);
        Assert.NotEmpty(types[folder]);
        IEnumerable<string> allowed = known
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name == "." ? project : $"{project}/{name}")
            .Append(folder);
        string[] forbidden =
        [
            .. types
                .Where(other => !allowed.Contains(other.Key))
                .SelectMany(each => each)
                .Select(type => type.FullName!),
        ];
        TestResult result = Selected(
                Types
                    .InAssembly(Assemblies[project])
                    .That()
                    .ResideInNamespaceMatching($"^{Regex.Escape(NamespaceOf(folder))}$")
            )
            .ShouldNot()
            .HaveDependencyOnAny(forbidden)
            .GetResult();
        Assert.True(
            result.IsSuccessful,
            $"{string.Join(", ", result.FailingTypeNames ?? [])}: {folder} may know {known} only: {because}."
        );
    }

    [Fact]
    public void Every_folder_has_its_arrows()
    {
        IEnumerable<string> folders = Assemblies.Keys.SelectMany(project =>
            TypesByFolder(project).Select(folder => folder.Key)
        );
        Assert.Equal(folders.Order(), Folders.Select(row => (string)row[0]).Order());
    }

    [Fact]
    public void The_arrows_of_folders_make_no_circle()
    {
        List<string> settled = [];
        foreach (object[] row in Folders)
        {
            string project = ((string)row[0]).Split('/')[0];
            string[] known =
            [
                .. ((string)row[1])
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(name => name == "." ? project : $"{project}/{name}"),
            ];
            Assert.True(known.All(settled.Contains), $"{row[0]} stands before what it may know: {row[1]}.");
            settled.Add((string)row[0]);
        }
    }

    [Theory]
    [InlineData("Editions")]
    [InlineData("Returns")]
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

    private static ILookup<string, Type> TypesByFolder(string project) =>
        Assemblies[project]
            .GetTypes()
            .Where(type => type.Namespace?.StartsWith("Observatoire.", StringComparison.Ordinal) == true)
            .Where(type => !type.IsNested)
            .ToLookup(type => type.Namespace!["Observatoire.".Length..].Replace('.', '/'));

    private static string NamespaceOf(string folder) => $"Observatoire.{folder.Replace('/', '.')}";

    /// <summary>The types a rule is about: a rule about none guards nothing, and fails.</summary>
    private static PredicateList Selected(PredicateList types)
    {
        Assert.NotEmpty(types.GetTypes());
        return types;
    }
}
