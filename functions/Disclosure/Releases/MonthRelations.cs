using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Rules;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>The figures of one month in one release, and every relation between them that a reader knows.</summary>
/// <remarks>
/// A relation that the figures do not keep is not given: a return of another time may break a rule of today, and whoever
/// trusted the rule would be led to a false figure.
/// </remarks>
internal sealed class MonthRelations
{
    // Beside a département; a territory is a part of one.
    private const long WorthOfDepartement = 10;
    private const long WorthOfTerritory = 3;

    private readonly IndicatorTable month;
    private readonly DisclosureRules rules;
    private readonly Dictionary<CellKey, LinkedCell> figures = [];
    private readonly ILookup<string, Area> territories;
    private readonly Dictionary<string, string> closings;

    /// <param name="month">The month.</param>
    /// <param name="rules">Which figures are posts, and which are amounts of what.</param>
    /// <exception cref="InvalidDataException">When a figure is of an indicator that the edition does not have.</exception>
    public MonthRelations(IndicatorTable month, DisclosureRules rules)
    {
        this.month = month;
        this.rules = rules;
        foreach ((CellKey key, IndicatorCell cell) in month.Cells)
        {
            if (IsAddedUp(key.Measure) && cell.Value is double value)
            {
                figures.Add(key, CellOf(key, value, ScaleOf(key)));
            }
        }

        foreach (CellKey total in figures.Keys.Where(key => key.Area.DepartementCode is null).ToArray())
        {
            LinkedCell[] parts = [.. ContributionsTo(total).Select(key => figures[key]).Where(part => part.Value != 0)];
            figures[total] = figures[total] with
            {
                Contributions = Contributions(parts),
                KnownTo = parts is [LinkedCell only] ? only.KnownTo : null,
            };
        }

        closings = month
            .Edition.Rules.OfType<OpensAsClosed>()
            .ToDictionary(rule => rule.Opening, rule => rule.Closing, StringComparer.Ordinal);
        territories = figures
            .Keys.Where(key => key.Area.Level == AreaLevel.Territory)
            .Select(key => key.Area)
            .Distinct()
            .ToLookup(area => area.DepartementCode!, StringComparer.Ordinal);
        Areas = [.. figures.Keys.Select(key => key.Area).Distinct()];
        Known = new KnownRelations(this);
    }

    public ReferenceMonth Month => month.Month;

    /// <summary>The places that have figures, each once.</summary>
    public IReadOnlyList<Area> Areas { get; }

    /// <summary>What a reader of the nomenclature knows of them.</summary>
    public KnownRelations Known { get; }

    /// <summary>Both sides of each ratio of the edition, with the figure that tells it for the nation.</summary>
    public IEnumerable<(LinearForm Form, CellKey OfNation)> RatioSides =>
        month
            .Edition.Indicators.Where(indicator => indicator.Formula is not null)
            .SelectMany(indicator =>
                new[]
                {
                    (indicator.Formula!.Numerator, OfNation(indicator.Code, Measure.Numerator)),
                    (indicator.Formula.Denominator, OfNation(indicator.Code, Measure.Denominator)),
                }
            );

    public NomenclatureEdition Edition => month.Edition;

    public DisclosureRules Rules => rules;

    /// <summary>The name of a figure in every month.</summary>
    public static string PlaceOf(CellKey key) => $"{key.Indicator}|{key.Measure}|{key.Area.Level}|{key.Area}";

    /// <summary>The figures that others are derived from, named by their keys.</summary>
    public IReadOnlyDictionary<CellKey, LinkedCell> Figures => figures;

    /// <summary>The key of a figure of the nation in this month.</summary>
    public CellKey OfNation(string indicator, Measure measure) => new(indicator, month.Month, Area.France, measure);

    public LinkedCell? Find(CellKey key) => figures.GetValueOrDefault(key);

    /// <summary>The code of the stock at the end of the month before that a stock is the same as; null for another figure.</summary>
    public string? ClosingOf(CellKey figure) =>
        figure.Measure == Measure.Sum ? closings.GetValueOrDefault(figure.Indicator) : null;

    /// <summary>The figures of the départements that an aggregate is made of.</summary>
    public IEnumerable<CellKey> ContributionsTo(CellKey key) =>
        month
            .Edition.MembersOf(key.Area)
            .Select(code => key with { Area = Area.Departement(code) })
            .Where(figures.ContainsKey);

    /// <summary>Of whom an aggregate is made; null where each of them may be published itself.</summary>
    public Contributions? Contributions(IEnumerable<LinkedCell> all)
    {
        LinkedCell[] parts = [.. all.Where(part => part.Value != 0)];
        return Array.Exists(parts, rules.IsSmall)
            ? new Contributions(parts.Length, parts.Max(part => part.Value))
            : null;
    }

