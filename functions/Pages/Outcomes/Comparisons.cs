using Observatoire.Pages.Files;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Workload;

namespace Observatoire.Pages.Outcomes;

/// <summary>Everything the pages compare, computed once a release whatever the number of languages.</summary>
internal sealed class Comparisons
{
    /// <param name="figures">What is published.</param>
    /// <param name="organisations">What départements declared.</param>
    /// <param name="plan">What is compared.</param>
    public Comparisons(SiteFigures figures, DeclaredOrganisations organisations, ComparisonPlan plan)
    {
        Organisations = organisations;
        Outcomes =
        [
            .. plan.Outcomes.Select(outcome => OutcomeFigures.Gather(figures, outcome)).OfType<OutcomeFigures>(),
        ];
        Axes = organisations
            .Typology.Axes.Where(axis =>
                organisations.Of.Values.Any(each => each.Typology.Any(value => value.Axis == axis.Code))
            )
            .ToDictionary(
                axis => axis.Code,
                axis =>
                    (IReadOnlyList<AxisComparison>)
                        [
                            .. Outcomes.Select(outcome =>
                                AxisComparison.Compare(axis, outcome, organisations, figures.Edition)
                            ),
                        ],
                StringComparer.Ordinal
            );
        Peers = figures.Edition.Departements.ToDictionary(
            departement => departement.Code,
            departement => PeerGroup.Nearest(departement.Code, figures.Edition.Context),
            StringComparer.Ordinal
        );
        Loads = TerritoryLoads.All(figures, organisations, plan.Load);
        Spread = TerritoryLoads.SpreadOf(Loads.Values);
        Territories = TerritoryEditions.All(figures, organisations, plan.Cost.FollowedAtEnd);
        (Reorganisations, Pooled) = ReorganisationStudy.All(figures, organisations, Outcomes, plan);
        Standings = Stand(figures, plan.Delegation);
    }

    public DeclaredOrganisations Organisations { get; }

    /// <summary>Those all of whose indicators have figures.</summary>
    public IReadOnlyList<OutcomeFigures> Outcomes { get; }

    /// <summary>By the code of the axis, one comparison an outcome; an axis nobody declared is absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AxisComparison>> Axes { get; }

    /// <summary>The départements nearest to each by context, by its code.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Peer>> Peers { get; }

    /// <summary>By département; one without two territories whose load may be told is absent.</summary>
    public IReadOnlyDictionary<string, TerritoryLoads> Loads { get; }

    /// <summary>How much of the inequality between all those territories is between départements; null without any.</summary>
    public TheilDecomposition? Spread { get; }

    /// <summary>One an event, the latest first.</summary>
    public IReadOnlyList<ReorganisationStudy> Reorganisations { get; }

    /// <summary>By the key of the event; one that replaced no territory, or whose map or figures are not told, is absent.</summary>
    public IReadOnlyDictionary<string, TerritoryEditions> Territories { get; }

    /// <summary>One a type of event and outcome, where the type has an event: types in the order of the typology.</summary>
    public IReadOnlyList<PooledChange> Pooled { get; }

    /// <summary>By département; none when no outcome has a figure.</summary>
    public IReadOnlyDictionary<string, DepartementStanding> Standings { get; }

    public ReorganisationStudy ReorganisationOf(string key) => Reorganisations.First(each => each.Key == key);

    private Dictionary<string, DepartementStanding> Stand(SiteFigures figures, DelegationCodes delegation)
    {
        if (Outcomes.Count == 0)
        {
            return new Dictionary<string, DepartementStanding>(StringComparer.Ordinal);
        }

        OutcomeStandings[] outcomes =
        [
            .. Outcomes.AsParallel().AsOrdered().Select(outcome => new OutcomeStandings(outcome, figures.Edition)),
        ];
        return figures
            .Edition.Departements.AsParallel()
            .Select(departement => departement.Code)
            .ToDictionary(
                code => code,
                code => new DepartementStanding(
                    [.. outcomes.Select(outcome => outcome.Of(code, Peers[code], Organisations))],
                    Peers[code],
                    DelegatedWork.Gather(figures, delegation, code)
                ),
                StringComparer.Ordinal
            );
    }
}
