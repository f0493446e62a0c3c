using Observatoire.Editions;
using Observatoire.Returns.Rules;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>
/// What a reader of the nomenclature knows of the figures of one place: the rules that returns keep, those that they nearly
/// always keep, what the sides of ratios are made of, and what one is worth of an amount.
/// </summary>
internal sealed class KnownRelations
{
    private readonly MonthRelations month;
    private readonly Dictionary<string, CellKey> sides = new(StringComparer.Ordinal);

    public KnownRelations(MonthRelations month)
    {
        this.month = month;
        foreach ((LinearForm form, CellKey ofNation) in month.RatioSides)
        {
            sides.TryAdd(form.ToString(), ofNation);
        }
    }

    public IEnumerable<FigureRelation> All() => Rules().Concat(Sides()).Concat(UnitValues());

    /// <summary>Each amount with the figures that tell what it is an amount of, in each place that has both.</summary>
    public IEnumerable<(CellKey Amount, CellKey[] Counts)> Amounts() =>
        from amount in month.Rules.Amounts
        from area in month.Areas
        let key = new CellKey(amount.Amount, month.Month, area, Measure.Sum)
        where month.Find(key) is not null
        let counts = CountsOf(amount.Count, area)
        where counts.Length > 0
        select (key, counts);

    /// <summary>The figures that are a figure times a number: those of ratios that have it alone on one side.</summary>
    public IEnumerable<CellKey> MultiplesOf(CellKey figure) =>
        from side in month.RatioSides
        where side.Form.Terms is [{ Breakdown.Length: 0 } only] && only.Indicator == figure.Indicator
        let key = side.OfNation with
        {
            Area = figure.Area,
        }
        where month.Find(key) is not null
        select key;

    private CellKey[] CountsOf(LinearForm count, Area area)
    {
        if (sides.TryGetValue(count.ToString(), out CellKey side) && month.Find(side with { Area = area }) is not null)
        {
            return [side with { Area = area }];
        }

        CellKey[] terms = [.. count.Terms.Select(term => new CellKey(term.Indicator, month.Month, area, Measure.Sum))];
        return Array.TrueForAll(terms, term => month.Find(term) is not null) ? terms : [];
    }

    /// <summary>
    /// The relations that every return keeps, or it is refused; and those that nearly every return keeps, where these do.
    /// </summary>
    private IEnumerable<FigureRelation> Rules()
    {
        foreach (RelationHolds rule in month.Edition.Rules.OfType<RelationHolds>().Where(rule => rule.Months == 1))
        {
            bool isEquation = rule.Formula.Kind == RelationKind.Equal;
            (CellKey? OfNation, long Factor)[] terms =
            [
                .. GroupsOf(rule.Formula.Left, 1)
                    .Concat(GroupsOf(rule.Formula.Right, -1))
                    .Select(term => Resolve(term.Group, term.Sign)),
            ];
            foreach (Area area in month.Areas.Where(area => area.DepartementCode is not null))
            {
                if (Resolve(terms, area, isEquation) is FigureRelation relation)
                {
                    yield return relation;
                }
            }
        }
    }

    /// <returns>
    /// Null where a figure of it is not told, unless it stands on the lesser side: without it that side is lesser still.
    /// </returns>
    private FigureRelation? Resolve((CellKey? OfNation, long Factor)[] all, Area area, bool isEquation)
    {
        List<(CellKey, long)> terms = [];
        foreach ((CellKey? ofNation, long factor) in all)
        {
            if (ofNation is CellKey key && month.Find(key with { Area = area }) is not null)
            {
                terms.Add((key with { Area = area }, factor));
            }
            else if (isEquation || factor < 0)
            {
                return null;
            }
        }

        return terms.Count > 1 ? new FigureRelation(terms, isEquation) : null;
    }

    /// <summary>The figure that tells some terms, as it is for the nation, and its factor; none where nothing tells them.</summary>
    private (CellKey? OfNation, long Factor) Resolve(IReadOnlyList<LinearTerm> group, int sign)
    {
        long hundredths = sign * group[0].FactorHundredths;
        return KeyOf(group) is CellKey key ? (key, hundredths * month.ScaleOf(key).Step) : (null, hundredths);
    }

