using System.Globalization;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Outliers;

namespace Observatoire.Returns.Rules;

/// <summary>Turns the figures of a return that surprise into one question a cause.</summary>
internal sealed class UnusualCauses(
    UnusualFigures rule,
    RuleScope scope,
    IReadOnlyList<FigureSurprise> figures,
    CountScale scale,
    FigureKinship kinship
)
{
    private const int FewestOfWhole = 10;
    private const int Shown = 4;
    private readonly HashSet<int> told = [];
    private bool lossIsTold;

    /// <summary>Each cause takes the figures it tells of; the widest cause first.</summary>
    public IReadOnlyList<Finding> Find() => [.. Absent(), .. Whole(), .. Exchanged(), .. Alone()];

    private IEnumerable<Finding> Absent()
    {
        foreach (ForgottenTerritory absent in ForgottenTerritory.Absent(scope))
        {
            lossIsTold = true;
            Tell(Far(higher: false));
            yield return About(UnusualFigures.TerritoryCode, -absent.Share, absent.Code, SurpriseOf(higher: false));
        }
    }

    private IEnumerable<Finding> Whole()
    {
        WholeChange change = WholeChange.Measure(figures, scale);
        bool moved =
            figures.Count >= FewestOfWhole
            && Math.Abs(change.Ratio) > rule.Bounds.Whole
            && change.Agreed >= rule.Bounds.Agreed;
        foreach (bool higher in new[] { false, true })
        {
            int[] far = Far(higher);
            bool isMove = (moved && change.Ratio > 0 == higher) || Gather(far).Count() >= rule.Bounds.Causes;
            if (!isMove || (lossIsTold && !higher))
            {
                continue;
            }

            Tell(far);
            double ratio = moved ? change.Ratio : WholeChange.Measure([.. far.Select(at => figures[at])], scale).Ratio;
            yield return !higher && ForgottenTerritory.Told(scope, figures, scale) is ForgottenTerritory territory
                ? About(UnusualFigures.TerritoryCode, ratio, territory.Code, SurpriseOf(higher))
                : About(UnusualFigures.WholeCode, ratio, Names(Most(higher)), SurpriseOf(higher));
        }
    }

    private IEnumerable<Finding> Exchanged()
    {
        foreach ((int first, int second) in ExchangedFigures.Find(figures, rule.Bounds.Exchange))
        {
            if (!told.Contains(first) && !told.Contains(second))
            {
                Tell([first, second]);
                yield return Of(UnusualFigures.ExchangeCode, [first, second]) with
                {
                    Surprise = (figures[first].Size + figures[second].Size) / rule.Bounds.Limit,
                };
            }
        }
    }

    private IEnumerable<Finding> Alone() =>
        Gather([.. Far(higher: true), .. Far(higher: false)])
            .Select(group => Of(rule.Code, [.. group.OrderByDescending(at => figures[at].Size)]));

    private int[] Far(bool higher) =>
        [
            .. Enumerable
                .Range(0, figures.Count)
                .Where(at => figures[at].Size > rule.Bounds.Limit && figures[at].Score > 0 == higher)
                .Where(at => !told.Contains(at)),
        ];

    private void Tell(int[] positions) => told.UnionWith(positions);

    private IEnumerable<int[]> Gather(int[] positions) =>
        kinship
            .Gather([.. positions.Select(CodeOf)])
            .Select(group => group.Select(member => positions[member]).ToArray());

    private double SurpriseOf(bool higher) =>
        figures.Where(figure => figure.Score > 0 == higher).Sum(figure => figure.Size) / rule.Bounds.Limit;

    private IEnumerable<int> Most(bool higher) =>
        Enumerable
            .Range(0, figures.Count)
            .Where(at => figures[at].Score > 0 == higher)
            .OrderByDescending(at => figures[at].Size)
            .Take(Shown);

    /// <summary>What is asked about the return in its whole, on its first line.</summary>
    private Finding About(string code, double ratio, string expected, double surprise) =>
        rule.Found(scope.Cells.FirstLine, Percent(ratio), expected) with
        {
            Code = code,
            Surprise = surprise,
        };

    /// <summary>What is asked about some figures, on the line of the first.</summary>
    private Finding Of(string code, int[] positions) =>
        rule.Found(LineOf(positions[0]), Told(positions, Written), Told(positions, Range)) with
        {
            Code = code,
            Surprise = figures[positions[0]].Size / rule.Bounds.Limit,
            AlsoLines = [.. positions.Skip(1).Select(LineOf)],
        };

    private string Told(int[] positions, Func<int, string> value) =>
        string.Join("; ", positions.Take(Shown).Select(at => $"{CodeOf(at)} = {value(at)}"))
        + (positions.Length > Shown ? "; …" : "");

    private string Written(int at) => ReturnNumber.Write(scope.Cells.Whole.Hundredths(figures[at].Cell));

    private string Range(int at)
    {
        (double low, double high) = figures[at].Expected.Within(rule.Bounds.Limit);
        return $"{Count(Math.Ceiling(scale.CountAt(low)))} … {Count(Math.Floor(scale.CountAt(high)))}";
    }

    private static string Count(double count) => ReturnNumber.Write((long)count * 100);

    private static string Percent(double ratio) =>
        (100 * (1 + ratio)).ToString("0", CultureInfo.InvariantCulture) + " %";

    private string Names(IEnumerable<int> positions) => string.Join(", ", positions.Select(CodeOf));

    private string CodeOf(int at) => scope.Cells.Space.Names[figures[at].Cell].Indicator.Code;

    private int LineOf(int at) => scope.Cells.Whole.LineOf(figures[at].Cell);
}
