using System.Text.Json.Nodes;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Organisations;
using Observatoire.Support;

namespace Observatoire.Simulation.Tests;

/// <summary>What the generator makes is judged by the check that judges real returns.</summary>
public sealed class SimulatedNationTests
{
    internal static readonly SimulatedNomenclature Nomenclature = SimulatedNomenclature.Read(Repository.Nomenclature);
    private static readonly ReturnCheck Check = new(NomenclatureFolder.Read(Repository.Nomenclature));

    [Fact]
    public void Three_years_of_returns_break_no_rule_and_what_a_reorganisation_moves_is_explained()
    {
        SimulatedNation nation = Nation("2023-11:2026-10");
        SimulatedDepartement[] sample =
        [
            nation.Departements.First(each => each.Change is { Before.Count: > 0 }),
            nation.Departements.First(each => each.Change?.Type == "ACAOUV"),
            nation.Departements.First(each => each.Change is null),
        ];

        Assert.All(
            sample,
            departement =>
            {
                CheckedFile verdict = Judge(departement, History(nation, departement));

                Assert.Empty(verdict.Findings.Findings.Where(found => found.Severity == Severity.Error).Select(Told));
                // Chance alone makes a figure stand out now and then: less than once in four returns.
                Assert.InRange(
                    verdict.Findings.Findings.Count(found => !verdict.CommentedLines.Contains(found.Line ?? 0)),
                    0,
                    verdict.Months.Count / 4
                );
                Assert.Equal(36, verdict.Returns.Count);
            }
        );
    }

