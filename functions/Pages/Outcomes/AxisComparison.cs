using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Outcomes;

/// <summary>The départements that hold one value of an axis.</summary>
/// <param name="Value">The value.</param>
/// <param name="Comparison">They beside those that hold another.</param>
/// <param name="Withheld">How many of them are left out because a figure is withheld.</param>
/// <param name="PopulationShare">Part of their inhabitants that those who gave the figure have; null without one.</param>
/// <param name="Rank">The ranks the value may hold among those that have an interval; null without one.</param>
/// <param name="Adjusted">Its difference with the reference, circumstances being equal; null for the reference.</param>
internal sealed record AxisType(
    TypologyChoice Value,
    GroupComparison Comparison,
    int Withheld,
    double? PopulationShare,
    RankInterval? Rank,
    TypeDifference? Adjusted
);

/// <summary>One axis of the typology by one outcome: the values side by side.</summary>
internal sealed record AxisComparison
{
    // An estimate of so many coefficients needs at least so many départements more.
    private const int SpareDepartements = 10;

    public required TypologyAxis Axis { get; init; }

    public required OutcomeFigures Figures { get; init; }

    /// <summary>The values somebody holds, in the order of the typology.</summary>
    public required IReadOnlyList<AxisType> Types { get; init; }

    /// <summary>Value held by each département over all of the period, by code.</summary>
    public required IReadOnlyDictionary<string, string> ValueOf { get; init; }

    /// <summary>Départements that passed from one value to another in the period: they are in no group.</summary>
    public required int Changed { get; init; }

    /// <summary>Départements that declared no value for all of the period.</summary>
    public required int Undeclared { get; init; }

    /// <summary>Number of values that have a rank interval.</summary>
    public required int Ranked { get; init; }

    /// <summary>Null when too few départements are fully known.</summary>
    public required AdjustedDifference? Adjusted { get; init; }

    /// <summary>Null when the outcome counts neither events nor cases, or there is nothing to compare.</summary>
    public required FunnelPlot? Funnel { get; init; }

    public static AxisComparison Compare(
        TypologyAxis axis,
        OutcomeFigures figures,
        DeclaredOrganisations organisations,
        NomenclatureEdition edition
    )
    {
        Dictionary<string, string> held = new(StringComparer.Ordinal);
        int changed = 0;
        foreach (Departement departement in edition.Departements)
        {
            string?[] values =
            [
                .. figures
                    .Period.Select(month =>
                        organisations.Of.GetValueOrDefault(departement.Code)?.ValueOf(axis.Code, month)
                    )
                    .Distinct(),
            ];
            if (values is [string only])
            {
                held[departement.Code] = only;
            }
            else if (!values.Contains(null))
            {
                changed++;
            }
        }

        Dictionary<string, OutcomeFigure[]> groups = figures
            .Figures.Where(figure => held.ContainsKey(figure.Departement))
            .GroupBy(figure => held[figure.Departement], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        (TypologyChoice Value, GroupComparison Comparison)[] compared =
        [
            .. axis
                .Values.Where(value => groups.ContainsKey(value.Code))
                .Select(value =>
                    (
                        value,
                        GroupComparison.Compare(
                            [.. groups[value.Code].Select(figure => figure.Member)],
                            [
                                .. groups
                                    .Where(group => group.Key != value.Code)
                                    .SelectMany(group => group.Value)
                                    .Select(figure => figure.Member),
                            ]
                        )
                    )
                ),
        ];
        Dictionary<string, RankInterval> ranks = RankIntervals
            .Compute([
                .. compared
                    .Where(each => each.Comparison.Group is { Ratio: not null, Variance: > 0 })
                    .Select(each => new MeasuredUnit(
                        each.Value.Code,
                        each.Comparison.Group.Ratio!.Value,
                        Math.Sqrt(each.Comparison.Group.Variance!.Value)
                    )),
            ])
            .ToDictionary(rank => rank.Code, StringComparer.Ordinal);
        AdjustedDifference? adjusted = Adjust(figures, held, edition);
        return new AxisComparison
        {
            Axis = axis,
            Figures = figures,
            ValueOf = held,
            Changed = changed,
            Undeclared = edition.Departements.Count - held.Count - changed,
            Ranked = ranks.Count,
            Adjusted = adjusted,
            Funnel = OutcomeChance.Funnel(
                figures,
                figures.Figures.Where(figure => held.ContainsKey(figure.Departement))
            ),
            Types =
            [
                .. compared.Select(each => new AxisType(
                    each.Value,
                    each.Comparison,
                    groups[each.Value.Code].Count(figure => figure.State == CellState.Withheld),
                    ShareOf(groups[each.Value.Code], edition, figures.Period[^1]),
                    ranks.GetValueOrDefault(each.Value.Code),
                    adjusted?.Differences.FirstOrDefault(difference => difference.Type == each.Value.Code)
                )),
            ],
        };
    }

    private static double? ShareOf(OutcomeFigure[] group, NomenclatureEdition edition, ReferenceMonth month)
    {
        double all = group.Sum(Count);
        return all > 0 ? group.Where(figure => figure.Value is not null).Sum(Count) / all : null;

        double Count(OutcomeFigure figure) => Inhabitants.Nearest(edition, figure.Departement, month.Year)?.Count ?? 0;
    }

    private static AdjustedDifference? Adjust(
        OutcomeFigures figures,
        Dictionary<string, string> held,
        NomenclatureEdition edition
    )
    {
        Circumstances circumstances = new(edition);
        AdjustedUnit[] units =
        [
            .. figures
                .Figures.Where(figure => held.ContainsKey(figure.Departement))
                .Select(figure => new AdjustedUnit(
                    figure.Departement,
                    held[figure.Departement],
                    figure.Value,
                    circumstances.Of(figure.Departement)
                )),
        ];
        IGrouping<string, AdjustedUnit>[] known =
        [
            .. units
                .Where(unit => unit.Outcome is not null && !unit.Context.Contains(null))
                .GroupBy(unit => unit.Type!, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal),
        ];
        return
            known.Length > 1
            && known.Sum(group => group.Count()) >= known.Length + Circumstances.Variables.Count + SpareDepartements
            ? AdjustedDifference.Estimate(
                units,
                [.. Circumstances.Variables.Select(variable => variable.ToString())],
                known[0].Key
            )
            : null;
    }
}
