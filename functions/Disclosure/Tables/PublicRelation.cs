using System.Collections.Immutable;

namespace Observatoire.Disclosure.Tables;

/// <summary>What any reader knows of several figures at once: a sum of them, each times a factor, lies between two bounds.</summary>
/// <param name="Terms">The figures and their factors.</param>
/// <param name="AtLeast">Lower bound of the sum, in units; null for none.</param>
/// <param name="AtMost">Upper bound of the sum, in units; null for none.</param>
public sealed record PublicRelation(ImmutableArray<RelationTerm> Terms, long? AtLeast, long? AtMost)
{
    /// <summary>A total is the sum of its parts, in whatever hierarchy.</summary>
    public static PublicRelation Total(string total, IEnumerable<string> parts) => Total(total, parts, []);

    /// <summary>A figure is the sum of some, less that of others.</summary>
    public static PublicRelation Total(string total, IEnumerable<string> added, IEnumerable<string> taken) =>
        Balance([
            .. added.Select(part => new RelationTerm(part, 1)),
            .. taken.Append(total).Select(part => new RelationTerm(part, -1)),
        ]);

    /// <summary>The sum is zero: <c>SUI_DEB + SUI_OUV - SUI_CLO - SUI_FIN</c>.</summary>
    public static PublicRelation Balance(params ImmutableArray<RelationTerm> terms) => new(terms, 0, 0);

    /// <summary>One figure is never above another: <c>SUI_CPX</c> and <c>SUI_FIN</c>.</summary>
    public static PublicRelation NotAbove(string lesser, string greater) => NotAbove([lesser], greater);

    /// <summary>Some figures together are never above another.</summary>
    public static PublicRelation NotAbove(IEnumerable<string> lesser, string greater) =>
        new([.. lesser.Select(part => new RelationTerm(part, 1)), new(greater, -1)], null, 0);

    /// <summary>A published figure rounded to a step: 50 to the nearest 5 lies between 47.5 and 52.5.</summary>
    /// <remarks>Both ends are kept: which way a half is rounded is not known.</remarks>
    public static PublicRelation Rounded(string identity, long shown, long step) =>
        new([new(identity, 2)], checked((2 * shown) - step), checked((2 * shown) + step));

    /// <summary>A published rate with a known denominator: 3.6 per 1,000 of 1,103 is 36 tenths.</summary>
    /// <param name="identity">The count the rate is made of.</param>
    /// <param name="tenths">The rate as shown, in tenths.</param>
    /// <param name="per">Of how many it speaks: 1,000.</param>
    /// <param name="population">The denominator.</param>
    public static PublicRelation Rate(string identity, long tenths, long per, long population) =>
        new(
            [new(identity, checked(20 * per))],
            checked(((2 * tenths) - 1) * population),
            checked(((2 * tenths) + 1) * population)
        );
}

/// <summary>A figure in a relation, and its factor.</summary>
public readonly record struct RelationTerm(string Identity, long Factor);
