using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Observatoire.Editions.Time;

namespace Observatoire.Storage;

/// <summary>Who sent what, when: every accepted return, in the order of its revisions. Append and read only.</summary>
/// <remarks>
/// Table <c>ledger</c>, partition = département, row = <c>{month}_{revision:0000}</c>. Inserting the row is the commit of
/// a deposit: what was written before it (file, cells) means nothing until the row is there. A revision is taken by
/// inserting its row, which only one writer can do; the loser reads again and takes the next one. There is no update and
/// no delete.
/// </remarks>
public sealed class Ledger(StorageAccount account)
{
    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.Ledger);

    /// <summary>Commits a return, unless the latest revision of its month already holds the same bytes.</summary>
    /// <param name="draft">The return, its file already kept.</param>
    /// <param name="onlyIfNone">True to refuse when the month already has a different return.</param>
    /// <param name="cancellation">Stops between two requests; the row may have been inserted.</param>
    /// <remarks>
    /// Idempotent: a draft sent twice, by a retry of the caller or of the network, is one row and one receipt. Different
    /// drafts at the same time each get a row; none is lost.
    /// </remarks>
    /// <exception cref="InvalidOperationException">When the month has 9999 revisions.</exception>
    public async Task<AppendResult> AppendAsync(
        LedgerDraft draft,
        bool onlyIfNone = false,
        CancellationToken cancellation = default
    )
    {
        // Most returns are the first of their month: the insert itself asks whether this one is.
        LedgerEntry first = new(draft, 1, LedgerChain.Next("", draft, 1));
        if (await TryInsertAsync(first, cancellation))
        {
            return new AppendResult(first, AppendOutcome.Appended);
        }

        while (true)
        {
            LedgerEntry? latest = await LatestAsync(draft.Departement, draft.Month, cancellation);
            if (latest is not null && string.Equals(latest.Sha256, draft.Sha256, StringComparison.Ordinal))
            {
                return new AppendResult(
                    latest,
                    IsOwn(latest, draft) ? AppendOutcome.Appended : AppendOutcome.SameAsLatest
                );
            }

            if (latest is not null && onlyIfNone)
            {
                return new AppendResult(latest, AppendOutcome.Refused);
            }

            int revision = (latest?.Revision ?? 0) + 1;
            LedgerEntry entry = new(draft, revision, LedgerChain.Next(latest?.Code ?? "", draft, revision));
            if (await TryInsertAsync(entry, cancellation))
            {
                return new AppendResult(entry, AppendOutcome.Appended);
            }
        }
    }

    /// <summary>The revisions of a month, oldest first; empty when nothing was received.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> HistoryAsync(
        string departement,
        ReferenceMonth month,
        CancellationToken cancellation = default
    )
    {
        // '`' follows '_' in the order of row keys: the range holds this month's rows and nothing else.
        string filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {departement} and RowKey ge {month + "_"} and RowKey lt {month + "`"}"
        );
        List<LedgerEntry> entries = [];
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            entries.Add(LedgerRow.Read(row));
        }

        return entries;
    }

    /// <summary>Every revision of a month, of every département, in the order of their codes then of their revisions.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> OfMonthAsync(
        ReferenceMonth month,
        CancellationToken cancellation = default
    )
    {
        string filter = TableClient.CreateQueryFilter($"RowKey ge {month + "_"} and RowKey lt {month + "`"}");
        List<LedgerEntry> entries = [];
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            entries.Add(LedgerRow.Read(row));
        }

        return entries;
    }

    /// <summary>The latest revision of a month, or null when nothing was received.</summary>
    public async Task<LedgerEntry?> LatestAsync(
        string departement,
        ReferenceMonth month,
        CancellationToken cancellation = default
    ) => await HistoryAsync(departement, month, cancellation) is [.., LedgerEntry latest] ? latest : null;

    /// <summary>One revision by its number as an address writes it; null when there is none such.</summary>
    public async Task<LedgerEntry?> FindAsync(
        string departement,
        ReferenceMonth month,
        string revision,
        CancellationToken cancellation = default
    ) =>
        int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && string.Equals(number.ToString(CultureInfo.InvariantCulture), revision, StringComparison.Ordinal)
            ? await FindAsync(departement, month, number, cancellation)
            : null;

    /// <summary>One revision; null when there is none such.</summary>
    public async Task<LedgerEntry?> FindAsync(
        string departement,
        ReferenceMonth month,
        int revision,
        CancellationToken cancellation = default
    ) =>
        await table.FindAsync(departement, LedgerRow.Key(month, revision), cancellation) is TableEntity row
            ? LedgerRow.Read(row)
            : null;

    /// <summary>
    /// The latest revision of every month of every département, by département then month. Reads the table as a stream:
    /// memory does not grow with it.
    /// </summary>
    public IAsyncEnumerable<LedgerEntry> LatestOfAllAsync(CancellationToken cancellation = default) =>
        LatestAsync(null, cancellation);

    /// <summary>The latest revision of each month from the first to the last that a département sent, oldest first.</summary>
    public IAsyncEnumerable<LedgerEntry> LatestOfAsync(
        string departement,
        ReferenceMonth first,
        ReferenceMonth last,
        CancellationToken cancellation = default
    ) =>
        LatestAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {departement} and RowKey ge {first + "_"} and RowKey lt {last + "`"}"
            ),
            cancellation
        );

    private async IAsyncEnumerable<LedgerEntry> LatestAsync(
        string? filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        LedgerEntry? pending = null;
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            LedgerEntry entry = LedgerRow.Read(row);
            if (pending is not null && (pending.Month != entry.Month || !SameDepartement(pending, entry)))
            {
                yield return pending;
            }

            pending = entry;
        }

        if (pending is not null)
        {
            yield return pending;
        }
    }

    private async Task<bool> TryInsertAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        if (entry.Revision > LedgerRow.LastRevision)
        {
            throw new InvalidOperationException(
                $"{entry.Departement} has {LedgerRow.LastRevision} revisions of {entry.Month}: no more can be numbered."
            );
        }

        try
        {
            await table.AddEntityAsync(LedgerRow.Write(entry), cancellation);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status == 409)
        {
            // An insert repeated by the network answers 409 although its first try landed: then the row is ours.
            TableEntity? taken = await table.FindAsync(
                entry.Departement,
                LedgerRow.Key(entry.Month, entry.Revision),
                cancellation
            );
            return taken is not null && IsOwn(LedgerRow.Read(taken), entry);
        }
    }

    private static bool IsOwn(LedgerEntry found, LedgerDraft draft) =>
        string.Equals(found.ReceiptId, draft.ReceiptId, StringComparison.Ordinal);

    private static bool SameDepartement(LedgerEntry left, LedgerEntry right) =>
        string.Equals(left.Departement, right.Departement, StringComparison.Ordinal);
}
