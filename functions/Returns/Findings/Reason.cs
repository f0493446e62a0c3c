using Observatoire.Editions;

namespace Observatoire.Returns.Findings;

/// <summary>A coded reason by which a département explains a warning.</summary>
/// <param name="Code">Its code, <c>VERIF</c>.</param>
/// <param name="Label">What it says.</param>
public sealed record Reason(string Code, BilingualText Label);
