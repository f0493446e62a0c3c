using Observatoire.Statistics.Comparison;

namespace Observatoire.Pages.Components;

/// <summary>The text under which a verdict is written.</summary>
internal static class VerdictKey
{
    public static string KeyOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Higher => "verdict.higher",
            Verdict.Compatible => "verdict.compatible",
            Verdict.Lower => "verdict.lower",
            Verdict.Inconclusive => "verdict.inconclusive",
        };

    /// <summary>Of an effect: no difference is said to be one that is not visible.</summary>
    public static string OfEffect(Verdict verdict) =>
        verdict == Verdict.Compatible ? "effect.verdict.none" : KeyOf(verdict);
}