    /// <summary>Categories of one figure that stand side by side with one factor, together; every other term alone.</summary>
    private static IEnumerable<(IReadOnlyList<LinearTerm> Group, int Sign)> GroupsOf(LinearForm form, int sign) =>
        form
            .Terms.GroupBy(term =>
                (term.Indicator, term.Breakdown, term.FactorHundredths, term.Breakdown.Length == 0 ? term.Key : "")
            )
            .Select(group => ((IReadOnlyList<LinearTerm>)[.. group], sign));

    /// <summary>A sum, or the side of a ratio that has these terms; null where there is none.</summary>
    private CellKey? KeyOf(IReadOnlyList<LinearTerm> terms) =>
        terms is [{ Breakdown.Length: 0 } whole] ? month.OfNation(whole.Indicator, Measure.Sum)
        : sides.TryGetValue(string.Join(" + ", terms.Select(term => term.Key)), out CellKey side) ? side
        : null;

    /// <summary>What the sides of the ratios of a sender are made of.</summary>
    private IEnumerable<FigureRelation> Sides() =>
        from figure in month.Figures.Keys
        where figure.Measure != Measure.Sum && figure.Area.DepartementCode is not null
        let formula = month.Definition(figure.Indicator).Formula!
        let relation = Resolve(figure, figure.Measure == Measure.Numerator ? formula.Numerator : formula.Denominator)
        where relation is not null
        select relation;

    /// <summary>The sum of its terms; where a term is one category, no more than that of its total.</summary>
    private FigureRelation? Resolve(CellKey side, LinearForm form)
    {
        FigureScale scale = month.ScaleOf(side);
        List<(CellKey, long)> terms = [(side, scale.Step)];
        foreach (
            IGrouping<(string Indicator, string Breakdown), LinearTerm> parts in form.Terms.GroupBy(term =>
                (term.Indicator, term.Breakdown)
            )
        )
        {
            CellKey total = side with { Indicator = parts.Key.Indicator, Measure = Measure.Sum };
            if (month.Find(total) is null)
            {
                return null;
            }

            long factor = parts.Max(term => term.FactorHundredths);
            terms.Add((total, -factor * FigureScale.StepOf(month.Definition(parts.Key.Indicator)) / 100));
        }

        bool isWhole = form.Terms.All(term => term.Breakdown.Length == 0);
        return isWhole || scale.Least > 0 ? new FigureRelation(terms, isWhole) : null;
    }

    /// <summary>One of an amount is worth about what it is worth in the nation.</summary>
    private IEnumerable<FigureRelation> UnitValues()
    {
        foreach (CountedAmount amount in month.Rules.Amounts.Where(amount => amount.Spread is not null))
        {
            if (
                Value(amount.Amount, Area.France) is not double total
                || Count(amount.Count, Area.France) is not (double count and > 0)
            )
            {
                continue;
            }

            double mean = 100 * total / count;
            long least = (long)TwoFigures(mean / amount.Spread!.Value, Math.Floor);
            long most = (long)TwoFigures(mean * amount.Spread.Value, Math.Ceiling);
            foreach (Area area in month.Areas.Where(area => Count(amount.Count, area) is not null))
            {
                CellKey key = new(amount.Amount, month.Month, area, Measure.Sum);
                if (month.Find(key) is not null)
                {
                    long step = 100 * month.ScaleOf(key).Step;
                    yield return new FigureRelation([(key, -step), .. Terms(amount.Count, area, least)], false);
                    yield return new FigureRelation([(key, step), .. Terms(amount.Count, area, -most)], false);
                }
            }
        }
    }

    private IEnumerable<(CellKey, long)> Terms(LinearForm count, Area area, long factor) =>
        from term in count.Terms
        let key = new CellKey(term.Indicator, month.Month, area, Measure.Sum)
        select (key, factor * term.FactorHundredths / 100 * month.ScaleOf(key).Step);

    private double? Count(LinearForm count, Area area) =>
        count.Terms.Sum(term => Value(term.Indicator, area) * term.FactorHundredths / 100) is double sum
        && count.Terms.All(term => Value(term.Indicator, area) is not null)
            ? sum
            : null;

    private double? Value(string indicator, Area area)
    {
        CellKey key = new(indicator, month.Month, area, Measure.Sum);
        return month.Find(key) is { } figure ? figure.Value * (double)month.ScaleOf(key).Step / 10_000 : null;
    }

    /// <summary>To two figures that count: the factors of relations stay small.</summary>
    private static double TwoFigures(double value, Func<double, double> round)
    {
        double unit = value <= 0 ? 1 : Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(value)) - 1));
        return round(value / unit) * unit;
    }
}
