using Observatoire.Editions;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Pages.Outcomes;

/// <summary>What the reorganisations of one type did together to one outcome.</summary>
/// <param name="Type">The type.</param>
/// <param name="Figures">The outcome.</param>
/// <param name="Events">Events of the type declared up to the last month published.</param>
/// <param name="Estimate">Their mean effect, judged.</param>
internal sealed record PooledChange(
    ReorganisationType Type,
    OutcomeFigures Figures,
    int Events,
    PooledEstimate Estimate
)
{
    /// <summary>Départements of the events it is the mean of.</summary>
    public int Departements =>
        Estimate.Effects.Select(each => each.Event.Departement).Distinct(StringComparer.Ordinal).Count();

    /// <param name="type">The type.</param>
    /// <param name="figures">The outcome.</param>
    /// <param name="panel">The outcome of all départements.</param>
    /// <param name="events">Those to come too: a département that has one ahead is no control.</param>
    /// <param name="shown">Those up to the last month published.</param>
    /// <param name="plan">How the effect is judged.</param>
    public static PooledChange Pool(
        ReorganisationType type,
        OutcomeFigures figures,
        OutcomePanel panel,
        IReadOnlyCollection<DepartementEvent> events,
        IReadOnlyCollection<DepartementEvent> shown,
        PoolPlan plan
    ) =>
        new(
            type,
            figures,
            shown.Count(each => each.Type == type.Code),
            PooledEffect.Estimate(panel, events, type.Code, figures.Outcome.Effect!.Relevant, plan.Seed, plan.Draws)
        );
}
