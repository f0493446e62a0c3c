using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Words;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Pages.Components;

/// <summary>The numbers of one outcome in words.</summary>
internal sealed class OutcomeWords(SiteText text, OutcomeFigures figures)
{
    private int Decimals => figures.Outcome.Decimals;

    public string Label => text.Of(figures.Label);

    public string Unit => text.Of(figures.Unit);

    /// <summary>« de mars 2026 à février 2027 », or the one month.</summary>
    public string Period =>
        figures.Period.Count == 1
            ? text.Month(figures.Period[0])
            : text.Format("period", ("first", text.Month(figures.Period[0])), ("last", text.Month(figures.Period[^1])));

    public string Number(double value) => text.Language.Number(value, Decimals);

    public string WithUnit(double value) => text.Format("figure.with.unit", ("value", Number(value)), ("unit", Unit));

    public string Signed(double value) => text.Language.Signed(value, Decimals);

    public string Range(Interval interval) =>
        text.Format("range", ("low", Number(interval.Low)), ("high", Number(interval.High)));

    public string SignedRange(Interval interval) =>
        text.Format("range", ("low", Signed(interval.Low)), ("high", Signed(interval.High)));

    /// <summary>One département's figure, or the reason there is none.</summary>
    public string Of(OutcomeFigure figure) =>
        figure.Value is double value ? Number(value) : text[FigureWords.ReasonKey(figure.State)];
}
