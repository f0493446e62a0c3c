using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;

namespace Observatoire.Statistics.Organisations;

/// <summary>The ways départements may be grouped: where they are, how they are organised in a month, whom they resemble.</summary>
/// <param name="edition">The départements, and what is known of their circumstances.</param>
/// <param name="typology">The axes.</param>
/// <param name="organisations">What each has declared; one that has declared nothing is in no group of an axis.</param>
public sealed class DepartementGroups(
    NomenclatureEdition edition,
    Typology typology,
    IReadOnlyDictionary<string, Organisation> organisations
)
{
    public const string Nation = "nation";
    public const string Region = "region";
    public const string Departement = "departement";
    public const string Peers = "peers:";

    /// <summary>Every name of a grouping; two axes may be joined by a comma.</summary>
    public IReadOnlyList<string> Names =>
        [Nation, Region, Departement, .. typology.Axes.Select(axis => axis.Code), Peers + edition.Departements[0].Code];

    public bool Knows(string name) =>
        name is Nation or Region or Departement
        || (
            name.StartsWith(Peers, StringComparison.Ordinal)
            && edition.FindDepartement(name[Peers.Length..]) is not null
        )
        || (name.Split(',') is { Length: 1 or 2 } axes && axes.All(axis => typology.FindAxis(axis) is not null));

    /// <summary>The grouping of that name in a month; its members are the départements of the edition, in order.</summary>
    /// <exception cref="ArgumentException">When no grouping has the name.</exception>
    public Grouping In(ReferenceMonth month, string name)
    {
        if (!Knows(name))
        {
            throw new ArgumentException($"There is no grouping « {name} ».", nameof(name));
        }

        return name switch
        {
            Nation => new Grouping(name, edition.Departements.Select(_ => Area.France.Code)),
            Region => new Grouping(name, edition.Departements.Select(each => each.RegionCode)),
            Departement => new Grouping(name, edition.Departements.Select(each => each.Code)),
            _ when name.StartsWith(Peers, StringComparison.Ordinal) => PeersOf(name),
            _ => name.Split(',').Select(axis => ByAxis(axis, month)).Aggregate((left, right) => left.With(right)),
        };
    }

    /// <summary>A département and its peers, which are chosen by circumstances and never by organisation.</summary>
    private Grouping PeersOf(string name)
    {
        string own = name[Peers.Length..];
        HashSet<string> peers = [.. PeerGroup.Nearest(own, edition.Context).Select(peer => peer.Code)];
        return new Grouping(
            name,
            edition.Departements.Select(each =>
                string.Equals(each.Code, own, StringComparison.Ordinal) ? own
                : peers.Contains(each.Code) ? Peers + own
                : null
            )
        );
    }

    private Grouping ByAxis(string axis, ReferenceMonth month) =>
        new(
            axis,
            edition.Departements.Select(each => organisations.GetValueOrDefault(each.Code)?.ValueOf(axis, month))
        );
}
