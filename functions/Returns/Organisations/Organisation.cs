using Observatoire.Editions.Time;

namespace Observatoire.Returns.Organisations;

/// <summary>How a département organises its social work, with the dates of each of its states. Immutable.</summary>
/// <remarks>
/// One document says all that is true of every month: correcting the past and announcing the future are new versions of
/// it. It is valid when <see cref="OrganisationCheck"/> finds nothing.
/// </remarks>
/// <param name="Territories">Its territories, each with the months it exists.</param>
/// <param name="Typology">Its place on each axis of the typology, with the months it holds it.</param>
/// <param name="Events">The reorganisations that turned one state into the next.</param>
public sealed record Organisation(
    IReadOnlyList<TerritoryPeriod> Territories,
    IReadOnlyList<TypologyValue> Typology,
    IReadOnlyList<ReorganisationEvent> Events
)
{
    /// <summary>A département that has declared nothing: no territory, no typology, no event.</summary>
    public static Organisation Empty { get; } = new([], [], []);

    /// <summary>The territories that exist in that month, in the order of their codes; empty when none is declared.</summary>
    public IReadOnlyList<TerritoryPeriod> TerritoriesIn(ReferenceMonth month) =>
        [
            .. Territories
                .Where(territory => territory.Period.Covers(month))
                .OrderBy(territory => territory.Code, StringComparer.Ordinal),
        ];

    /// <summary>The value held on an axis in that month, or null when none is declared.</summary>
    public string? ValueOf(string axis, ReferenceMonth month) =>
        Typology
            .FirstOrDefault(value =>
                string.Equals(value.Axis, axis, StringComparison.Ordinal) && value.Period.Covers(month)
            )
            ?.Value;
}

/// <summary>A territory of a département, for the months it exists under that name.</summary>
/// <param name="Code">Code the returns give in <c>territoire</c>: <c>T01</c>.</param>
/// <param name="Name">Name read by the public.</param>
/// <param name="Period">Months it exists.</param>
public sealed record TerritoryPeriod(string Code, string Name, MonthPeriod Period)
{
    /// <summary>
    /// The communes it is made of, by INSEE code; empty when it does not say. A part of a commune that is cut between
    /// territories is its code and the name of the part: <c>31555/NORD</c>.
    /// </summary>
    public IReadOnlyList<string> Communes { get; init; } = [];
}

/// <summary>The value a département holds on one axis of the typology.</summary>
/// <param name="Axis">Code of the axis: <c>ACA</c>.</param>
/// <param name="Value">Code of the value on that axis: <c>1</c>.</param>
/// <param name="Period">Months it holds it.</param>
/// <param name="Evidence">Act that decided it (deliberation, scheme), or null.</param>
public sealed record TypologyValue(string Axis, string Value, MonthPeriod Period, string? Evidence);

/// <summary>A reorganisation: from its month on, the territories before are replaced by those after.</summary>
/// <param name="Type">Code of the type of event: <c>REDEC</c>.</param>
/// <param name="Month">First month of the new state.</param>
/// <param name="Before">Codes of the territories that existed the month before; empty when none changed.</param>
/// <param name="After">Codes of the territories that exist from that month on; empty when none changed.</param>
public sealed record ReorganisationEvent(
    string Type,
    ReferenceMonth Month,
    IReadOnlyList<string> Before,
    IReadOnlyList<string> After
);
