using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Words;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Pages.Components;

/// <summary>A comparison of organisations in sentences.</summary>
internal sealed class AxisReading(PageContext page, AxisComparison comparison, OutcomeWords words)
{
    private SiteText Text => page.Text;

    /// <summary>What is said of one type beside the others.</summary>
    public string Verdict(AxisType type)
    {
        (GroupSummary group, GroupSummary others) = (type.Comparison.Group, type.Comparison.Others);
        if (group.Ratio is not double ratio)
        {
            return Text.Format("type.none", ("type", Text.Of(type.Value.Label)), ("expected", Count(group.Expected)));
        }

        string key = (type.Comparison.Verdict, type.Comparison.Doubt) switch
        {
            (Statistics.Comparison.Verdict.Higher, _) => "type.higher",
            (Statistics.Comparison.Verdict.Lower, _) => "type.lower",
            (Statistics.Comparison.Verdict.Compatible, _) => "type.compatible",
            (_, GroupDoubt.Dominated) => "type.dominated",
            (_, GroupDoubt.NoVariation) => "type.noVariation",
            _ => "type.tooFew",
        };
        Estimate? difference = type.Comparison.Difference;
        return Text.Format(
            key,
            ("type", Text.Of(type.Value.Label)),
            ("ratio", words.WithUnit(ratio)),
            ("others", others.Ratio is double other ? words.WithUnit(other) : Text["runtime.missing"]),
            ("difference", difference is null ? string.Empty : words.Signed(difference.Value.Value)),
            ("range", difference is null ? string.Empty : words.SignedRange(difference.Value.Interval)),
            ("reported", MapReading.Departements(Text, group.Reported)),
            ("elsewhere", MapReading.Departements(Text, others.Reported)),
            ("fewest", Count(GroupFigure.FewestDepartements))
        );
    }

    /// <summary>How many départements of the type are known, and what share of its inhabitants.</summary>
    public string Coverage(AxisType type) =>
        Text.Format(
            type.Withheld > 0 ? "type.coverage.withheld" : "type.coverage",
            ("reported", Count(type.Comparison.Group.Reported)),
            ("expected", Count(type.Comparison.Group.Expected)),
            ("share", Percent(type.PopulationShare)),
            ("withheld", MapReading.Departements(Text, type.Withheld))
        );

    public string Rank(AxisType type) => page.Words.Ranks(type.Rank, comparison.Ranked);

    /// <summary>The difference with the reference once circumstances are taken into account.</summary>
    public string Adjusted(TypeDifference difference)
    {
        string key = difference.Verdict switch
        {
            Statistics.Comparison.Verdict.Higher => "adjusted.higher",
            Statistics.Comparison.Verdict.Lower => "adjusted.lower",
            Statistics.Comparison.Verdict.Compatible => "adjusted.compatible",
            Statistics.Comparison.Verdict.Inconclusive => "adjusted.inconclusive",
        };
        return Text.Format(
            key,
            ("type", LabelOf(difference.Type)),
            ("reference", LabelOf(comparison.Adjusted!.Reference)),
            ("difference", words.Signed(difference.Difference)),
            ("unit", words.Unit),
            ("range", difference.Interval is Interval interval ? words.SignedRange(interval) : Text["range.none"]),
            ("count", MapReading.Departements(Text, difference.Count)),
            ("referenceCount", MapReading.Departements(Text, comparison.Adjusted.ReferenceCount)),
            ("fewest", Count(AdjustedDifference.FewestOfType))
        );
    }

    /// <summary>What the funnel shows, and of whom.</summary>
    public IEnumerable<string> Funnel()
    {
        FunnelPlot funnel = comparison.Funnel!;
        yield return Text.Format(
            "funnel.reading",
            ("count", MapReading.Departements(Text, funnel.Points.Count)),
            ("target", words.WithUnit(funnel.Target * comparison.Figures.Factor))
        );
        foreach (
            (Verdict verdict, string key) in new[]
            {
                (Statistics.Comparison.Verdict.Higher, "funnel.higher"),
                (Statistics.Comparison.Verdict.Lower, "funnel.lower"),
            }
        )
        {
            string[] named =
            [
                .. funnel.Points.Where(point => point.Verdict == verdict).Select(point => page.NameOf(point.Code)),
            ];
            if (named.Length > 0)
            {
                yield return Text.Format(
                    key,
                    ("count", MapReading.Departements(Text, named.Length)),
                    ("names", string.Join(", ", named))
                );
            }
        }

        int unjudged = funnel.Points.Count(point => point.Verdict == Statistics.Comparison.Verdict.Inconclusive);
        if (unjudged > 0)
        {
            yield return Text.Format(
                funnel.Dispersion is null ? "funnel.unjudged.all" : "funnel.unjudged",
                ("count", MapReading.Departements(Text, unjudged))
            );
        }
    }

    public string LabelOf(string value) => Text.Of(comparison.Axis.Values.First(each => each.Code == value).Label);

    public string Percent(double? share) =>
        share is double known
            ? page.Language.Number(100 * known, 0) + page.Language.PercentSuffix
            : Text["runtime.missing"];

    public string Count(int count) => page.Language.Number(count, 0);
}
