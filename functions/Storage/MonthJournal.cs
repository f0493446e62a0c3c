using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Observatoire.Editions.Time;

namespace Observatoire.Storage;

/// <summary>What may be done about a month beside sending its return.</summary>
public enum MonthActKind
{
    /// <summary>The département has nothing to report: not the same as sending nothing.</summary>
    Nothing,

    /// <summary>The département will be late and says until when.</summary>
    Delay,

    /// <summary>The month takes no more deposits.</summary>
    Closing,

    /// <summary>The DGAS opens a closed month to one département for a while.</summary>
    Reopening,
}

/// <summary>One act about a month. Immutable.</summary>
/// <param name="Departement">Whom it is about; <see cref="MonthJournal.Everybody"/> for a closing.</param>
/// <param name="Month">The month.</param>
/// <param name="Kind">What was done.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Id of the key, « dgas », or the name of the timer.</param>
/// <param name="Reason">Why: a code, or the sentence of the DGAS.</param>
/// <param name="Until">Last instant of a delay or of a reopening, UTC; null for the others.</param>
public sealed record MonthAct(
    string Departement,
    ReferenceMonth Month,
    MonthActKind Kind,
    DateTimeOffset At,
    string By,
    string Reason,
    DateTimeOffset? Until
)
{
    /// <summary>Codes of the services that have nothing to report; empty for all of them.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];
}

/// <summary>The acts about each month, in their order. Append and read only.</summary>
/// <remarks>
/// Table <c>acts</c>, partition = département, row = <c>{month}_{instant}_{kind}</c>; a closing is for everybody and has the
/// row <c>{month}_closing</c>, so that a month is closed once however often it is tried.
/// </remarks>
public sealed class MonthJournal(StorageAccount account)
{
    /// <summary>In the place of a département: the act is for all of them.</summary>
    public const string Everybody = "FR";

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.Acts);

    /// <returns>False when the month was closed already; the first closing stays.</returns>
    public async Task<bool> AppendAsync(MonthAct act, CancellationToken cancellation = default)
    {
        string at = act.At.UtcDateTime.ToString("yyyyMMddHHmmssfffffff", CultureInfo.InvariantCulture);
        string key = act.Kind == MonthActKind.Closing ? $"{act.Month}_closing" : $"{act.Month}_{at}_{act.Kind}";
        TableEntity row = new(act.Departement, key)
        {
            [nameof(MonthAct.Kind)] = act.Kind.ToString(),
            [nameof(MonthAct.At)] = act.At,
            [nameof(MonthAct.By)] = act.By,
            [nameof(MonthAct.Reason)] = act.Reason,
            [nameof(MonthAct.Until)] = act.Until,
            [nameof(MonthAct.Services)] = string.Join(';', act.Services),
        };
        try
        {
            await table.AddEntityAsync(row, cancellation);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status == 409)
        {
            return false;
        }
    }

    /// <summary>The acts about a month that concern a département, closing included, oldest first.</summary>
    public Task<IReadOnlyList<MonthAct>> OfAsync(
        string departement,
        ReferenceMonth month,
        CancellationToken cancellation = default
    ) =>
        QueryAsync(
            TableClient.CreateQueryFilter(
                $"(PartitionKey eq {departement} or PartitionKey eq {Everybody}) and RowKey ge {month + "_"} and RowKey lt {month + "`"}"
            ),
            cancellation
        );

    /// <summary>All the acts about the months of a period, oldest first.</summary>
    public Task<IReadOnlyList<MonthAct>> BetweenAsync(
        ReferenceMonth first,
        ReferenceMonth last,
        CancellationToken cancellation = default
    ) => QueryAsync(TableClient.CreateQueryFilter($"RowKey ge {first + "_"} and RowKey lt {last + "`"}"), cancellation);

    private async Task<IReadOnlyList<MonthAct>> QueryAsync(string filter, CancellationToken cancellation)
    {
        List<MonthAct> acts = [];
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            acts.Add(Read(row));
        }

        return [.. acts.OrderBy(act => act.At)];
    }

    private static MonthAct Read(TableEntity row) =>
        new(
            row.PartitionKey,
            ReferenceMonth.Parse(row.RowKey.Split('_')[0]),
            Enum.Parse<MonthActKind>(row.Text(nameof(MonthAct.Kind))),
            row.Instant(nameof(MonthAct.At)),
            row.Text(nameof(MonthAct.By)),
            row.Text(nameof(MonthAct.Reason)),
            row.GetDateTimeOffset(nameof(MonthAct.Until))
        )
        {
            Services = row.Text(nameof(MonthAct.Services)).Split(';', StringSplitOptions.RemoveEmptyEntries),
        };
}
