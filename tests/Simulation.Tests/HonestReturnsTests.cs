using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Formats.Verdicts;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Organisations;
using Observatoire.Support;
using Xunit.Abstractions;

namespace Observatoire.Simulation.Tests;

/// <summary>What senders who count rightly are asked, month after month, by the check that judges real returns.</summary>
public sealed class HonestReturnsTests(ITestOutputHelper output)
{
    private const int ThirdYear = 24;

    private const double MostAsked = 0.02;

    private static readonly EditionSeries Editions = NomenclatureFolder.Read(Repository.Nomenclature);
    private static readonly ReturnCheck Check = new(Editions);
    private static readonly VerdictWords Words = new(NomenclatureFolder.ReadFindings(Repository.Nomenclature));

    [Fact]
    public void At_most_2_returns_of_the_third_year_in_100_are_asked_anything()
    {
        SimulatedNation nation = SimulatedNationTests.Nation("2023-11:2026-10");
        List<VerdictAnswer> thirdYear = [.. nation.Departements.AsParallel().SelectMany(each => Judge(nation, each))];

        VerdictAnswer[] asked = [.. thirdYear.Where(answer => answer.ToExplain)];
        output.WriteLine($"{asked.Length} of {thirdYear.Count} returns are asked something:");
        foreach (VerdictAnswer answer in asked)
        {
            IEnumerable<string> open = answer
                .Findings.Where(found => !found.Explained)
                .Select(found => $"{found.Code} {found.Found} / {found.Expected}");
            output.WriteLine($"{answer.Departement} {answer.Months[0]}: {string.Join(" | ", open)}");
        }

        Assert.Equal(12 * 101, thirdYear.Count);
        Assert.InRange(asked.Length, 0, MostAsked * thirdYear.Count);
    }

    /// <summary>The verdicts of the third year, each with all that was sent before it.</summary>
    private static IEnumerable<VerdictAnswer> Judge(SimulatedNation nation, SimulatedDepartement departement)
    {
        Organisation organisation = SimulatedNationTests.Declared(departement);
        Dictionary<ReferenceMonth, IReadOnlyDictionary<string, long>> totals = [];
        MonthCells? before = null;
        for (int at = 0; at < nation.Months.Count; at++)
        {
            ReferenceMonth month = ReferenceMonth.Parse(nation.Months[at].ToString());
            ReturnSession session = Check.Begin(new ReturnAsk(departement.Code, month, month.PlusMonths(1)));
            ReturnLayout layout = ReturnFileReader.Read(
                nation.Make(departement, nation.Months[at], isDetailed: at >= ThirdYear - 1).Content,
                session
            );
            CheckedFile file = session.Complete(organisation, HistoryOf(totals, before, month));
            if (at >= ThirdYear)
            {
                yield return Words.Of(file, layout, new HashSet<string>());
            }

            ActivityReturn sent = file.Returns.Single();
            (before, totals[month]) = (sent.Cells, TotalsText.Read(TotalsText.Write(sent)));
        }
    }

    private static ReturnHistory HistoryOf(
        Dictionary<ReferenceMonth, IReadOnlyDictionary<string, long>> totals,
        MonthCells? before,
        ReferenceMonth month
    ) =>
        new(
            totals,
            before is null
                ? new Dictionary<ReferenceMonth, MonthCells>()
                : new Dictionary<ReferenceMonth, MonthCells> { [month.PlusMonths(-1)] = before }
        );
}
