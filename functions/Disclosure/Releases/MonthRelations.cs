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
    private readonly IndicatorTable month;
    private readonly Dictionary<CellKey, LinkedCell> figures = [];
    private readonly ILookup<string, Area> territories;
    private readonly Dictionary<string, string> closings;

    /// <exception cref="InvalidDataException">When a figure is of an indicator that the edition does not have.</exception>
    public MonthRelations(IndicatorTable month)
    {
        this.month = month;
        foreach ((CellKey key, IndicatorCell cell) in month.Cells)
        {
            if (IsAddedUp(key.Measure) && cell.Value is double value)
            {
                figures.Add(key, CellOf(key, value, ScaleOf(key)));
            }
        }

        closings = month
            .Edition.Rules.OfType<OpensAsClosed>()
            .ToDictionary(rule => rule.Opening, rule => rule.Closing, StringComparer.Ordinal);
        territories = figures
            .Keys.Where(key => key.Area.Level == AreaLevel.Territory)
            .Select(key => key.Area)
            .Distinct()
            .ToLookup(area => area.DepartementCode!, StringComparer.Ordinal);
    }

    public ReferenceMonth Month => month.Month;

    /// <summary>The figures that others are derived from, named by their keys.</summary>
    public IReadOnlyDictionary<CellKey, LinkedCell> Figures => figures;

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

    /// <summary>All of them, by the keys of the figures.</summary>
    public IEnumerable<FigureRelation> All() =>
        figures
            .Keys.Select(key => (key.Indicator, key.Measure))
            .Distinct()
            .SelectMany(pair => Hierarchy(pair.Indicator, pair.Measure))
            .Concat(Rules())
            .Concat(Sides())
            .Where(relation => relation.Holds(this));

    /// <summary>True for the measures from which all others are derived.</summary>
    private static bool IsAddedUp(Measure measure) =>
        measure is Measure.Sum or Measure.Numerator or Measure.Denominator;

    private static LinkedCell CellOf(CellKey key, double value, FigureScale scale)
    {
        long units = scale.Units(value);
        return new LinkedCell
        {
            Identity = key.ToString(),
            Value = units,
            Lower = units < scale.Least ? FigureScale.NoLeast : scale.Least,
            UnitsPerPerson = scale.PerPerson,
            KnownTo = key.Area.DepartementCode,
        };
    }

    private FigureScale ScaleOf(CellKey key) =>
        Definition(key.Indicator) is { Formula: RatioFormula formula }
            ? FigureScale.ScaleOf(
                key.Measure == Measure.Numerator ? formula.Numerator : formula.Denominator,
                Definition
            )
            : FigureScale.ScaleOf(Definition(key.Indicator));

    private IndicatorDefinition Definition(string code) =>
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

    /// <summary>The relations that every return keeps, or it is refused.</summary>
    private IEnumerable<FigureRelation> Rules() =>
        from area in figures.Keys.Select(key => key.Area).Distinct().ToArray()
        where area.DepartementCode is not null
        from rule in month.Edition.Rules.OfType<RelationHolds>()
        where rule is { Severity: Severity.Error, Months: 1 }
        let relation = Resolve(rule.Formula, area)
        where relation is not null
        select relation;

    /// <returns>
    /// Null where a figure of it is not told, unless it stands on the lesser side: without it that side is lesser still.
    /// </returns>
    private FigureRelation? Resolve(LinearRelation rule, Area area)
    {
        List<(CellKey, long)> terms = [];
        foreach (
            (LinearTerm term, int sign) in rule
                .Left.Terms.Select(term => (term, 1))
                .Concat(rule.Right.Terms.Select(term => (term, -1)))
        )
        {
            CellKey key = new(term.Indicator, month.Month, area, Measure.Sum);
            long factor = sign * term.FactorHundredths * FigureScale.StepOf(Definition(term.Indicator));
            if (term.Breakdown.Length == 0 && figures.ContainsKey(key))
            {
                terms.Add((key, factor));
            }
            else if (rule.Kind == RelationKind.Equal || factor < 0)
            {
                return null;
            }
        }

        return terms.Count > 1 ? new FigureRelation(terms, rule.Kind == RelationKind.Equal) : null;
    }

    /// <summary>What the sides of the ratios of a sender are made of.</summary>
    private IEnumerable<FigureRelation> Sides() =>
        from figure in figures.Keys
        where figure.Measure != Measure.Sum && figure.Area.DepartementCode is not null
        let formula = Definition(figure.Indicator).Formula!
        let relation = Resolve(figure, figure.Measure == Measure.Numerator ? formula.Numerator : formula.Denominator)
        where relation is not null
        select relation;

    /// <summary>The sum of its terms; where a term is one category, no more than that of its total.</summary>
    private FigureRelation? Resolve(CellKey side, LinearForm form)
    {
        FigureScale scale = ScaleOf(side);
        List<(CellKey, long)> terms = [(side, scale.Step)];
        foreach (
            IGrouping<(string Indicator, string Breakdown), LinearTerm> parts in form.Terms.GroupBy(term =>
                (term.Indicator, term.Breakdown)
            )
        )
        {
            CellKey total = side with { Indicator = parts.Key.Indicator, Measure = Measure.Sum };
            if (!figures.ContainsKey(total))
            {
                return null;
            }

            long factor = parts.Max(term => term.FactorHundredths);
            terms.Add((total, -factor * FigureScale.StepOf(Definition(parts.Key.Indicator)) / 100));
        }

        bool isWhole = form.Terms.All(term => term.Breakdown.Length == 0);
        return isWhole || scale.Least > 0 ? new FigureRelation(terms, isWhole) : null;
    }
}

/// <summary>A sum of figures, each times a factor, is zero or, where it is no equation, at most zero.</summary>
internal sealed record FigureRelation(IReadOnlyList<(CellKey Key, long Factor)> Terms, bool IsEquation)
{
    public static FigureRelation Total(CellKey total, IEnumerable<CellKey> parts) =>
        new([.. parts.Select(part => (part, 1L)), (total, -1L)], IsEquation: true);

    public FigureRelation Reversed() => this with { Terms = [.. Terms.Select(term => (term.Key, -term.Factor))] };

    public bool Holds(MonthRelations figures)
    {
        long sum = Terms.Sum(term => term.Factor * figures.Find(term.Key)!.Value);
        return IsEquation ? sum == 0 : sum <= 0;
    }

    /// <summary>In the smallest whole factors: the solvers reckon in floating point.</summary>
    public PublicRelation Of(Func<CellKey, string> identityOf)
    {
        long divisor = FigureScale.DivisorOf(Terms.Select(term => term.Factor));
        return new(
            [.. Terms.Select(term => new RelationTerm(identityOf(term.Key), term.Factor / divisor))],
            IsEquation ? 0 : null,
            0
        );
    }
}
