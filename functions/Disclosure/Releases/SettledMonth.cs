using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Rules;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>A month that is as the release before told it, and how it is tied to its neighbours.</summary>
/// <param name="OpensWithheld">True when a stock at its start is withheld.</param>
/// <param name="ClosesWithheld">True when a stock at its end is withheld.</param>
public sealed record SettledMonth(bool OpensWithheld, bool ClosesWithheld)
{
    /// <param name="editions">Which stocks open as others closed, in any edition: a month may be of another than that in force.</param>
    /// <param name="withheld">What is withheld of the month.</param>
    public static SettledMonth Read(EditionSeries editions, IReadOnlySet<CellKey> withheld)
    {
        OpensAsClosed[] stocks = [.. editions.Editions.SelectMany(edition => edition.Rules).OfType<OpensAsClosed>()];
        HashSet<string> openings = new(stocks.Select(rule => rule.Opening), StringComparer.Ordinal);
        HashSet<string> closings = new(stocks.Select(rule => rule.Closing), StringComparer.Ordinal);
        return new SettledMonth(
            withheld.Any(key => key.Measure == Measure.Sum && openings.Contains(key.Indicator)),
            withheld.Any(key => key.Measure == Measure.Sum && closings.Contains(key.Indicator))
        );
    }

    /// <summary>
    /// Those of the settled months that must be attacked again with the months that are not settled: what is withheld in them is
    /// tied to these by stocks, near or from month to month. What the others published is all that a reader has of them.
    /// </summary>
    /// <param name="settled">Every month of the release; null for one that is not settled.</param>
    public static IReadOnlySet<ReferenceMonth> TiedTo(IReadOnlyDictionary<ReferenceMonth, SettledMonth?> settled)
    {
        HashSet<ReferenceMonth> tied = [];
        Queue<ReferenceMonth> next = new(settled.Where(pair => pair.Value is null).Select(pair => pair.Key));
        while (next.TryDequeue(out ReferenceMonth month))
        {
            foreach (int step in new[] { -1, 1 })
            {
                ReferenceMonth neighbour = month.PlusMonths(step);
                if (
                    settled.GetValueOrDefault(neighbour) is SettledMonth known
                    && (step < 0 ? known.ClosesWithheld : known.OpensWithheld)
                    && tied.Add(neighbour)
                )
                {
                    next.Enqueue(neighbour);
                }
            }
        }

        return tied;
    }
}
