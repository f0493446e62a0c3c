using System.Globalization;
using System.Text;
using Observatoire.Editions.Time;
using Observatoire.Returns.Privacy;
using Observatoire.Support;
using Xunit.Abstractions;

namespace Observatoire.Returns.Tests.Privacy;

/// <summary>How much the guard finds and how often it is wrong, over cells drawn with a seed; the method note shows the same table.</summary>
public sealed class PrivacyRatesTests(ITestOutputHelper output)
{
    private const int Clean = 10_000;
    private const int Personal = 1_000;
    private const double MostFalseAlarms = 0.001;
    private static readonly ReferenceMonth Month = new(2018, 12);

    private static readonly PrivacyGuard Guard = new(["MOT", "MEN", "LOG", "ISO", "INS", "CPE", "AGE", "SEX"]);

    private static readonly Dictionary<PersonalMark, double> LeastFound = new()
    {
        [PersonalMark.Nir] = 0.995,
        [PersonalMark.Mail] = 0.995,
        [PersonalMark.Telephone] = 0.99,
        [PersonalMark.BirthDate] = 0.95,
        [PersonalMark.Iban] = 0.995,
        [PersonalMark.PersonName] = 0.90,
        [PersonalMark.FreeText] = 0.995,
        [PersonalMark.FineCrossing] = 0.995,
    };

    [Fact]
    public void Honest_cells_are_let_through()
    {
        CleanCells cells = new(new Random(2018));
        foreach ((string kind, GuardedColumn column, Func<string> draw) in cells.Kinds)
        {
            string[] alarms = [.. Drawn(Clean, draw).Where(cell => Find(cell, column) is not null)];
            Report(kind, "clean", alarms.Length, Clean, alarms.Distinct());

            Assert.True(alarms.Length <= MostFalseAlarms * Clean, $"{kind}: {alarms.Length} false alarms.");
        }
    }

    [Fact]
    public void Identifiers_are_found_in_all_their_spellings()
    {
        PersonalCells cells = new(new Random(2018));
        foreach ((PersonalMark mark, Func<(string Cell, GuardedColumn Column)> draw) in cells.Kinds)
        {
            (string Cell, GuardedColumn Column)[] drawn = [.. Drawn(Personal, draw)];
            string[] missed =
            [
                .. drawn.Where(one => Find(one.Cell, one.Column) is null).Select(one => $"{one.Column} {one.Cell}"),
            ];
            int named = drawn.Count(one => Find(one.Cell, one.Column) == mark);
            Report(PersonalMarkCodes.CodeOf(mark), "personal", Personal - missed.Length, Personal, missed.Distinct());

            Assert.True(Personal - missed.Length >= LeastFound[mark] * Personal, $"{mark}: {missed.Length} missed.");

            Assert.True(named >= LeastFound[mark] * Personal, $"{mark}: only {named} under their own code.");
        }
    }

    private static PersonalMark? Find(string cell, GuardedColumn column) =>
        Guard.Find(Encoding.UTF8.GetBytes(cell), column, Month);

    private static IEnumerable<T> Drawn<T>(int count, Func<T> draw) => Enumerable.Range(0, count).Select(_ => draw());

    /// <summary>Writes the row of the table and sees that the method note has the same.</summary>
    private void Report(string kind, string population, int found, int of, IEnumerable<string> examples)
    {
        string row = string.Create(
            CultureInfo.InvariantCulture,
            $"| {kind} | {population} | {of} | {found} | {100.0 * found / of:0.00} % |"
        );
        output.WriteLine(row);
        foreach (string example in examples.Take(40))
        {
            output.WriteLine($"    {example}");
        }

        string root = Repository.Root;

        Assert.Contains(
            row,
            File.ReadAllText(Path.Combine(root, "docs", "methods", "privacy-guard.md")),
            StringComparison.Ordinal
        );
    }
}
