using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Words;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Pages.Components;

/// <summary>One outcome of a département beside the others, in sentences.</summary>
internal sealed class StandingWords(PageContext page, OutcomeStanding standing)
{
    private const int RatioDecimals = 2;

    public OutcomeWords Outcome { get; } = new(page.Text, standing.Figures);

    /// <summary>All that is said of it beside what is expected of it.</summary>
    public Verdict Verdict => standing.Verdict;

    private SiteText Text => page.Text;

    private string Departement => page.NameOf(standing.Figure.Departement);

    public string NumberOr(double? value) => value is double known ? Outcome.Number(known) : Text["range.none"];

    public string RangeOr(Interval? interval) => interval is Interval known ? Outcome.Range(known) : Text["range.none"];

    /// <summary>What is expected of it, with where 95 such départements in 100 would lie.</summary>
    public string Expected() =>
        standing.Expected is ExpectedValue expected
            ? Text.Format(
                "standing.expected.range",
                ("value", Outcome.Number(expected.Expected)),
                ("range", Outcome.Range(expected.Interval))
            )
            : Text["range.none"];

    public string Rank() => page.Words.Ranks(standing.Rank, standing.Ranked);

    /// <summary>Everything that is said of it, in the order of the page.</summary>
    public IEnumerable<string> All()
    {
        if (standing.Figure.Value is not double value)
        {
            yield return Text.Format(
                "value.none",
                ("departement", Departement),
                ("reason", Text[FigureWords.ReasonKey(standing.Figure.State)])
            );
            yield break;
        }

        yield return Text.Format(
            standing.Interval is null ? "value.plain" : "value.known",
            ("departement", Departement),
            ("value", Outcome.WithUnit(value)),
            ("range", RangeOr(standing.Interval))
        );
        yield return Context();
        yield return Size();
        if (standing.Standardised is StandardisedRatio ratio)
        {
            yield return Text.Format(
                "ratio",
                ("observed", page.Language.Number(ratio.Observed, 0)),
                ("expected", page.Language.Number(ratio.Expected, 0)),
                ("ratio", page.Language.Number(ratio.Ratio.Value, RatioDecimals)),
                (
                    "range",
                    Text.Format(
                        "range",
                        ("low", page.Language.Number(ratio.Ratio.Interval.Low, RatioDecimals)),
                        ("high", page.Language.Number(ratio.Ratio.Interval.High, RatioDecimals))
                    )
                )
            );
        }

        if (standing.Mix is { Collective: double collective, Individual: double individual, Months: int months })
        {
            yield return Text.Format(
                "mix.reading",
                ("collective", Outcome.Number(100 * collective)),
                ("individual", Outcome.Number(100 * individual)),
                ("months", page.Language.Number(months, 0))
            );
        }

        if (standing.Shrunk is ShrunkUnit shrunk)
        {
            yield return Text.Format(
                "shrunk",
                ("raw", Outcome.Number(value)),
                ("shrunk", Outcome.Number(shrunk.Shrunk)),
                ("range", Outcome.Range(shrunk.Interval)),
                ("weight", page.Language.Number(100 * shrunk.Weight, 0) + page.Language.PercentSuffix)
            );
        }

        yield return standing.Rank is null || standing.Ranked < 2
            ? Text["rank.unknown"]
            : Text.Format("rank.reading", ("rank", Rank()));
        yield return standing.PeerMedian is double median
            ? Text.Format(
                "peers.reading",
                ("median", Outcome.WithUnit(median)),
                ("count", MapReading.Departements(Text, standing.PeersKnown))
            )
            : Text["peers.unknown"];
    }

    private string Context() =>
        standing.Expected is ExpectedValue expected
            ? Text.Format(
                expected.Verdict switch
                {
                    Verdict.Higher => "context.higher",
                    Verdict.Lower => "context.lower",
                    Verdict.Compatible => "context.compatible",
                    Verdict.Inconclusive => "context.inconclusive",
                },
                ("expected", Outcome.WithUnit(expected.Expected)),
                ("range", Outcome.Range(expected.Interval))
            )
            : Text["context.inconclusive"];

    private string Size()
    {
        double factor = standing.Figures.Factor;
        return Text.Format(
            standing.Funnel?.Verdict switch
            {
                Verdict.Higher => "size.higher",
                Verdict.Lower => "size.lower",
                Verdict.Compatible => "size.compatible",
                Verdict.Inconclusive => "size.inconclusive",
                null => "size.not.counted",
            },
            ("target", standing.Together is double together ? Outcome.WithUnit(together) : Text["range.none"]),
            (
                "range",
                standing.Funnel is FunnelPoint point
                    ? Outcome.Range(new Interval(factor * point.Limits.Low, factor * point.Limits.High))
                    : Text["range.none"]
            )
        );
    }
}
