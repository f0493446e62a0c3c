using System.Text.RegularExpressions;
using Observatoire.Storage;

namespace Observatoire.Conventions;

/// <summary>docs/architecture.md names the rooms, folders, types and stores there are, and no others.</summary>
public sealed partial class ArchitecturePageTests
{
    private const string Path = "docs/architecture.md";

    private static readonly string[] Lines = Repository.Lines(Path);

    [Fact]
    public void It_is_one_page() => Assert.InRange(Lines.Length, 50, 149);

    [Fact]
    public void It_names_every_project()
    {
        IEnumerable<string> projects = Repository
            .FilesWhere(path => Regex.IsMatch(path, @"^(functions|infra)/[^/]+/[^/]+\.csproj$"))
            .Select(path => path.Split('/')[1]);
        Assert.Equal(projects.Order(), Rooms().Select(room => room.Name).Order());
    }

    [Fact]
    public void It_names_the_folders_of_the_arrows_in_their_order()
    {
        ILookup<string, string> folders = ArrowTests
            .Folders.Select(row => ((string)row[0]).Split('/', 2))
            .ToLookup(parts => parts[0], parts => parts.Length > 1 ? parts[1] : ".");
        Assert.NotEmpty(folders);
        Assert.All(folders, project => Assert.Equal(project, FoldersOf(project.Key)));
    }

    [Fact]
    public void Each_type_a_figure_goes_through_is_one()
    {
        string code = string.Join('\n', Repository.FilesWhere(IsCode).Select(Repository.Read));
        string[] types =
        [
            .. Lines
                .SkipWhile(line => line != "## What a figure is on the way")
                .Skip(1)
                .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
                .SelectMany(CodesIn)
                .Where(name => Regex.IsMatch(name, @"^[A-Z]\w+$"))
                .Distinct(),
        ];
        Assert.NotEmpty(types);
        Assert.All(types, type => Assert.Matches($@"\b(class|record|struct) {type}\b", code));
    }

    [Fact]
    public void It_names_every_container_and_table() =>
        Assert.Equal(
            StorageNames
                .Containers.Select(name => $"container {name}")
                .Concat(StorageNames.Tables.Select(name => $"table {name}"))
                .Order(),
            Lines.SelectMany(line => Store().Matches(line)).Select(match => match.Result("$1 $2")).Order()
        );

    private static bool IsCode(string path) =>
        path.StartsWith("functions/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal);

    private static string[] FoldersOf(string room) => Rooms().Single(each => each.Name == room).Folders;

    /// <summary>The rows of the first table: a name, what the room does, its folders.</summary>
    private static IEnumerable<(string Name, string[] Folders)> Rooms() =>
        Lines
            .SkipWhile(line => !line.StartsWith("| room |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|'))
            .Select(cells => (CodesIn(cells[1]).Single(), CodesIn(cells[3]).ToArray()));

    private static IEnumerable<string> CodesIn(string text) =>
        Code().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\| (container|table) `([^`]+)` \|")]
    private static partial Regex Store();
}
