using System.Text.Json.Serialization;
using Observatoire.Editions;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Pages.Outcomes;

/// <summary>
/// What chance does to an outcome: events for a rate, cases for a proportion. Neither <see cref="None"/> nor
/// <see cref="Hours"/>, a share of hours worked, counts either: how its months differ then tells its chance.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<OutcomeFunnel>))]
internal enum OutcomeFunnel
{
    None,
    Rate,
    Proportion,
    Hours,
}

/// <summary>How the effect of a reorganisation on an outcome is judged.</summary>
/// <param name="Scale">Scale on which it is compared.</param>
/// <param name="Relevant">Size on that scale under which an effect would not matter.</param>
internal sealed record OutcomeEffect(
    [property: JsonConverter(typeof(JsonStringEnumConverter<OutcomeScale>))] OutcomeScale Scale,
    double Relevant
);

/// <summary>One thing organisations are compared by, a ratio of sums: comparisons.json beside the boards lists them.</summary>
/// <param name="Id">Identifier of its section in the pages.</param>
/// <param name="Indicator">A derived indicator, which then gives the formula, the label and the unit; else null.</param>
/// <param name="Formula">As in the nomenclature; <c>HABITANTS</c> is the population.</param>
/// <param name="Label">Its name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Decimals">Decimals readers see.</param>
/// <param name="Funnel">How a funnel is drawn for it.</param>
/// <param name="Effect">Null where reorganisations are not judged by it.</param>
/// <param name="Scale">Scale on which circumstances explain it.</param>
internal sealed record Outcome(
    string Id,
    string? Indicator,
    string? Formula,
    BilingualText? Label,
    BilingualText? Unit,
    int Decimals,
    OutcomeFunnel Funnel,
    OutcomeEffect? Effect,
    [property: JsonConverter(typeof(JsonStringEnumConverter<OutcomeScale>))] OutcomeScale Scale = OutcomeScale.Level
);

/// <summary>What pages compare: comparisons.json beside the boards.</summary>
/// <param name="Outcomes">In the order of the pages.</param>
/// <param name="Cost">What a reorganisation costs and saves.</param>
/// <param name="Load">The load of territories.</param>
/// <param name="Delegation">Cases entrusted to others, and those kept.</param>
/// <param name="Pool">The mean effect of reorganisations of one type.</param>
internal sealed record ComparisonPlan(
    IReadOnlyList<Outcome> Outcomes,
    CostCodes Cost,
    LoadPlan Load,
    DelegationCodes Delegation,
    PoolPlan Pool
);

/// <summary>Codes of the indicators that say what is entrusted to others.</summary>
internal sealed record DelegationCodes(string Delegated, string DelegatedComplex, string Kept, string KeptComplex);

/// <summary>How the mean effect of the reorganisations of a type is judged.</summary>
/// <param name="Draws">Assignments drawn.</param>
/// <param name="Seed">Of the draws.</param>
internal sealed record PoolPlan(int Draws, int Seed);

/// <summary>Codes of the indicators a cost per household is made of.</summary>
internal sealed record CostCodes(
    string Staff,
    string Running,
    string Outsourcing,
    string FollowedAtStart,
    string FollowedAtEnd,
    string Reorganisation
);

/// <summary>How the load of territories is compared.</summary>
/// <param name="Indicator">The load per FTE, a derived indicator: households over FTE.</param>
/// <param name="Complex">Code of the households in complex situations, part of them.</param>
/// <param name="ComplexWeight">Households that a complex one counts for in the second comparison.</param>
/// <param name="Moved">FTE moved by the simulation.</param>
/// <param name="Seed">Of the intervals by drawing.</param>
internal sealed record LoadPlan(string Indicator, string Complex, double ComplexWeight, double Moved, int Seed);
