using Observatoire.Statistics.Comparison;

namespace Observatoire.Pages.Components;

/// <summary>One line of a drawing of intervals.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Words">The value and its interval, in words.</param>
/// <param name="Value">Null where there is none: the line is then empty.</param>
/// <param name="Interval">Null where nothing is known of it.</param>
public sealed record IntervalRow(string Label, string Words, double? Value, Interval? Interval);