    /// <summary>All of them, by the keys of the figures.</summary>
    public IEnumerable<FigureRelation> All() =>
        figures
            .Keys.Select(key => (key.Indicator, key.Measure))
            .Distinct()
            .SelectMany(pair => Hierarchy(pair.Indicator, pair.Measure))
            .Concat(Known.All())
            .Where(relation => relation.Holds(this));

    /// <summary>True for the measures from which all others are derived.</summary>
    private static bool IsAddedUp(Measure measure) =>
        measure is Measure.Sum or Measure.Numerator or Measure.Denominator;

    private LinkedCell CellOf(CellKey key, double value, FigureScale scale)
    {
        long units = scale.Units(value);
        return new LinkedCell
        {
            Identity = key.ToString(),
            Value = units,
            Lower = units < scale.Least ? FigureScale.NoLeast : scale.Least,
            UnitsPerPerson = scale.PerPerson,
            Counts = scale.Counts,
            AmountOf = CountBehind(key),
            KnownTo = key.Area.DepartementCode,
            Place = PlaceOf(key),
            Worth =
                key.Area.Level == AreaLevel.Territory ? WorthOfTerritory
                : key.Area.Level == AreaLevel.Departement ? WorthOfDepartement
                : WorthOfDepartement * month.Edition.MembersOf(key.Area).Count(),
        };
    }

    /// <summary>What the sum of an amount is an amount of; null where it is none, or the count was not given.</summary>
    private CountBehind? CountBehind(CellKey key)
    {
        if (
            key.Measure != Measure.Sum
            || rules.Amounts.FirstOrDefault(each => key.Indicator == each.Amount) is not CountedAmount amount
        )
        {
            return null;
        }

        double count = 0;
        foreach (LinearTerm term in amount.Count.Terms)
        {
            if (month.Cells.GetValueOrDefault(key with { Indicator = term.Indicator }).Value is not double value)
            {
                return null;
            }

            count += value * term.FactorHundredths / 100;
        }

        FigureScale scale = FigureScale.ScaleOf(amount.Count, Definition, rules);
        return new CountBehind(
            scale.Units(count),
            scale.PerPerson,
            amount.Personal ? CountedThing.People : scale.Counts
        );
    }

    public FigureScale ScaleOf(CellKey key) =>
        Definition(key.Indicator) is { Formula: RatioFormula formula }
            ? FigureScale.ScaleOf(
                key.Measure == Measure.Numerator ? formula.Numerator : formula.Denominator,
                Definition,
                rules
            )
            : FigureScale.ScaleOf(Definition(key.Indicator), rules);

    /// <exception cref="InvalidDataException">When the edition has no such indicator.</exception>
    public IndicatorDefinition Definition(string code) =>
        month.Edition.FindIndicator(code)
        ?? throw new InvalidDataException($"« {code} » is not in edition {month.Edition.Period.Id}.");

    private IEnumerable<FigureRelation> Hierarchy(string indicator, Measure measure)
    {
        CellKey nation = new(indicator, month.Month, Area.France, measure);
        CellKey[] regions =
        [
            .. month
                .Edition.Regions.Select(region => nation with { Area = Area.Region(region.Code) })
                .Where(figures.ContainsKey),
        ];
        if (figures.ContainsKey(nation) && regions.Length > 0)
        {
            yield return FigureRelation.Total(nation, regions);
        }

        foreach (CellKey region in regions)
        {
            yield return FigureRelation.Total(region, ContributionsTo(region));
        }

        if (figures.ContainsKey(nation) && regions.Length == 0)
        {
            yield return FigureRelation.Total(nation, ContributionsTo(nation));
        }

        foreach (IGrouping<string, Area> parted in territories)
        {
            CellKey whole = nation with { Area = Area.Departement(parted.Key) };
            CellKey[] parts = [.. parted.Select(area => nation with { Area = area }).Where(figures.ContainsKey)];
            if (figures.ContainsKey(whole) && parts.Length > 0)
            {
                foreach (FigureRelation relation in Parted(whole, parts))
                {
                    yield return relation;
                }
            }
        }
    }

    /// <summary>
    /// Territories make their département; where some have not said, no more than it; where people are counted in
    /// several, each of them no more than it, and together no less.
    /// </summary>
    private IEnumerable<FigureRelation> Parted(CellKey whole, CellKey[] parts)
    {
        FigureRelation total = FigureRelation.Total(whole, parts);
        if (total.Holds(this))
        {
            yield return total;
            yield break;
        }

        yield return total with
        {
            IsEquation = false,
        };
        yield return total.Reversed() with
        {
            IsEquation = false,
        };
        foreach (CellKey part in parts)
        {
            yield return new FigureRelation([(part, 1), (whole, -1)], IsEquation: false);
        }
    }
}
