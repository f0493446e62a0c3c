using Microsoft.AspNetCore.Http.HttpResults;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Months;

/// <summary>What somebody says or asks of a month of a département: <c>POST returns/{departement}/{month}/…</c>.</summary>
/// <param name="Month">The month the address names.</param>
/// <param name="Said">The body.</param>
/// <param name="At">When it was said.</param>
public sealed record MonthRequest<T>(ReferenceMonth Month, T Said, DateTimeOffset At);

/// <summary>Reads such requests.</summary>
public sealed class MonthRequests(EditionSeries editions, TimeProvider clock)
{
    /// <param name="request">Its body is the JSON document.</param>
    /// <param name="departement">As the address names it.</param>
    /// <param name="month">As the address names it.</param>
    /// <param name="faultOf">What is wrong with the document at that instant; null when nothing is.</param>
    /// <param name="cancellation">Stops the reading of the body.</param>
    /// <returns>What was said, or the answer that tells the first thing that is wrong.</returns>
    public async Task<Parsed<MonthRequest<T>>> ReadAsync<T>(
        HttpRequest request,
        string departement,
        string month,
        Func<T, DateTimeOffset, ProblemHttpResult?> faultOf,
        CancellationToken cancellation
    )
        where T : class
    {
        Parsed<ReferenceMonth> address = Address.Read(departement, month, editions);
        if (!address.Is(out ReferenceMonth named, out _))
        {
            return address.Refusal!;
        }

        DateTimeOffset now = clock.GetUtcNow();
        Parsed<T> body = await JsonBody.ReadAsync<T>(request, null, cancellation);
        return body.Unless(said => faultOf(said, now)).Then(said => new MonthRequest<T>(named, said, now));
    }
}
