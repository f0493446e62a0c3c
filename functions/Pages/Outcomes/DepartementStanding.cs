using Observatoire.Statistics.Comparison;

namespace Observatoire.Pages.Outcomes;

/// <summary>One département, fairly beside the others.</summary>
/// <param name="Outcomes">In the order of comparisons.json.</param>
/// <param name="Peers">The départements of nearest context, nearest first; empty when too little is known of its own.</param>
/// <param name="Delegated">Null when nobody says what is entrusted to others.</param>
internal sealed record DepartementStanding(
    IReadOnlyList<OutcomeStanding> Outcomes,
    IReadOnlyList<Peer> Peers,
    DelegatedWork? Delegated
);
