using Observatoire.Editions;
using Observatoire.Returns.Rules;

namespace Observatoire.Disclosure.Releases;

/// <summary>
/// What is left of a whole when parts of it are taken away, all of them people or all posts: nobody publishes it, and whoever has
/// the whole and the parts has it too. <c>COO_SHR - COO_ACR</c> is what was shared without consent.
/// </summary>
/// <param name="Wholes">Codes of the indicators that make the whole.</param>
/// <param name="Parts">Codes of the parts taken away.</param>
public sealed record Complement(IReadOnlyList<string> Wholes, IReadOnlyList<string> Parts)
{
    /// <summary>
    /// Those that the rules of an edition tell, warnings too: each part, and all the parts of a rule together. What another
    /// indicator is, one of two parts that make a whole, is left out.
    /// </summary>
    public static IReadOnlyList<Complement> DeriveFrom(NomenclatureEdition edition, DisclosureRules rules)
    {
        RelationHolds[] relations = [.. edition.Rules.OfType<RelationHolds>()];
        Complement[] inclusions =
        [
            .. relations.Select(Read).OfType<Complement>().Where(each => each.CountsOneThing(edition, rules)),
        ];
        HashSet<string> twoParts =
        [
            .. relations
                .Where(rule => rule.Formula.Kind == RelationKind.Equal)
                .Select(Read)
                .OfType<Complement>()
                .Where(each => each.Parts.Count == 2)
                .SelectMany(each => each.Parts.Select(part => new Complement(each.Wholes, [part]).ToString())),
        ];
        Dictionary<string, HashSet<string>> wholesOf = new(StringComparer.Ordinal);
        foreach (Complement inclusion in inclusions.Where(each => each.Wholes.Count == 1))
        {
            foreach (string part in inclusion.Parts)
            {
                wholesOf.TryAdd(part, new HashSet<string>(StringComparer.Ordinal));
                wholesOf[part].Add(inclusion.Wholes[0]);
            }
        }

        IEnumerable<Complement> single =
            from part in wholesOf.Keys
            from whole in AllAbove(part, wholesOf)
            select new Complement([whole], [part]);
        return
        [
            .. inclusions
                .Concat(single.Where(each => !twoParts.Contains(each.ToString())))
                .DistinctBy(each => each.ToString(), StringComparer.Ordinal)
                .OrderBy(each => each.ToString(), StringComparer.Ordinal),
        ];
    }

    public override string ToString() => $"{string.Join(" + ", Wholes)} - {string.Join(" - ", Parts)}";

    /// <summary>The inclusion that a rule is; null where it is none: a figure is taken several times, or in part.</summary>
    private static Complement? Read(RelationHolds rule)
    {
        (LinearForm lesser, LinearForm greater) =
            rule.Formula.Kind == RelationKind.Equal && rule.Formula.Left.Terms.Count == 1
                ? (rule.Formula.Right, rule.Formula.Left)
                : (rule.Formula.Left, rule.Formula.Right);
        bool isEquation = rule.Formula.Kind == RelationKind.Equal;
        return
            rule.Formula.Terms.Any(term => term.FactorHundredths != 100 || term.Breakdown.Length > 0)
            || (isEquation && greater.Terms.Count > 1)
            ? null
            : new Complement(
                [.. greater.Terms.Select(term => term.Indicator)],
                [.. lesser.Terms.Select(term => term.Indicator)]
            );
    }

    private static HashSet<string> AllAbove(string part, Dictionary<string, HashSet<string>> wholesOf)
    {
        HashSet<string> above = new(StringComparer.Ordinal);
        Queue<string> next = new([part]);
        while (next.TryDequeue(out string? each))
        {
            foreach (string whole in wholesOf.GetValueOrDefault(each) ?? [])
            {
                if (above.Add(whole))
                {
                    next.Enqueue(whole);
                }
            }
        }

        above.Remove(part);
        return above;
    }

    private bool CountsOneThing(NomenclatureEdition edition, DisclosureRules rules)
    {
        IndicatorDefinition[] all = [.. Wholes.Concat(Parts).Select(code => edition.FindIndicator(code)!)];
        return Array.TrueForAll(all, each => FigureScale.IsCount(each, rules))
            && all.Select(each => (FigureScale.CountedBy([each.Code], rules), each.Decimals)).Distinct().Count() == 1;
    }
}
