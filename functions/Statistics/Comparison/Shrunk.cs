namespace Observatoire.Statistics.Comparison;

/// <summary>A unit's own figure, beside what it becomes when it borrows strength from the others. Both are shown.</summary>
/// <param name="Code">Identifies the unit.</param>
/// <param name="Raw">Its own figure.</param>
/// <param name="Shrunk">Between its own figure and that of all.</param>
/// <param name="Interval">Of what it truly is, the variation between units being known only by what was observed.</param>
/// <param name="Weight">How much of its own figure is left, from 0 (the mean of all) to 1.</param>
public sealed record ShrunkUnit(string Code, double Raw, double Shrunk, Interval Interval, double Weight);

/// <summary>Units drawn towards their common mean, the more the less each one's own figure is worth.</summary>
/// <param name="Mean">The common mean.</param>
/// <param name="Between">Variance between units; zero when they vary no more than chance makes them.</param>
/// <param name="Units">In the order they were given.</param>
public sealed record ShrunkUnits(double Mean, double Between, IReadOnlyList<ShrunkUnit> Units);
