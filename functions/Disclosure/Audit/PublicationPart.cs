using System.Collections.Immutable;
using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Audit;

/// <summary>Withheld figures that relations tie to each other, with all that ties them: what is told of others bears on none.</summary>
/// <param name="Withheld">Their identities.</param>
/// <param name="Publication">They, the published figures they are tied to, and the relations.</param>
internal sealed record PublicationPart(ImmutableArray<string> Withheld, Publication Publication)
{
    /// <summary>The parts of a publication, in the order of their first figures.</summary>
    public static IEnumerable<PublicationPart> Split(Publication publication)
    {
        PublicationIndex index = new(publication);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (PublishedFigure figure in publication.Figures.Where(figure => figure.Value is null))
        {
            if (!seen.Add(figure.Identity))
            {
                continue;
            }

            List<string> part = [figure.Identity];
            for (int next = 0; next < part.Count; next++)
            {
                part.AddRange(
                    index
                        .RelationsOf(part[next])
                        .SelectMany(relation => relation.Terms)
                        .Select(term => term.Identity)
                        .Where(identity => index[identity].Value is null && seen.Add(identity))
                );
            }

            yield return new PublicationPart([.. part], index.Around(part, 1));
        }
    }
}

/// <summary>The figures of a publication by identity, and the relations each is in.</summary>
internal sealed class PublicationIndex(Publication publication)
{
    private readonly Dictionary<string, PublishedFigure> figures = publication.Figures.ToDictionary(
        figure => figure.Identity,
        StringComparer.Ordinal
    );

    private readonly ILookup<string, PublicRelation> relations = publication
        .Relations.SelectMany(relation => relation.Terms.Select(term => (term.Identity, relation)))
        .ToLookup(pair => pair.Identity, pair => pair.relation, StringComparer.Ordinal);

    public PublishedFigure this[string identity] => figures[identity];

    public IEnumerable<PublicRelation> RelationsOf(string identity) => relations[identity];

    /// <summary>What is public of some figures and of those that so many relations or fewer part from one of them.</summary>
    public Publication Around(IEnumerable<string> identities, int steps)
    {
        HashSet<PublicRelation> around = new(ReferenceEqualityComparer.Instance);
        HashSet<string> named = new(identities, StringComparer.Ordinal);
        for (int step = 0; step < steps; step++)
        {
            around.UnionWith(named.SelectMany(identity => relations[identity]).ToArray());
            named.UnionWith(around.SelectMany(relation => relation.Terms).Select(term => term.Identity));
        }

        return new Publication(named.Order(StringComparer.Ordinal).Select(identity => figures[identity]), around);
    }
}
