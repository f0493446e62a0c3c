using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>A month as an earlier release told it: what it published stays known for ever.</summary>
/// <param name="Figures">The figures of then, before disclosure control.</param>
/// <param name="Withheld">Those it withheld.</param>
public sealed record EarlierMonth(IndicatorTable Figures, IReadOnlySet<CellKey> Withheld);
