using System.Text.RegularExpressions;

namespace Observatoire.Conventions;

/// <summary>Documents that cannot lie about files, and stay short.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void The_readme_is_short_and_gives_the_two_commands()
    {
        string[] lines = Repository.Lines("README.md");
        Assert.InRange(lines.Length, 20, 119);
        Assert.Contains("dotnet run --project infra/local", lines);
        Assert.Contains("dotnet test", lines);
    }

    [Fact]
    public void The_readme_maps_every_folder_of_the_root()
    {
        string readme = Repository.Read("README.md");
        IEnumerable<string> folders = Repository
            .FilesWhere(path => path.Contains('/', StringComparison.Ordinal) && !path.StartsWith('.'))
            .Select(path => path.Split('/')[0])
            .Distinct();
        Assert.All(folders, folder => Assert.Contains($"{folder}/", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_link_of_every_document_leads_to_a_file()
    {
        string[] dead =
        [
            .. Repository
                .WithExtension(".md")
                .SelectMany(document =>
                    Link()
                        .Matches(Repository.Read(document))
                        .Select(match => match.Groups[1].Value)
                        .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
                        .Select(target => Path.Combine(Path.GetDirectoryName(document)!, target.Split('#')[0]))
                        .Where(target => !Repository.Exists(target))
                        .Select(target => $"{document} -> {target}")
                ),
        ];
        Assert.True(dead.Length == 0, string.Join('\n', dead));
    }

    [Fact]
    public void Decisions_are_numbered_without_gap_dated_and_have_the_same_headings()
    {
        string[] decisions =
        [
            .. Repository
                .FilesWhere(path => Regex.IsMatch(path, @"^docs/adr/\d{4}-.*\.md$"))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(
            Enumerable.Range(1, decisions.Length).Select(number => $"{number:0000}"),
            decisions.Select(path => Path.GetFileName(path)[..4])
        );
        Assert.All(
            decisions,
            path =>
            {
                string text = Repository.Read(path);
                Assert.Matches(@"(?m)^Status: (accepted|superseded by \d{4}), \d{4}-\d{2}-\d{2}$", text);
                Assert.All(
                    new[] { "## Context", "## Decision", "## Consequences" },
                    heading => Assert.Contains(heading, text, StringComparison.Ordinal)
                );
                Assert.InRange(text.Split('\n').Length, 15, 60);
            }
        );
    }

    [Fact]
    public void The_unreleased_changes_are_written_down() =>
        Assert.Matches(@"(?m)^## \[(Unreleased|\d+\.\d+\.\d+)\]", Repository.Read("CHANGELOG.md"));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
