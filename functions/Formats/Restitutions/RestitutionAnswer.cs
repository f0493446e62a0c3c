using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Formats.Restitutions;

/// <summary>A restitution as the API gives it. A figure without a value is null beside its state, never zero.</summary>
/// <param name="Departement">Whose it is.</param>
/// <param name="Month">Month of the return.</param>
/// <param name="Edition">Edition of the return: what is compared with it was sent in the same.</param>
/// <param name="Simulated">True when any figure in it is synthetic.</param>
/// <param name="Population">What its rates are over; null when it is not known.</param>
/// <param name="Others">What the figures of the others are; null where no release tells them yet.</param>
/// <param name="Peers">The départements of similar context, nearest first.</param>
/// <param name="Figures">One an indicator of the edition, in its order.</param>
public sealed record RestitutionAnswer(
    string Departement,
    string Month,
    string Edition,
    bool Simulated,
    PopulationAnswer? Population,
    OthersAnswer? Others,
    IReadOnlyList<PeerAnswer> Peers,
    IReadOnlyList<FigureAnswer> Figures
)
{
    /// <param name="ask">What it was computed from.</param>
    /// <param name="simulated">True when any of it is synthetic.</param>
    /// <param name="words">The sentences.</param>
    public static RestitutionAnswer Tell(RestitutionAsk ask, bool simulated, RestitutionWords words) =>
        new(
            ask.Departement,
            ask.Month.ToString(),
            ask.Edition.Period.Id,
            simulated,
            Inhabitants.Nearest(ask.Edition, ask.Departement, ask.Month.Year) is Inhabitants population
                ? new PopulationAnswer(population.Year, population.Count)
                : null,
            ask.Others is OthersFigures others
                ? new OthersAnswer(others.Month.ToString(), others.Release, others.PublishedAt)
                : null,
            [
                .. ask.Peers.Select(peer => new PeerAnswer(
                    peer.Code,
                    ask.Edition.FindDepartement(peer.Code)?.Name ?? peer.Code,
                    Math.Round(peer.Distance, 2)
                )),
            ],
            [.. Restitution.Compute(ask).Select(figure => FigureAnswer.Tell(figure, ask.Others?.Month, words))]
        );
}

public sealed record PopulationAnswer(int Year, long Count);

/// <param name="Month">The month the figures of the others are of.</param>
/// <param name="Release">Id of the release that tells them.</param>
/// <param name="PublishedAt">When it came out, UTC.</param>
public sealed record OthersAnswer(string Month, string Release, DateTimeOffset PublishedAt);

/// <param name="Code">Its INSEE code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Distance">Of context, in standard deviations.</param>
public sealed record PeerAnswer(string Code, string Name, double Distance);

/// <summary>One indicator. <c>value</c> and the past, which is the twelve months before, oldest first, are in the unit and
/// written with <c>decimals</c>; the groups are compared with <c>rate</c>, or with the value of a derived indicator, which
/// has no rate, and written with <c>rateDecimals</c>, as in the sentence.</summary>
public sealed record FigureAnswer(
    string Code,
    string Label,
    string LabelEn,
    string Unit,
    string UnitEn,
    bool Derived,
    int Decimals,
    int RateDecimals,
    double? Value,
    FigureState State,
    double? LastMonth,
    double? LastYear,
    IReadOnlyList<double?> Past,
    double? Median12,
    int Months12,
    double? Rate,
    GroupAnswer Region,
    GroupAnswer PeersFigures,
    GroupAnswer Nation,
    Position Position,
    string Sentence,
    string SentenceEn
)
{
    private const int Precision = 4;

    internal static FigureAnswer Tell(RestitutionFigure figure, ReferenceMonth? others, RestitutionWords words)
    {
        (BilingualText sentence, Position position) = words.Of(figure, others);
        IndicatorDefinition indicator = figure.Indicator;
        return new FigureAnswer(
            indicator.Code,
            indicator.Label.Fr,
            indicator.Label.En,
            indicator.Unit.Fr,
            indicator.Unit.En,
            indicator.Formula is not null,
            indicator.Decimals,
            RestitutionWords.DecimalsOf(figure),
            Round(figure.Value),
            figure.State,
            Round(figure.LastMonth),
            Round(figure.LastYear),
            [.. figure.Past.Select(Round)],
            Round(figure.MedianOfYear),
            figure.MonthsOfYear,
            Round(figure.Rate),
            GroupOf(figure.Region),
            GroupOf(figure.Peers),
            GroupOf(figure.Nation),
            position,
            sentence.Fr,
            sentence.En
        );
    }

    private static GroupAnswer GroupOf(GroupFigure group) =>
        new(
            Round(group.Median),
            Round(group.LowerQuartile),
            Round(group.UpperQuartile),
            group.Members,
            group.Count,
            group.Told,
            group.State
        );

    private static double? Round(double? value) =>
        value is double known ? Math.Round(known, Precision, MidpointRounding.AwayFromZero) : null;
}

/// <param name="Median">Null unless the state is <c>given</c>; so are the quartiles.</param>
/// <param name="Q1">Lower quartile.</param>
/// <param name="Q3">Upper quartile.</param>
/// <param name="Members">Number of other départements in the group.</param>
/// <param name="Count">How many of them gave the figure; null where the state is <c>notReleased</c>.</param>
/// <param name="Told">How many of these the release tells: the quantiles are over them. Null as the count.</param>
/// <param name="State"><c>given</c>, <c>withheld</c>, <c>missing</c>, <c>notApplicable</c> or <c>notReleased</c>.</param>
public sealed record GroupAnswer(
    double? Median,
    double? Q1,
    double? Q3,
    int Members,
    int? Count,
    int? Told,
    FigureState State
);
