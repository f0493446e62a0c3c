namespace Observatoire.Editions;

/// <summary>One part of a breakdown (modalité).</summary>
/// <param name="Code">Code in a return: <c>CESF</c>.</param>
/// <param name="Label">What it is called.</param>
public sealed record Category(string Code, BilingualText Label);

/// <summary>A way to split an indicator (ventilation).</summary>
/// <param name="Code">Code in a return: <c>PRO</c>.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Categories">Its parts, in the order in which the edition presents them.</param>
public sealed record Breakdown(string Code, BilingualText Label, IReadOnlyList<Category> Categories);