    [Fact]
    public void An_indicator_added_to_the_nomenclature_is_in_the_returns_at_once()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nomenclature-");
        try
        {
            CopyWith(Repository.Nomenclature, folder.FullName, AddIndicators);
            (SimulatedMonth first, SimulatedMonth last) = SimulationRequest.Months("2026-03:2026-03");
            SimulatedNation nation = new(
                SimulatedNomenclature.Read(folder.FullName),
                new SimulationRequest(SimulationRequest.DefaultSeed, first, last, 0)
            );
            SimulatedFile made = nation.Make(nation.Departements[0], nation.Months[0]);
            ReturnSession session = new ReturnCheck(NomenclatureFolder.Read(folder.FullName)).Begin(
                new ReturnAsk(null, null, new ReferenceMonth(2026, 11))
            );
            ReturnFileReader.Read(made.Content, session);
            CheckedFile verdict = session.Complete(null, ReturnHistory.None);

            Assert.DoesNotContain(verdict.Findings.Findings, found => found.Severity == Severity.Error);
            string[] lines = System.Text.Encoding.UTF8.GetString(made.Content).Split('\n');
            Assert.Contains(lines, line => line.Contains(";;NEW_TOT;NEW;B;", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains(";NEW_ALL;;;", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("NEW_TOT <= SUI_FIN", null)]
    [InlineData("2 NEW_TOT <= SUI_FIN", "NEW_TOT")]
    [InlineData("SUI_FIN <= NEW_TOT", "NEW_TOT")]
    public void An_indicator_that_a_rule_ties_to_another_is_part_of_it_or_refused_with_words(
        string formula,
        string? refused
    )
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nomenclature-");
        try
        {
            CopyWith(
                Repository.Nomenclature,
                folder.FullName,
                copy =>
                {
                    AddIndicators(copy);
                    string rules = Path.Combine(copy, "2026-01", "rules.json");
                    JsonArray all = JsonNode.Parse(File.ReadAllText(rules))!.AsArray();
                    all.Add(
                        new JsonObject
                        {
                            ["code"] = "R99",
                            ["severity"] = "error",
                            ["formula"] = formula,
                        }
                    );
                    File.WriteAllText(rules, all.ToJsonString());
                }
            );
            (SimulatedMonth first, SimulatedMonth last) = SimulationRequest.Months("2026-03:2026-03");
            SimulatedNation nation = new(
                SimulatedNomenclature.Read(folder.FullName),
                new SimulationRequest(SimulationRequest.DefaultSeed, first, last, 0)
            );

            if (refused is null)
            {
                string text = System.Text.Encoding.UTF8.GetString(
                    nation.Make(nation.Departements[0], nation.Months[0]).Content
                );
                Assert.InRange(ValueOf(text, "NEW_TOT"), 1, ValueOf(text, "SUI_FIN"));
                return;
            }

            InvalidDataException refusal = Assert.Throws<InvalidDataException>(() =>
                nation.Make(nation.Departements[0], nation.Months[0])
            );
            Assert.Contains(
                $"L'indicateur {refused} ne peut pas être tiré : la règle R99",
                refusal.Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_same_seed_makes_the_same_bytes_and_another_does_not()
    {
        SimulatedNation nation = Nation("2026-03:2026-06");
        SimulatedNation longer = Nation("2026-03:2026-06", faults: 3);
        SimulatedDepartement departement = nation.Departements[40];
        byte[] content = nation.Make(departement, nation.Months[1]).Content;

        Assert.Equal(content, longer.Make(longer.Departements[40], longer.Months[1]).Content);
        SimulatedNation other = new(Nomenclature, new SimulationRequest(1, nation.Months[0], nation.Months[^1], 0));
        Assert.NotEqual(content, other.Make(other.Departements[40], other.Months[1]).Content);
    }

    [Theory]
    [InlineData("2026-10:2026-01")]
    [InlineData("2026-13")]
    [InlineData("2026-01:2026-02:2026-03")]
    [InlineData("")]
    public void Months_that_are_not_two_in_order_are_refused(string months) =>
        Assert.Throws<FormatException>(() => SimulationRequest.Months(months));

    [Fact]
    public void Every_departement_is_accepted_in_a_month()
    {
        SimulatedNation nation = Nation("2026-10:2026-10");

        Assert.Equal(101, nation.Departements.Count);
        Assert.All(
            nation.Departements,
            departement =>
                Assert.Empty(
                    Judge(departement, nation.Make(departement, nation.Months[0]).Content)
                        .Findings.Findings.Select(Told)
                )
        );
    }

    [Fact]
    public void Every_fault_that_is_put_in_is_found_on_its_line_and_no_other_is_invented()
    {
        SimulatedNation nation = Nation("2026-10:2026-10", faults: 44);
        SimulatedFile[] files = [.. nation.Departements.Select(each => nation.Make(each, nation.Months[0]))];

        Assert.Equal(44, files.Count(file => file.Fault is not null));
        Assert.All(
            files,
            file =>
            {
                FindingList found = Judge(
                    nation.Departements.Single(each => each.Code == file.Departement),
                    file.Content
                ).Findings;
                Assert.Equal(
                    file.Fault is null ? [] : [file.Fault.Code],
                    found.Findings.Select(each => each.Code).Distinct()
                );
                Assert.True(
                    file.Fault is null || found.Findings.Any(each => each.Line is int line && IsOf(file.Fault, line)),
                    $"{file.Fault} is told elsewhere: {string.Join(", ", found.Findings.Select(Told))}"
                );
            }
        );
    }

    // A relation is told on the first line it speaks of, which need not be the one that was touched.
    private static bool IsOf(InjectedFault fault, int line) =>
        fault.Lines.Contains(line)
        || fault.Code is "R01" or "R02" or "R04" or "R06" or "R08" or "R16" or "R12" or "R15";

    internal static SimulatedNation Nation(string months, int faults = 0)
    {
        (SimulatedMonth first, SimulatedMonth last) = SimulationRequest.Months(months);
        return new SimulatedNation(
            Nomenclature,
            new SimulationRequest(SimulationRequest.DefaultSeed, first, last, faults)
        );
    }

    /// <summary>All the months of a département in one file, as history is sent.</summary>
    private static byte[] History(SimulatedNation nation, SimulatedDepartement departement) =>
        SimulatedNation.Join(nation.Months.Select(month => nation.Make(departement, month).Content));

    internal static CheckedFile Judge(SimulatedDepartement departement, byte[] file)
    {
        ReturnSession session = Check.Begin(new ReturnAsk(departement.Code, null, ReferenceMonth.Parse("2026-11")));
        ReturnFileReader.Read(file, session);
        return session.Complete(Declared(departement), ReturnHistory.None);
    }

    internal static Organisation Declared(SimulatedDepartement departement) =>
        new(
            [
                .. departement.Territories.Select(each => new TerritoryPeriod(
                    each.Code,
                    each.Name,
                    Period(each.From, each.To)
                )),
            ],
            [
                .. departement.Typology.Select(each => new TypologyValue(
                    each.Axis,
                    each.Value,
                    Period(each.From, each.To),
                    null
                )),
            ],
            []
        );

    private static MonthPeriod Period(SimulatedMonth from, SimulatedMonth? to) =>
        new(
            ReferenceMonth.Parse(from.ToString()),
            to is SimulatedMonth last ? ReferenceMonth.Parse(last.ToString()) : null
        );

    private static long ValueOf(string file, string code) =>
        long.Parse(
            file.Split('\n')
                .Select(line => line.Split(';'))
                .First(row => row is [_, _, "", _, "", ..] && row[3] == code)[6],
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static string Told(Finding finding) =>
        $"{finding.Code} line {finding.Line} {finding.Column}: {finding.Found} / {finding.Expected}";

    /// <summary>One that is given by territory, with a breakdown of its own, and one of the whole département.</summary>
    private static void AddIndicators(string folder)
    {
        string edition = Path.Combine(folder, "2026-01");
        File.AppendAllText(Path.Combine(edition, "breakdowns.csv"), "NEW;;Essai;Trial\nNEW;A;Un;One\nNEW;B;Deux;Two\n");
        string path = Path.Combine(edition, "indicators.json");
        JsonArray indicators = JsonNode.Parse(File.ReadAllText(path))!.AsArray();
        indicators.Add(Like(indicators[0]!, "NEW_TOT", true, "NEW"));
        indicators.Add(Like(indicators[0]!, "NEW_ALL", false));
        File.WriteAllText(path, indicators.ToJsonString());
    }

    private static JsonNode Like(JsonNode other, string code, bool territorial, params string[] breakdowns)
    {
        JsonNode indicator = other.DeepClone();
        indicator["code"] = code;
        indicator["territorial"] = territorial;
        indicator["breakdowns"] = new JsonArray([.. breakdowns.Select(each => (JsonNode)each)]);
        return indicator;
    }

    private static void CopyWith(string from, string to, Action<string> change)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        change(to);
    }
}
