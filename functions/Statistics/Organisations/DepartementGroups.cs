using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Organisations;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;

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

    /// <summary>The régions of 2005, in which older figures were published.</summary>
    public const string Region2005 = "region-2005";

    public const string Departement = "departement";
    public const string Peers = "peers:";

    private const string Country = "France";
    private const string Crossed = " × ";

    /// <summary>Every name of a grouping; two axes may be joined by a comma.</summary>
    public IReadOnlyList<string> Names =>
        [
            Nation,
            Region,
            Region2005,
            Departement,
            .. typology.Axes.Select(axis => axis.Code),
            Peers + edition.Departements[0].Code,
        ];

    public bool Knows(string name) =>
        name is Nation or Region or Region2005 or Departement
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
            Region2005 => new Grouping(name, edition.Departements.Select(each => each.Region2005Code)),
            Departement => new Grouping(name, edition.Departements.Select(each => each.Code)),
            _ when name.StartsWith(Peers, StringComparison.Ordinal) => PeersOf(name),
            _ => name.Split(',').Select(axis => ByAxis(axis, month)).Aggregate((left, right) => left.With(right)),
        };
    }

    /// <summary>What a group of that grouping is called: a place, the values of the axes, or the peers by their names.</summary>
    public BilingualText NameOf(string name, string group)
    {
        string? place = name switch
        {
            Nation => Country,
            Region => edition.FindRegion(group)?.Name,
            Region2005 => edition.Regions2005.FirstOrDefault(each => IsSame(each.Code, group))?.Name,
            Departement => edition.FindDepartement(group)?.Name,
            _ when group.StartsWith(Peers, StringComparison.Ordinal) => string.Join(
                ", ",
                PeersNamed(name).Select(NameOf)
            ),
            _ when name.StartsWith(Peers, StringComparison.Ordinal) => NameOf(group),
            _ => null,
        };
        if (place is not null)
        {
            return new BilingualText(place, place);
        }

        BilingualText[] values =
        [
            .. name.Split(',')
                .Zip(
                    group.Split('/'),
                    (axis, value) =>
                        typology.FindAxis(axis)?.Values.FirstOrDefault(each => IsSame(each.Code, value))?.Label
                        ?? new BilingualText(value, value)
                ),
        ];
        return new BilingualText(
            string.Join(Crossed, values.Select(label => label.Fr)),
            string.Join(Crossed, values.Select(label => label.En))
        );
    }

    private string NameOf(string departement) => edition.FindDepartement(departement)?.Name ?? departement;

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    /// <summary>A département and its peers, which are chosen by circumstances and never by organisation.</summary>
    private Grouping PeersOf(string name)
    {
        string own = name[Peers.Length..];
        HashSet<string> peers = [.. PeersNamed(name)];
        return new Grouping(
            name,
            edition.Departements.Select(each =>
                string.Equals(each.Code, own, StringComparison.Ordinal) ? own
                : peers.Contains(each.Code) ? Peers + own
                : null
            )
        );
    }

    private IEnumerable<string> PeersNamed(string name) =>
        PeerGroup.Nearest(name[Peers.Length..], edition.Context).Select(peer => peer.Code);

    private Grouping ByAxis(string axis, ReferenceMonth month) =>
        new(
            axis,
            edition.Departements.Select(each => organisations.GetValueOrDefault(each.Code)?.ValueOf(axis, month))
        );
}
