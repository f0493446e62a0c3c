using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Files;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Outcomes;

/// <summary>An outcome of one département over some months.</summary>
/// <param name="Departement">INSEE code.</param>
/// <param name="State">Complete when it is known; else why it is not, the withholding of one month being that of all.</param>
/// <param name="Numerator">Null when the outcome is not known; so is the denominator.</param>
/// <param name="Denominator">Above zero.</param>
internal sealed record OutcomeFigure(string Departement, CellState State, double? Numerator, double? Denominator)
{
    public double? Value => Numerator / Denominator;

    public GroupMember Member => new(Departement, Numerator, Denominator);
}

/// <summary>The figures of one outcome, all from what is published: what is withheld or missing takes part in nothing.</summary>
internal sealed class OutcomeFigures
{
    private const string Population = "HABITANTS";
    private const int MonthsOfYear = 12;
    private const double EnoughForYear = 0.9;

    private readonly SiteFigures figures;
    private readonly RatioFormula formula;
    private readonly bool isStock;
    private readonly Dictionary<string, OutcomeFigure> byDepartement;

    private OutcomeFigures(SiteFigures figures, Outcome outcome, RatioFormula formula)
    {
        this.figures = figures;
        this.formula = formula;
        Outcome = outcome;
        IndicatorDefinition? indicator = outcome.Indicator is null ? null : figures.Definition(outcome.Indicator);
        Label = outcome.Label ?? indicator?.Label ?? throw Unnamed(outcome);
        Unit = outcome.Unit ?? indicator?.Unit ?? throw Unnamed(outcome);
        string[] codes = [.. CodesOf(outcome, formula)];
        isStock = figures.Definition(codes[0]).Kind == IndicatorKind.Stock;
        Months = [.. MonthsOfAll(codes)];
        ReferenceMonth last = codes.Min(figures.LatestMonth);
        IReadOnlyList<ReferenceMonth> year =
        [
            .. Enumerable.Range(0, MonthsOfYear).Select(back => last.PlusMonths(back + 1 - MonthsOfYear)),
        ];
        OutcomeFigure[] ofYear = Over(year);
        OutcomeFigure[] ofMonth = Over([last]);
        bool isYear = Known(ofYear) > 0 && Known(ofYear) >= EnoughForYear * Known(ofMonth);
        Period = isYear ? year : [last];
        Figures = isYear ? ofYear : ofMonth;
        byDepartement = Figures.ToDictionary(figure => figure.Departement, StringComparer.Ordinal);
    }

    public Outcome Outcome { get; }

    public BilingualText Label { get; }

    public BilingualText Unit { get; }

    /// <summary>Every month from the first to the last that all its indicators have figures for.</summary>
    public IReadOnlyList<ReferenceMonth> Months { get; }

    /// <summary>
    /// What <see cref="Figures"/> are over: the twelve months to the last well-covered one where nearly all départements
    /// of that month gave all twelve, else that month alone.
    /// </summary>
    public IReadOnlyList<ReferenceMonth> Period { get; }

    /// <summary>One a département, in the order of their codes.</summary>
    public IReadOnlyList<OutcomeFigure> Figures { get; }

    /// <summary>How many of one numerator make one of the outcome: 100 for a percentage.</summary>
    public double Factor => formula.Numerator.Terms[0].FactorHundredths / 100d;

    /// <returns>Null when an indicator it is made of has no figure at all.</returns>
    /// <exception cref="InvalidDataException">When the outcome names no formula, or an indicator that is in no edition.</exception>
    public static OutcomeFigures? Gather(SiteFigures figures, Outcome outcome)
    {
        RatioFormula? ratio =
            outcome.Formula is not null ? RatioFormula.Parse(outcome.Formula)
            : figures.Knows(outcome.Indicator!) ? figures.Definition(outcome.Indicator!).Formula
            : null;
        return ratio is not null && CodesOf(outcome, ratio).All(code => figures.MonthsOf(code).Count > 0)
            ? new OutcomeFigures(figures, outcome, ratio)
            : null;
    }

    /// <summary>The outcome of one département over the period.</summary>
    public OutcomeFigure Of(string departement) => byDepartement[departement];

