using System.Collections.Immutable;
using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Audit;

/// <summary>
/// What an attacker writes down: one unknown for each figure withheld, the relations between them once the published
/// values are put in, and the bounds that follow from each relation alone.
/// </summary>
internal sealed class UnknownSystem
{
    /// <summary>Beyond this a bound is none.</summary>
    public const long Unlimited = 1L << 50;

    // A bound that still moves after these moves by ever smaller steps: the linear programme finds its end.
    private const int Passes = 30;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> values = new(StringComparer.Ordinal);
    private readonly List<long> least = [];
    private readonly List<long> most = [];

    /// <param name="publication">What all readers have.</param>
    /// <param name="own">Figures that this attacker knows besides.</param>
    public UnknownSystem(Publication publication, IReadOnlyDictionary<string, long> own)
    {
        foreach (PublishedFigure figure in publication.Figures)
        {
            if (figure.Value is long shown)
            {
                values.Add(figure.Identity, shown);
            }
            else if (own.TryGetValue(figure.Identity, out long known))
            {
                values.Add(figure.Identity, known);
            }
            else
            {
                places.Add(figure.Identity, places.Count);
                least.Add(figure.Lower);
                most.Add(figure.Upper ?? Unlimited);
            }
        }

        Rows = [.. publication.Relations.Select(Substitute).Where(row => row.Terms.Length > 0)];
        bool changed = true;
        for (int pass = 0; pass < Passes && changed; pass++)
        {
            changed = false;
            foreach (UnknownRow row in Rows)
            {
                changed |= Tighten(row);
            }
        }
    }

    public ImmutableArray<UnknownRow> Rows { get; }

    public int Count => places.Count;

    public IEnumerable<string> Identities => places.Keys;

    /// <summary>Place of a withheld figure, or null for one whose value the attacker has.</summary>
    public int? Find(string identity) => places.TryGetValue(identity, out int place) ? place : null;

    /// <summary>The value of a figure that is not withheld from this attacker.</summary>
    public long Known(string identity) => values[identity];

    public long Least(int place) => least[place];

    public long Most(int place) => most[place];

    /// <summary>Unknowns tied to each other, those left that have more than one possible value.</summary>
    public IEnumerable<IReadOnlyList<int>> Groups()
    {
        ILookup<int, int> rowsOf = Enumerable
            .Range(0, Rows.Length)
            .SelectMany(row => Rows[row].Terms.Select(term => (term.Place, Row: row)))
            .ToLookup(pair => pair.Place, pair => pair.Row);
        bool[] seen = [.. Enumerable.Range(0, Count).Select(place => least[place] == most[place])];
        for (int start = 0; start < Count; start++)
        {
            if (seen[start])
            {
                continue;
            }

            List<int> group = [start];
            seen[start] = true;
            for (int next = 0; next < group.Count; next++)
            {
                foreach (int place in rowsOf[group[next]].SelectMany(row => Rows[row].Terms).Select(term => term.Place))
                {
                    if (!seen[place])
                    {
                        seen[place] = true;
                        group.Add(place);
                    }
                }
            }

            yield return group;
        }
    }

    private UnknownRow Substitute(PublicRelation relation)
    {
        long known = 0;
        Dictionary<int, long> factors = [];
        foreach (RelationTerm term in relation.Terms)
        {
            if (places.TryGetValue(term.Identity, out int place))
            {
                factors[place] = factors.GetValueOrDefault(place) + term.Factor;
            }
            else
            {
                known += term.Factor * values[term.Identity];
            }
        }

        return new(
            [.. factors.Where(pair => pair.Value != 0).Select(pair => new UnknownTerm(pair.Key, pair.Value))],
            relation.AtLeast is long lower ? lower - known : -Unlimited,
            relation.AtMost is long upper ? upper - known : Unlimited
        );
    }

    private bool Tighten(UnknownRow row)
    {
        bool changed = false;
        foreach (UnknownTerm term in row.Terms)
        {
            long lowest = 0;
            long highest = 0;
            foreach (UnknownTerm other in row.Terms.Where(other => other.Place != term.Place))
            {
                lowest = Add(lowest, Times(other.Factor, other.Factor > 0 ? least[other.Place] : most[other.Place]));
                highest = Add(highest, Times(other.Factor, other.Factor > 0 ? most[other.Place] : least[other.Place]));
            }

            // The term lies between these two.
            long from = highest >= Unlimited ? -Unlimited : Add(row.AtLeast, -highest);
            long to = lowest <= -Unlimited ? Unlimited : Add(row.AtMost, -lowest);
            if (term.Factor < 0)
            {
                (from, to) = (-to, -from);
            }

            long factor = Math.Abs(term.Factor);
            long floor = from <= -Unlimited ? -Unlimited : -FloorDivide(-from, factor);
            long ceiling = to >= Unlimited ? Unlimited : FloorDivide(to, factor);
            changed |= floor > least[term.Place] || ceiling < most[term.Place];
            least[term.Place] = Math.Max(least[term.Place], floor);
            most[term.Place] = Math.Min(most[term.Place], ceiling);
        }

        return changed;
    }

    private static long Times(long factor, long bound) =>
        Math.Abs(bound) >= Unlimited ? Math.Sign(factor) * Math.Sign(bound) * Unlimited : checked(factor * bound);

    private static long Add(long one, long other) =>
        Math.Abs(one) >= Unlimited ? one
        : Math.Abs(other) >= Unlimited ? other
        : one + other;

    private static long FloorDivide(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);
}

/// <summary>The sum of unknowns, each times a factor, lies between two bounds.</summary>
internal sealed record UnknownRow(ImmutableArray<UnknownTerm> Terms, long AtLeast, long AtMost);

internal readonly record struct UnknownTerm(int Place, long Factor);
