using Observatoire.Disclosure.Releases;
using Observatoire.Disclosure.Secondary;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Support;

/// <summary>A release all of whose months are given at once, each chosen.</summary>
public static class WholeRelease
{
    /// <summary>What the site tells for territories: its load, its complex situations, its stock.</summary>
    public static IReadOnlyList<string> Territorial { get; } = ["SUI_CHG", "SUI_CPX", "SUI_FIN"];

    /// <param name="months">The months, each once.</param>
    /// <param name="earlier">Those of the releases before, oldest first.</param>
    /// <param name="rules">What may not be told.</param>
    /// <param name="chance">What the choice is drawn with; null for the key of tests.</param>
    public static ProtectedRelease Protect(
        IReadOnlyList<IndicatorTable> months,
        IReadOnlyList<EarlierMonth> earlier,
        DisclosureRules rules,
        CostChance? chance = null
    )
    {
        ReleaseProtection protection = new(rules, chance ?? new CostChance(new byte[CostChance.ShortestKey]));
        foreach (
            ReferenceMonth month in months
                .Select(each => each.Month)
                .Concat(earlier.Select(each => each.Figures.Month))
                .Distinct()
                .Order()
        )
        {
            protection.Add(
                protection.Prepare(
                    month,
                    months.FirstOrDefault(each => each.Month == month),
                    [.. earlier.Where(each => each.Figures.Month == month)]
                )
            );
        }

        return protection.Complete();
    }
}
