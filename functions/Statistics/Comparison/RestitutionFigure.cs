using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Statistics.Comparison;

/// <summary>What a restitution is made from: the reader's own returns, and what a release tells of the others.</summary>
/// <param name="Edition">The edition of the return.</param>
/// <param name="Month">Its month.</param>
/// <param name="Departement">Whose restitution it is.</param>
/// <param name="Own">
/// Its totals, by month: that month's, and those of the twelve before that it sent. In hundredths by <see cref="LinearTerm.Key"/>.
/// </param>
/// <param name="Others">What is told of the other départements; null where no release tells them yet.</param>
/// <param name="Peers">The départements of similar context.</param>
public sealed record RestitutionAsk(
    NomenclatureEdition Edition,
    ReferenceMonth Month,
    string Departement,
    IReadOnlyDictionary<ReferenceMonth, IReadOnlyDictionary<string, long>> Own,
    OthersFigures? Others,
    IReadOnlyList<Peer> Peers
);

/// <summary>The figures of départements as a release tells them, and no others.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="PublishedAt">When it came out, UTC.</param>
/// <param name="Month">The month the figures are of; of the same edition as what they are compared with.</param>
/// <param name="FigureOf">A figure of that month as the release has it, Withheld or Missing where it tells none.</param>
public sealed record OthersFigures(
    string Release,
    DateTimeOffset PublishedAt,
    ReferenceMonth Month,
    Func<CellKey, IndicatorCell> FigureOf
);

/// <summary>One indicator of a département beside its own past and that of others.</summary>
public sealed record RestitutionFigure
{
    public required IndicatorDefinition Indicator { get; init; }

    /// <summary>In the unit of the indicator; null when it was not sent or has no meaning.</summary>
    public required double? Value { get; init; }

    public required FigureState State { get; init; }

    /// <summary>The twelve months before, oldest first; null where the month has no value.</summary>
    public required IReadOnlyList<double?> Past { get; init; }

    /// <summary>The month before.</summary>
    public double? LastMonth => Past[^1];

    /// <summary>The same month a year before.</summary>
    public double? LastYear => Past[0];

    /// <summary>Median of those of the twelve months before that have a value; null when none has.</summary>
    public required double? MedianOfYear { get; init; }

    /// <summary>Number of months <see cref="MedianOfYear"/> is over.</summary>
    public required int MonthsOfYear { get; init; }

    /// <summary>Per 1,000 inhabitants; null for a derived indicator, or where the population is not known.</summary>
    public required double? Rate { get; init; }

    public required GroupFigure Region { get; init; }

    public required GroupFigure Peers { get; init; }

    public required GroupFigure Nation { get; init; }

    /// <summary>What is compared with the groups: the rate, or a derived indicator as it is.</summary>
    public double? Comparable => Indicator.Formula is null ? Rate : Value;
}
