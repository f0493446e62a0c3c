using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Rules;
using Observatoire.Support;

namespace Observatoire.Returns.Tests.Outliers;

/// <summary>One month of a département that counts rightly, which a fault may be put in, judged by rules R30 and R32 as they are.</summary>
internal sealed class HonestReturn
{
    public static readonly NomenclatureEdition Edition = NomenclatureFolder.Read(Repository.Nomenclature).Latest;

    private static readonly IReturnRule[] Rules =
    [
        .. Edition
            .Rules.Where(rule => rule is UnusualFigures or CopyOfEarlierMonth)
            .Cast<RuleForm>()
            .Select(rule => rule.Bind(Edition)),
    ];

    private static readonly ReferenceMonth First = new(2023, 1);

    private readonly HonestDepartement departement;
    private readonly Random random;
    private readonly int month;

    public HonestReturn(HonestDepartement departement, int month, Random random)
    {
        (this.departement, this.month, this.random) = (departement, month, random);
        Counts = HonestDepartement.Indicators.ToDictionary(
            each => each.Code,
            each => departement.Counts[each.Code][month]
        );
    }

    /// <summary>The counts of the return, by code.</summary>
    public Dictionary<string, long> Counts { get; private set; }

    /// <summary>Whether the month so many before was sent.</summary>
    public bool Knows(int back) => departement.Sent[month - back];

    public ReferenceMonth Before(int back) => First.PlusMonths(month - back);

    /// <summary>The counts of an earlier month take their place.</summary>
    public void Copy(int back) =>
        Counts = Counts.Keys.ToDictionary(code => code, code => departement.Counts[code][month - back]);

    public void Exchange(string one, string other) => (Counts[one], Counts[other]) = (Counts[other], Counts[one]);

    /// <summary>What a territory counted is not in the totals.</summary>
    public void Forget(int territory)
    {
        foreach (string code in Counts.Keys)
        {
            Counts[code] -= random.Binomial(Counts[code], departement.Territories[territory][code]);
        }
    }

    public static string NameOf(int territory) => $"T{territory}";

    /// <summary>What is asked of it.</summary>
    public IReadOnlyList<Finding> Judge()
    {
        MonthCells cells = new(Edition.Cells);
        Fill(cells.Whole, Counts);
        FindingList found = new();
        RuleScope scope = new(Edition, First.PlusMonths(month), cells, null, History(), new Doubts());
        foreach (IReturnRule rule in Rules)
        {
            rule.Check(scope, found);
        }

        return found.Findings;
    }

    private ReturnHistory History()
    {
        Dictionary<ReferenceMonth, IReadOnlyDictionary<string, long>> totals = Enumerable
            .Range(0, month)
            .Where(earlier => departement.Sent[earlier])
            .ToDictionary(
                First.PlusMonths,
                IReadOnlyDictionary<string, long> (earlier) =>
                    Counts.Keys.ToDictionary(code => code, code => 100 * departement.Counts[code][earlier])
            );
        Dictionary<ReferenceMonth, MonthCells> cells = [];
        if (departement.Sent[month - 1])
        {
            cells[First.PlusMonths(month - 1)] = ByTerritory(month - 1);
        }

        return new ReturnHistory(totals, cells);
    }

    private MonthCells ByTerritory(int earlier)
    {
        MonthCells cells = new(Edition.Cells);
        Dictionary<string, long> left = Counts.Keys.ToDictionary(
            code => code,
            code => departement.Counts[code][earlier]
        );
        Fill(cells.Whole, left);
        for (int at = 0; at < departement.Territories.Count; at++)
        {
            Dictionary<string, double> shares = departement.Territories[at];
            Dictionary<string, long> own = left.ToDictionary(
                pair => pair.Key,
                pair =>
                    at == departement.Territories.Count - 1
                        ? pair.Value
                        : random.Binomial(pair.Value, shares[pair.Key] / Left(pair.Key, at))
            );
            Fill(cells.Open(NameOf(at)), own);
            left = left.ToDictionary(pair => pair.Key, pair => pair.Value - own[pair.Key]);
        }

        return cells;
    }

    private double Left(string code, int from) => departement.Territories.Skip(from).Sum(each => each[code]);

    private static void Fill(TerritoryCells territory, Dictionary<string, long> counts)
    {
        foreach ((string code, long count) in counts)
        {
            territory.Set(Edition.Cells.Find(code), ValueStatus.Reported, 100 * count, line: 2);
        }
    }
}
