using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions.Time;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Host.Service;
using Observatoire.Storage;

namespace Observatoire.Host.Months;

/// <summary>Closes every month whose time is over, from the first one that may be closed: each once, however often it runs.</summary>
public sealed class CloseMonth(MonthJournal journal, Settings settings, TimeProvider clock, Jobs jobs) : IJob
{
    /// <summary>On its schedule.</summary>
    [Function(nameof(CloseMonth))]
    public Task RunAsync([TimerTrigger("%CLOSE_MONTH_CRON%")] TimerInfo timer, CancellationToken cancellation) =>
        jobs.RunAsync(this, cancellation);

    /// <summary>Now, for the DGAS, and answered when it is done.</summary>
    [Function(nameof(CloseMonth) + "Now")]
    [DgasRole]
    public Task<IResult> RunNowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "jobs/" + nameof(CloseMonth))] HttpRequest request,
        CancellationToken cancellation
    ) => jobs.AnswerAsync(this, cancellation);

    public async Task<IReadOnlyDictionary<string, object>> DoAsync(CancellationToken cancellation)
    {
        int closed = 0;
        DateTimeOffset now = clock.GetUtcNow();
        if (settings.Calendar.FirstClosingMonth is ReferenceMonth first && first <= ReferenceMonth.Containing(now))
        {
            HashSet<ReferenceMonth> before =
            [
                .. (await journal.BetweenAsync(first, ReferenceMonth.Containing(now), cancellation))
                    .Where(act => act.Kind == MonthActKind.Closing)
                    .Select(act => act.Month),
            ];
            for (ReferenceMonth month = first; settings.Calendar.ClosingOf(month) <= now; month = month.PlusMonths(1))
            {
                if (!before.Contains(month) && await journal.AppendAsync(ClosingOf(month, now), cancellation))
                {
                    closed++;
                }
            }
        }

        return new Dictionary<string, object>(StringComparer.Ordinal) { ["closed"] = closed };
    }

    private static MonthAct ClosingOf(ReferenceMonth month, DateTimeOffset now) =>
        new(MonthJournal.Everybody, month, MonthActKind.Closing, now, nameof(CloseMonth), "time", null);
}
