using Observatoire.Editions;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Reorganisations;
using Observatoire.Statistics.Workload;

namespace Observatoire.Pages.Outcomes;

/// <summary>One outcome of one département beside the others; every figure in the unit of the outcome.</summary>
internal sealed record OutcomeStanding
{
    public required OutcomeFigures Figures { get; init; }

    public required OutcomeFigure Figure { get; init; }

    /// <summary>Null when nothing is known of its chance.</summary>
    public required Interval? Interval { get; init; }

    /// <summary>The figure of all that are known together, a ratio of sums; null without any.</summary>
    public required double? Together { get; init; }

    /// <summary>Beside all départements, at its size; null when the outcome counts neither events nor cases.</summary>
    public required FunnelPoint? Funnel { get; init; }

    /// <summary>What is counted beside what would be at the rate of all; null unless the outcome counts events.</summary>
    public required StandardisedRatio? Standardised { get; init; }

    /// <summary>Beside what its circumstances let expect; null when one of them, or too much, is not known.</summary>
    public required ExpectedValue? Expected { get; init; }

    /// <summary>Its figure once it borrows strength from the others; null when nothing is known of its chance.</summary>
    public required ShrunkUnit? Shrunk { get; init; }

    /// <summary>The ranks it may hold; null when nothing is known of its chance.</summary>
    public required RankInterval? Rank { get; init; }

    /// <summary>Number of départements that have a rank interval.</summary>
    public required int Ranked { get; init; }

    /// <summary>Median of its peers whose figure is known; null without any.</summary>
    public required double? PeerMedian { get; init; }

    /// <summary>Peers whose figure is known.</summary>
    public required int PeersKnown { get; init; }

    /// <summary>Individual and collective hours; null unless the outcome is a share of hours.</summary>
    public required WorkMix? Mix { get; init; }

    public required ControlSeries Months { get; init; }

    /// <summary>Beside what is expected of it.</summary>
    public Verdict Verdict => Expected?.Verdict ?? Verdict.Inconclusive;
}

/// <summary>One outcome of all départements, compared once for all their pages.</summary>
internal sealed class OutcomeStandings
{
    private readonly Dictionary<string, FigureChance> chances;
    private readonly Dictionary<string, FunnelPoint> funnel;
    private readonly Dictionary<string, ExpectedValue> expected;
    private readonly Dictionary<string, ShrunkUnit> shrunk;
    private readonly Dictionary<string, RankInterval> ranks;
    private readonly double? target;
    private readonly double? together;

    public OutcomeStandings(OutcomeFigures figures, NomenclatureEdition edition)
    {
        Figures = figures;
        OutcomeFigure[] known = [.. figures.Figures.Where(figure => figure.Value is not null)];
        chances = known
            .Select(figure => (figure.Departement, Chance: OutcomeChance.Estimate(figures, figure)))
            .Where(each => each.Chance is not null)
            .ToDictionary(each => each.Departement, each => each.Chance!.Value, StringComparer.Ordinal);
        MeasuredUnit[] measured =
        [
            .. known
                .Where(figure =>
                    chances.TryGetValue(figure.Departement, out FigureChance chance) && chance.StandardError > 0
                )
                .Select(figure => new MeasuredUnit(
                    figure.Departement,
                    figure.Value!.Value,
                    chances[figure.Departement].StandardError!.Value
                )),
        ];
        FunnelPlot? plot = OutcomeChance.Funnel(figures, known);
        funnel = (plot?.Points ?? []).ToDictionary(point => point.Code, StringComparer.Ordinal);
        target = plot?.Target;
        together =
            known.Length == 0
                ? null
                : known.Sum(each => each.Numerator!.Value) / known.Sum(each => each.Denominator!.Value);
        expected = ExpectedIn(figures, edition).ToDictionary(each => each.Code, StringComparer.Ordinal);
        shrunk = Shrink(figures, known, measured).ToDictionary(each => each.Code, StringComparer.Ordinal);
        ranks = RankIntervals.Compute(measured).ToDictionary(rank => rank.Code, StringComparer.Ordinal);
    }

