using Observatoire.Editions;
using Observatoire.Editions.Time;

namespace Observatoire.Pages.Releases;

/// <summary>How a figure differs from what the release before said of it.</summary>
public enum ChangeKind
{
    /// <summary>A value where there was none.</summary>
    Added,

    /// <summary>Another value.</summary>
    Revised,

    /// <summary>No value where there was one, and none is withheld.</summary>
    Removed,

    /// <summary>Withheld where there was a value.</summary>
    Withheld,

    /// <summary>A value where it was withheld.</summary>
    Opened,
}

/// <summary>One figure of the open files that is not what it was.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Indicator">Its indicator.</param>
/// <param name="Month">Its month.</param>
/// <param name="Area">Its place.</param>
/// <param name="Measure">Its measure, as the files name it.</param>
/// <param name="Before">What the release before said; null when it gave no value.</param>
/// <param name="After">What this one says; null when it gives no value.</param>
public readonly record struct FigureChange(
    ChangeKind Kind,
    string Indicator,
    ReferenceMonth Month,
    Area Area,
    string Measure,
    decimal? Before,
    decimal? After
);
