using System.Collections.Immutable;

namespace Observatoire.Disclosure.Tables;

/// <summary>All that a reader has: figures with or without their values, and the relations between them. Holds no withheld value.</summary>
public sealed class Publication(IEnumerable<PublishedFigure> figures, IEnumerable<PublicRelation> relations)
{
    public ImmutableArray<PublishedFigure> Figures { get; } = [.. figures];

    public ImmutableArray<PublicRelation> Relations { get; } = [.. relations];
}

/// <summary>A figure as a reader sees it.</summary>
/// <param name="Identity">Its name in every table and edition.</param>
/// <param name="Value">In units; null when it is withheld, for whatever reason.</param>
/// <param name="Lower">The least it can be when it is withheld.</param>
/// <param name="Upper">The most it can be when it is withheld; null where nothing is known.</param>
public sealed record PublishedFigure(string Identity, long? Value, long Lower, long? Upper);
