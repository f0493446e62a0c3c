using Observatoire.Disclosure.Tables;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>A month as one release tells it, and the names its figures have among all releases.</summary>
/// <param name="Figures">The month.</param>
/// <param name="Names">The name of each figure.</param>
/// <param name="Published">Names of the figures that an earlier release published: they can no longer be withheld.</param>
internal sealed record NamedMonth(
    MonthRelations Figures,
    IReadOnlyDictionary<CellKey, string> Names,
    IReadOnlySet<string> Published
)
{
    /// <summary>The figure under its name.</summary>
    public LinkedCell CellOf(CellKey key) =>
        Figures.Find(key)! with
        {
            Identity = Names[key],
            Protectable = !Published.Contains(Names[key]),
        };

    public bool TellsTheSame(Dictionary<CellKey, string> names) =>
        names.Count == Names.Count
        && names.All(pair => string.Equals(Names.GetValueOrDefault(pair.Key), pair.Value, StringComparison.Ordinal));
}
