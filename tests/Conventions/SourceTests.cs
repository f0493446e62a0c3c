using System.Text.RegularExpressions;

namespace Observatoire.Conventions;

/// <summary>What every tracked file must be, whoever wrote it.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] BinaryExtensions = [".png", ".ods", ".xlsx", ".br", ".woff2", ".ico", ".zip"];

    [Fact]
    public void The_formatter_has_nothing_to_say()
    {
        (int restored, string restoreOutput) = Repository.Run("dotnet", "tool", "restore");
        Assert.True(restored == 0, restoreOutput);
        (int status, string output) = Repository.Run("dotnet", "csharpier", "check", ".");
        Assert.True(status == 0, output);
    }

    [Fact]
    public void No_file_names_the_machine_it_was_written_on()
    {
        string[] faults =
        [
            .. TextFiles()
                .SelectMany(path =>
                    MachinePath().Matches(Repository.Read(path)).Select(match => $"{path}: {match.Value}")
                ),
        ];
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    [Fact]
    public void No_file_names_a_package_registry()
    {
        Assert.DoesNotContain(
            Repository.Files,
            path => Path.GetFileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase)
        );
        Assert.DoesNotMatch(@"(?m)^\s*(@[\w-]+:)?registry\s*=", Repository.Read(".npmrc"));
        Assert.DoesNotContain("\"resolved\": \"http", Repository.Read("package-lock.json"), StringComparison.Ordinal);
        Assert.All(
            Repository.FilesWhere(path => path.EndsWith("packages.lock.json", StringComparison.Ordinal)),
            path => Assert.DoesNotContain("://", Repository.Read(path), StringComparison.Ordinal)
        );
    }

    /// <summary>What is left after a filter is looked at before it is judged: a judgement on nothing always holds.</summary>
    [Fact]
    public void No_test_judges_all_of_what_a_filter_may_have_emptied()
    {
        string[] faults =
        [
            .. Repository
                .FilesWhere(path =>
                    path.StartsWith("tests/", StringComparison.Ordinal)
                    && path.EndsWith(".cs", StringComparison.Ordinal)
                )
                .SelectMany(path =>
                    FilteredAll()
                        .Matches(Repository.Read(path))
                        .Select(match => $"{path}: {Regex.Replace(match.Value, @"\s+", " ")}")
                ),
        ];
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("(files.Where(file => Is(file)), file => Assert.True(file))", true)]
    [InlineData("(\n  Find(a, b)\n .OfType<Page>(),\n page => Check(page))", true)]
    [InlineData("(files, file => Assert.Single(lines.Where(line => line == file)))", false)]
    [InlineData("(Repository.FilesWhere(path => Is(path)), path => Check(path))", false)]
    public void A_filter_is_seen_in_what_is_judged_and_not_in_the_judgement(string text, bool isFiltered) =>
        Assert.Equal(isFiltered, FilteredAll().IsMatch("Assert.All" + text));

    [Fact]
    public void Every_project_has_its_lock_file_and_is_in_the_solution()
    {
        string solution = Repository.Read("Serverless.sln").Replace('\\', '/');
        Assert.All(
            Repository.WithExtension(".csproj"),
            project =>
            {
                string folder = Path.GetDirectoryName(project)!;
                Assert.True(Repository.Exists($"{folder}/packages.lock.json"), $"{folder} has no packages.lock.json.");
                Assert.Contains(project, solution, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Every_project_of_the_application_has_its_tests()
    {
        string[] untested =
        [
            .. Repository
                .FilesWhere(path => Regex.IsMatch(path, @"^functions/\w+/\w+\.csproj$"))
                .Select(path => Path.GetFileNameWithoutExtension(path))
                // What is compiled for the browser is tested in one.
                .Where(name =>
                    !Repository.Exists($"tests/{name}.Tests/{name}.Tests.csproj")
                    && !Repository.Exists($"tests/Browser/{name}Tests.cs")
                ),
        ];
        Assert.True(untested.Length == 0, $"No test project for {string.Join(", ", untested)}.");
    }

    [Fact]
    public void A_test_class_is_named_like_its_file()
    {
        string[] faults =
        [
            .. Repository
                .FilesWhere(path =>
                    path.StartsWith("tests/", StringComparison.Ordinal)
                    && path.EndsWith("Tests.cs", StringComparison.Ordinal)
                )
                .Where(path =>
                    !Regex.IsMatch(
                        Repository.Read(path),
                        $@"\bclass {Path.GetFileNameWithoutExtension(path).Split('.')[0]}\b"
                    )
                ),
        ];
        Assert.Empty(faults);
    }

    [Fact]
    public void The_clock_and_chance_are_banned_where_the_compiler_looks()
    {
        string everywhere = Repository.Read("BannedSymbols.txt");
        string pure = Repository.Read("functions/BannedSymbols.Pure.txt");
        Assert.All(
            new[]
            {
                "DateTime.Now",
                "DateTime.UtcNow",
                "DateTimeOffset.Now",
                "DateTimeOffset.UtcNow",
                "CultureInfo.CurrentCulture",
            },
            symbol => Assert.Contains(symbol, everywhere, StringComparison.Ordinal)
        );
        Assert.All(
            new[] { "System.Guid.NewGuid", "System.Random", "System.TimeProvider", "System.IO.File" },
            symbol => Assert.Contains(symbol, pure, StringComparison.Ordinal)
        );
        Assert.Matches(@"dotnet_diagnostic\.RS0030\.severity\s*=\s*error", Repository.Read(".editorconfig"));
    }

    [Fact]
    public void The_pages_take_no_time_or_chance_from_the_reader()
    {
        string[] faults =
        [
            .. Repository
                .FilesWhere(path =>
                    // The deposit page offers the months before today; no figure is made there.
                    path.StartsWith("dashboards/", StringComparison.Ordinal)
                    && !path.StartsWith("dashboards/depot/", StringComparison.Ordinal)
                )
                .Where(path =>
                    Path.GetExtension(path) is ".ts" or ".mjs" && !path.Contains(".test.", StringComparison.Ordinal)
                )
                .Where(path => ClockOrChance().IsMatch(Repository.Read(path))),
        ];
        Assert.Empty(faults);
    }

    [Fact]
    public void A_source_file_fits_in_the_mind()
    {
        string[] faults =
        [
            .. Repository
                .WithExtension(".cs", ".ts", ".mjs", ".razor", ".bicep")
                .Select(path => (path, lines: Repository.Lines(path).Length))
                .Where(file => file.lines > (file.path.StartsWith("tests/", StringComparison.Ordinal) ? 400 : 300))
                .Select(file => $"{file.path}: {file.lines} lines"),
        ];
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Words_for_people_are_not_in_code()
    {
        string[] faults =
        [
            .. Repository
                .FilesWhere(path =>
                    Path.GetExtension(path) is ".cs" or ".razor" && Regex.IsMatch(path, "^(functions|infra)/")
                )
                .SelectMany(path =>
                    Repository
                        .Lines(path)
                        .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                        .SelectMany(line => FrenchText().Matches(line).Select(found => $"{path}: {found.Value}"))
                ),
        ];
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Tests_share_by_a_project_and_never_by_a_linked_file()
    {
        string[] faults =
        [
            .. Repository
                .WithExtension(".csproj", ".props")
                .Where(path => Regex.IsMatch(Repository.Read(path), @"<Compile\s+Include=""\.\.")),
        ];
        Assert.Empty(faults);
    }

    [Fact]
    public void A_test_that_draws_again_and_again_says_so_by_its_trait()
    {
        IReadOnlyList<(string Path, string Test)> tests =
        [
            .. Repository
                .FilesWhere(path => path.EndsWith("Tests.cs", StringComparison.Ordinal))
                .Select(path => (path, text: Repository.Read(path)))
                .Where(file => !file.text.Contains("\n[Trait(\"Kind\", \"MonteCarlo\")]", StringComparison.Ordinal))
                .SelectMany(file => OneTest().Split(file.text).Skip(1).Select(test => (file.path, test))),
        ];
        string[] faults =
        [
            .. tests
                .Where(one =>
                    Drawing().IsMatch(one.Test) != one.Test.Contains("\"MonteCarlo\"", StringComparison.Ordinal)
                )
                .Select(one =>
                    $"{one.Path}: {Regex.Match(one.Test, @"\w+(?=\()(?<!InlineData|Trait|MemberData)").Value}"
                ),
        ];
        Assert.Contains(tests, one => one.Test.Contains("\"MonteCarlo\"", StringComparison.Ordinal));
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    private static IEnumerable<string> TextFiles() =>
        Repository.FilesWhere(path => !BinaryExtensions.Contains(Path.GetExtension(path)));

    // A path of one machine: a home folder, a workplace, or a drive letter of somebody's Windows.
    [GeneratedRegex(@"(?<![\w.<$\})-])/(?:root|home/\w+|Users/\w+|work)/|\b[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    // The first argument of Assert.All, up to a filter outside its parentheses.
    [GeneratedRegex(
        @"\bAssert\.All\((?:[^(),]|(?<open>\()|(?<-open>\))|(?(open),|(?!)))*?(?(open)(?!))\.(?:Where|OfType|Except)\b"
    )]
    private static partial Regex FilteredAll();

    // A French word of a text, but for those that have no other name in English, and tables of letters.
    [GeneratedRegex(
        @"""(?:[^""\\]|\\.)*\b(?!département|région|Région|Département)(?=\w*[éèêàçùœîô])[a-zéèêàçùœîôû]{3,19}\b(?:[^""\\]|\\.)*"""
    )]
    private static partial Regex FrenchText();

    [GeneratedRegex(@"(?m)^(?=    \[(?:Fact|Theory)\])")]
    private static partial Regex OneTest();

    // What is held so many times in a hundred is found by drawing.
    [GeneratedRegex(@"void \w*(?:as_often_as|times_in_100|hold_them_more_often|false_alarm|by_chance_alone_are)\w*\(")]
    private static partial Regex Drawing();

    [GeneratedRegex(@"Date\.now\(|new Date\(\)|Math\.random\(")]
    private static partial Regex ClockOrChance();
}
