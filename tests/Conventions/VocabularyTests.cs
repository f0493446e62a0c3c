using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Observatoire.Conventions;

/// <summary>The names we choose: docs/glossary.md lists the words they may not hold.</summary>
public sealed partial class VocabularyTests
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static;

    private static readonly string[] OurAssemblies =
    [
        "Observatoire.Editions",
        "Observatoire.Returns",
        "Observatoire.Statistics",
        "Observatoire.Disclosure",
        "Observatoire.Formats",
        "Observatoire.Pages",
        "Observatoire.Storage",
        "Observatoire.Host",
        "Observatoire.Local",
        "Observatoire.Simulation",
    ];

    private static readonly HashSet<string> Banned = ReadWords("## Banned words");
    private static readonly HashSet<string> Imposed = ReadWords("## Names imposed from outside");

    [Fact]
    public void The_glossary_lists_the_banned_words() =>
        Assert.Superset(new HashSet<string> { "secret", "county", "department", "manager", "helper", "util" }, Banned);

    [Fact]
    public void No_type_or_member_holds_a_banned_word()
    {
        string[] faults =
        [
            .. OurTypes()
                .SelectMany(NamesOf)
                .Where(name => WordsOf(name.Split('.')[^1]).Any(Banned.Contains))
                .Where(name => !Imposed.Contains(name.Split('.')[^1].ToLowerInvariant()))
                .Distinct()
                .Order(),
        ];
        Assert.True(faults.Length == 0, $"docs/glossary.md bans a word of: {string.Join(", ", faults)}");
    }

    [Fact]
    public void No_file_name_holds_a_banned_word()
    {
        string[] faults =
        [
            .. Repository
                .FilesWhere(path => Path.GetExtension(path) is ".cs" or ".ts" or ".mjs" or ".razor" or ".bicep")
                .Where(path => WordsOf(Path.GetFileNameWithoutExtension(path)).Any(Banned.Contains)),
        ];
        Assert.True(faults.Length == 0, $"docs/glossary.md bans a word of: {string.Join(", ", faults)}");
    }

    [Fact]
    public void No_declaration_in_TypeScript_holds_a_banned_word()
    {
        string[] faults =
        [
            .. Repository
                .WithExtension(".ts", ".mjs")
                .SelectMany(path =>
                    Declaration().Matches(Repository.Read(path)).Select(match => (path, Name: match.Groups[1].Value))
                )
                .Where(found => WordsOf(found.Name).Any(Banned.Contains))
                .Select(found => $"{found.path}: {found.Name}"),
        ];
        Assert.True(faults.Length == 0, $"docs/glossary.md bans a word of: {string.Join(", ", faults)}");
    }

    [Fact]
    public void Identifiers_are_ASCII()
    {
        string[] faults = [.. OurTypes().SelectMany(NamesOf).Where(name => !name.All(char.IsAscii))];
        Assert.Empty(faults);
    }

    [Fact]
    public void A_factory_says_what_it_does()
    {
        string[] faults =
        [
            .. OurTypes()
                .SelectMany(type => type.GetMethods(Declared))
                .Where(method => method is { IsStatic: true, Name: "Of" })
                .Select(method => $"{method.DeclaringType}.Of"),
        ];
        Assert.True(faults.Length == 0, $"« Of » says nothing: {string.Join(", ", faults)}");
    }

    [Fact]
    public void One_name_is_one_type()
    {
        string[] twins =
        [
            .. OurTypes()
                .Where(type => type is { IsNested: false, Name: not "Program" })
                .GroupBy(type => type.Name, StringComparer.Ordinal)
                .Where(same => same.Count() > 1)
                .Select(same => string.Join(" and ", same.Select(type => type.FullName))),
        ];
        Assert.True(twins.Length == 0, $"Tell apart: {string.Join("; ", twins)}");
    }

    private static IEnumerable<Type> OurTypes() =>
        OurAssemblies
            .Select(Assembly.Load)
            .SelectMany(assembly =>
            {
                Type[] written = [.. assembly.GetTypes().Where(IsWritten)];
                Assert.NotEmpty(written);
                return written;
            });

    private static HashSet<string> ReadWords(string heading) =>
        [
            .. Repository
                .Lines("docs/glossary.md")
                .SkipWhile(line => line != heading)
                .Skip(1)
                .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
                .SelectMany(line => Quoted().Matches(line).Select(match => match.Groups[1].Value.ToLowerInvariant())),
        ];

    private static bool IsWritten(Type type) =>
        type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && type.Namespace?.StartsWith("Observatoire", StringComparison.Ordinal) == true
        && !type.Name.Contains('<', StringComparison.Ordinal);

    private static IEnumerable<string> NamesOf(Type type) =>
        [
            type.Name,
            .. type.GetMembers(Declared)
                .Where(member => member.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
                .Where(member => !member.Name.Contains('<', StringComparison.Ordinal) && member is not ConstructorInfo)
                .Where(member => member is not MethodInfo method || method.GetBaseDefinition() == method)
                .Where(member => member is not FieldInfo field || field.FieldType != typeof(Process))
                .Select(member => $"{type.Name}.{member.Name.Split('.')[^1]}"),
        ];

    private static IEnumerable<string> WordsOf(string identifier) =>
        Word().Matches(identifier).Select(match => match.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:const|let|function|class|interface|type|enum)\s+([A-Za-z_$][\w$]*)")]
    private static partial Regex Declaration();
}
