using Observatoire.Editions;

namespace Observatoire.Statistics.Comparison;

/// <summary>A département of similar context.</summary>
/// <param name="Code">Its INSEE code.</param>
/// <param name="Distance">How far its context is, in standard deviations; 0 is the same context.</param>
public sealed record Peer(string Code, double Distance);

/// <summary>
/// The départements nearest to one by context, never by organisation: a difference between them is then not one of
/// circumstances. Euclidean distance between standardised variables, the density by its logarithm; the method of the
/// « nearest neighbours » of CIPFA. See docs/methods/peers.md.
/// </summary>
public static class PeerGroup
{
    /// <summary>Number of peers of a département.</summary>
    public const int Size = 10;

    /// <summary>Fewest variables two départements must both have for a distance between them.</summary>
    public const int FewestVariables = 4;

    private static readonly ContextVariable[] Variables = Enum.GetValues<ContextVariable>();

    /// <summary>The nearest ones, nearest first; those at the same distance in the order of their codes.</summary>
    /// <param name="departement">Whose peers are wanted.</param>
    /// <param name="context">The values known, at most one a département and variable.</param>
    /// <param name="size">How many are wanted.</param>
    /// <returns>Empty when too little is known of the département.</returns>
    public static IReadOnlyList<Peer> Nearest(string departement, IReadOnlyList<ContextValue> context, int size = Size)
    {
        Dictionary<string, double?[]> scores = Standardise(context);
        return scores.TryGetValue(departement, out double?[]? own)
            ?
            [
                .. scores
                    .Where(pair => !string.Equals(pair.Key, departement, StringComparison.Ordinal))
                    .Select(pair => (pair.Key, Distance: Distance(own, pair.Value)))
                    .Where(pair => pair.Distance is not null)
                    .Select(pair => new Peer(pair.Key, pair.Distance!.Value))
                    .OrderBy(peer => peer.Distance)
                    .ThenBy(peer => peer.Code, StringComparer.Ordinal)
                    .Take(size),
            ]
            : [];
    }

    /// <summary>
    /// Of the variables both have: the root of the sum of squared differences, scaled to the number of all variables so
    /// that a pair with one unknown is not nearer for it. Null under <see cref="FewestVariables"/>.
    /// </summary>
    private static double? Distance(double?[] left, double?[] right)
    {
        double[] squares =
        [
            .. left.Zip(right)
                .Where(pair => pair is { First: not null, Second: not null })
                .Select(pair => Math.Pow(pair.First!.Value - pair.Second!.Value, 2)),
        ];
        return squares.Length < FewestVariables ? null : Math.Sqrt(squares.Sum() * Variables.Length / squares.Length);
    }

    /// <summary>Each value less the mean of its variable, over its standard deviation (of all who have one).</summary>
    private static Dictionary<string, double?[]> Standardise(IReadOnlyList<ContextValue> context)
    {
        Dictionary<string, double?[]> scores = new(StringComparer.Ordinal);
        foreach (IGrouping<ContextVariable, ContextValue> variable in context.GroupBy(each => each.Variable))
        {
            double[] values = [.. variable.Select(Scaled)];
            double mean = values.Average();
            double deviation = Math.Sqrt(values.Average(value => Math.Pow(value - mean, 2)));
            foreach (ContextValue each in variable)
            {
                if (!scores.TryGetValue(each.Departement, out double?[]? own))
                {
                    scores[each.Departement] = own = new double?[Variables.Length];
                }

                own[(int)variable.Key] = deviation > 0 ? (Scaled(each) - mean) / deviation : 0;
            }
        }

        return scores;
    }

    // Paris is 7,000 times denser than Guyane: without the logarithm, density would tell Paris from the rest and no more.
    private static double Scaled(ContextValue each) =>
        each.Variable == ContextVariable.Density ? Math.Log10(each.Value) : each.Value;
}
