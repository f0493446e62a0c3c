using Observatoire.Editions;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Formats.Tests.Returns;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Support;

namespace Observatoire.Formats.Tests.Rules;

/// <summary>Every rule of edition 2026-01 on both its sides, one fault at a time, as a CSV and as a workbook.</summary>
public sealed class RuleCasesTests
{
    private static readonly RuleCase[] Cases = [.. RelationCases.All, .. LineCases.All];
    private static readonly FileCase[] Files = [.. FileCases.All];

    public static TheoryData<int, string> CaseNumbers() => Numbered(Cases);

    public static TheoryData<int, string> FileNumbers() => Numbered(Files);

    [Fact]
    public void Nothing_is_found_in_the_right_return_whatever_is_known_beside_it()
    {
        foreach (ReturnHistory history in new[] { ReturnHistory.None, RightReturn.Earlier() })
        {
            CheckedFile read = ReturnFiles.Check(new RightReturn().Csv(), RuleCase.TwoTerritories(), history);

            Assert.Empty(read.Findings.Findings);
            Assert.True(read.Accepted);
        }
    }

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void A_return_that_keeps_the_rule_passes(int number, string name)
    {
        foreach ((_, CheckedFile read) in Read(Cases[number], Cases[number].Keeps))
        {
            Assert.True(read.Findings.Findings.Count == 0, $"{name}: {string.Join(' ', read.Findings.Findings)}");
        }
    }

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void Its_one_fault_is_found_where_it_is_and_nothing_else(int number, string name)
    {
        RuleCase one = Cases[number];
        RightReturn broken = new RightReturn().Change(one.Keeps).Change(one.Breaks);
        int?[] lines =
            one.OnEveryLine ? [.. Enumerable.Range(2, broken.Count)]
            : one.At is null ? [null]
            : [broken.LineOf(one.At)];
        string column = $"{(char)('A' + ReturnColumns.All.ToList().IndexOf(one.Column))}";
        foreach ((ReturnLayout layout, CheckedFile read) in Read(one, $"{one.Keeps}; {one.Breaks}"))
        {
            Assert.Equal(
                lines.Select(line =>
                    $"{name}: {one.Severity} {one.Code} {line} {one.Column} {(line is null ? "" : column)}{line}"
                ),
                read.Findings.Findings.Select(found =>
                    $"{name}: {found.Severity} {found.Code} {found.Line} {found.Column} {layout.CellName(found.Line, found.Column)}"
                )
            );
            Assert.Equal(one.Severity == Severity.Warning, read.Accepted);
        }
    }

    [Theory]
    [MemberData(nameof(FileNumbers))]
    public void A_file_that_is_right_passes_and_its_one_fault_is_found_where_it_is(int number, string name)
    {
        FileCase one = Files[number];

        Assert.Empty(ReturnFiles.Check(one.Keeps).Findings.Findings);
        Assert.Equal(
            [$"{name} {one.Line} {one.Column}"],
            ReturnFiles.Check(one.Breaks).Findings.Findings.Select(found => $"{found.Code} {found.Line} {found.Column}")
        );
    }

    // The organisation's own codes, O01 to O13, are on both sides in OrganisationCheckTests.
    [Fact]
    public void Every_code_the_edition_or_the_words_name_has_its_two_sides_here()
    {
        IEnumerable<string> named = NomenclatureFolder
            .ReadFindings(Repository.Nomenclature)
            .Codes.Where(code => code[0] != 'O')
            .Concat(ReturnFiles.Editions.Latest.Rules.Select(rule => rule.Code));

        Assert.Equal(
            named.Distinct().Order(),
            Cases.Select(each => each.Code).Concat(Files.Select(each => each.Code)).Distinct().Order()
        );
    }

    [Fact]
    public void A_rule_of_several_relations_has_each_of_them_broken() =>
        Assert.All(
            ReturnFiles.Editions.Latest.Rules.GroupBy(rule => rule.Code),
            rule => Assert.True(Cases.Count(one => one.Code == rule.Key) >= rule.Count(), rule.Key)
        );

    private static IEnumerable<(ReturnLayout Layout, CheckedFile Read)> Read(RuleCase one, string changes)
    {
        RightReturn changed = new RightReturn().Change(changes);
        return new[] { changed.Csv(), changed.Xlsx() }.Select(file =>
            ReturnFiles.Read(file, one.Organisation, one.History)
        );
    }

    private static TheoryData<int, string> Numbered(IEnumerable<object> cases)
    {
        TheoryData<int, string> numbered = [];
        foreach ((int number, object one) in cases.Index())
        {
            numbered.Add(number, $"{one}");
        }

        return numbered;
    }
}