    public OutcomeFigures Figures { get; }

    public OutcomeStanding Of(string departement, IReadOnlyList<Peer> peers, DeclaredOrganisations organisations)
    {
        OutcomeFigure figure = Figures.Of(departement);
        double[] others = [.. peers.Select(peer => Figures.Of(peer.Code).Value).OfType<double>()];
        CountedUnit[] counted =
            Figures.Outcome.Funnel == OutcomeFunnel.Rate ? [.. OutcomeChance.Counted(Figures, [figure])] : [];
        return new OutcomeStanding
        {
            Figures = Figures,
            Figure = figure,
            Interval = chances.TryGetValue(departement, out FigureChance chance) ? chance.Interval : null,
            Together = together,
            Funnel = funnel.GetValueOrDefault(departement),
            Standardised =
                counted is [CountedUnit unit] && target is double rate
                    ? Standardisation.Indirect([new ReferenceStratum(unit.Count, unit.Denominator, rate)])
                    : null,
            Expected = expected.GetValueOrDefault(departement),
            Shrunk = shrunk.GetValueOrDefault(departement),
            Rank = ranks.GetValueOrDefault(departement),
            Ranked = ranks.Count,
            PeerMedian = others.Length == 0 ? null : new Statistics.Indicators.Distribution(others).Quantile(0.5),
            PeersKnown = others.Length,
            Mix =
                Figures.Outcome.Funnel == OutcomeFunnel.Hours && figure.Value is not null
                    ? OutcomeChance.MixOf(Figures, departement)
                    : null,
            Months = ControlSeries.Plot(Figures, departement, organisations),
        };
    }

    /// <summary>Counts of events by a gamma, the others by a normal distribution; nobody with fewer than two.</summary>
    private static IEnumerable<ShrunkUnit> Shrink(
        OutcomeFigures figures,
        OutcomeFigure[] known,
        MeasuredUnit[] measured
    )
    {
        if (figures.Outcome.Funnel != OutcomeFunnel.Rate)
        {
            return measured.Length < 2 ? [] : NormalShrinkage.Shrink(measured).Units;
        }

        IReadOnlyList<CountedUnit> counted = OutcomeChance.Counted(figures, known);
        return counted.Count < 2 || counted.Sum(unit => unit.Count) <= 0
            ? []
            : GammaPoissonShrinkage.Shrink(counted).Units.Select(unit => InUnit(unit, figures.Factor));
    }

    private static ShrunkUnit InUnit(ShrunkUnit unit, double factor) =>
        unit with
        {
            Raw = factor * unit.Raw,
            Shrunk = factor * unit.Shrunk,
            Interval = new Interval(factor * unit.Interval.Low, factor * unit.Interval.High),
        };

    private static IEnumerable<ExpectedValue> ExpectedIn(OutcomeFigures figures, NomenclatureEdition edition)
    {
        bool isLog = figures.Outcome.Scale == OutcomeScale.Log;
        Circumstances circumstances = new(edition);
        ContextExpectation? found = ContextExpectation.Fit([
            .. figures.Figures.Select(figure => new UnitInContext(
                figure.Departement,
                    // Of zero there is no logarithm: the figure is then not judged.
                    !isLog ? figure.Value
                    : figure.Value > 0 ? Math.Log(figure.Value.Value)
                    : null,
                circumstances.Of(figure.Departement)
            )),
        ]);
        IEnumerable<ExpectedValue> units = found?.Units ?? [];
        return isLog ? units.Select(Exponentiated) : units;
    }

    private static ExpectedValue Exponentiated(ExpectedValue unit) =>
        unit with
        {
            Value = Math.Exp(unit.Value),
            Expected = Math.Exp(unit.Expected),
            Interval = new Interval(Math.Exp(unit.Interval.Low), Math.Exp(unit.Interval.High)),
        };
}