    /// <summary>The outcome of one département in one month.</summary>
    public OutcomeFigure In(ReferenceMonth month, string departement) => Over([month], departement);

    /// <summary>The two sides of each month of the period that is known.</summary>
    public IReadOnlyList<RatioPart> PartsOf(string departement) =>
        [
            .. Period
                .Select(month => In(month, departement))
                .Where(figure => figure.Value is not null)
                .Select(figure => new RatioPart(figure.Numerator!.Value, figure.Denominator!.Value)),
        ];

    private static int Known(OutcomeFigure[] figures) => figures.Count(figure => figure.Value is not null);

    /// <summary>The codes whose figures it is read from.</summary>
    private static IEnumerable<string> CodesOf(Outcome outcome, RatioFormula formula) =>
        outcome.Indicator is string indicator
            ? [indicator]
            : formula
                .Numerator.Terms.Concat(formula.Denominator.Terms)
                .Select(term => term.Indicator)
                .Where(code => code != Population)
                .Distinct(StringComparer.Ordinal);

    private static InvalidDataException Unnamed(Outcome outcome) =>
        new($"comparisons.json gives « {outcome.Id} » neither an indicator nor a label and a unit.");

    private IEnumerable<ReferenceMonth> MonthsOfAll(string[] codes) =>
        codes
            .Select(code => (IEnumerable<ReferenceMonth>)figures.MonthsOf(code))
            .Aggregate((left, right) => left.Intersect(right))
            .Order();

    private OutcomeFigure[] Over(IReadOnlyList<ReferenceMonth> months) =>
        [.. figures.Edition.Departements.Select(departement => Over(months, departement.Code))];

    private OutcomeFigure Over(IReadOnlyList<ReferenceMonth> months, string departement)
    {
        double numerator = 0;
        double denominator = 0;
        CellState state = CellState.Complete;
        foreach (ReferenceMonth month in months)
        {
            (double? above, CellState aboveState) = Side(Measure.Numerator, formula.Numerator, month, departement);
            (double? below, CellState belowState) = Side(Measure.Denominator, formula.Denominator, month, departement);
            if (above is null || below is null)
            {
                CellState unknown = above is null ? aboveState : belowState;
                state = state == CellState.Withheld ? state : unknown;
                continue;
            }

            numerator += above.Value;
            denominator += below.Value;
        }

        state = state == CellState.Complete && denominator <= 0 ? CellState.NotApplicable : state;
        // A stock counted twelve times is still one stock: chance would seem smaller than it is.
        double times = isStock ? months.Count : 1;
        return state == CellState.Complete
            ? new OutcomeFigure(departement, state, numerator / times, denominator / times)
            : new OutcomeFigure(departement, state, null, null);
    }

    /// <summary>One side of the ratio: as published for a derived indicator, else the sum of its terms.</summary>
    private (double? Value, CellState State) Side(
        Measure side,
        LinearForm form,
        ReferenceMonth month,
        string departement
    )
    {
        if (Outcome.Indicator is not string indicator)
        {
            return Sum(form, month, departement);
        }

        IndicatorCell cell = figures[indicator, month, Area.Departement(departement), side];
        return (cell.Value, cell.State);
    }

    private (double? Value, CellState State) Sum(LinearForm form, ReferenceMonth month, string departement)
    {
        double sum = 0;
        foreach (LinearTerm term in form.Terms)
        {
            (double? value, CellState state) = ValueOf(term, month, departement);
            if (value is null)
            {
                return (null, state);
            }

            sum += term.FactorHundredths * value.Value / 100;
        }

        return (sum, CellState.Complete);
    }

    private (double? Value, CellState State) ValueOf(LinearTerm term, ReferenceMonth month, string departement)
    {
        if (term.Indicator == Population)
        {
            double? inhabitants = Inhabitants.Nearest(figures.Edition, departement, month.Year)?.Count;
            return (inhabitants, inhabitants is null ? CellState.NotApplicable : CellState.Complete);
        }

        IndicatorCell cell = figures[term.Key, month, Area.Departement(departement), Measure.Sum];
        return (cell.Value, cell.State);
    }
}
