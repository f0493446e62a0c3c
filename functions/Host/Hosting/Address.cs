using Microsoft.AspNetCore.Http.HttpResults;
using Observatoire.Editions;
using Observatoire.Editions.Time;

namespace Observatoire.Host.Hosting;

/// <summary>The département and the month that the address of a request names.</summary>
public static class Address
{
    /// <returns>The answer that there is no such département; null when there is.</returns>
    public static ProblemHttpResult? RefusalOf(string departement, EditionSeries editions) =>
        editions.Latest.FindDepartement(departement) is null
            ? Problem.Answer("unknown-departement", departement)
            : null;

    public static Parsed<ReferenceMonth> ReadMonth(string month) =>
        ReferenceMonth.TryParse(month, out ReferenceMonth named) ? named : Problem.Answer("month-not-readable", month);

    /// <returns>The edition in force in a month, or the answer that none was.</returns>
    public static Parsed<NomenclatureEdition> EditionOf(ReferenceMonth month, EditionSeries editions) =>
        editions.InForce(month) is { } edition
            ? edition
            : Problem.Answer("no-edition", month, editions.Editions[0].Period.First.ToString());

    /// <returns>The month, or the answer that says which of the two there is not.</returns>
    public static Parsed<ReferenceMonth> Read(string departement, string month, EditionSeries editions) =>
        RefusalOf(departement, editions) is { } refusal ? refusal : ReadMonth(month);
}
