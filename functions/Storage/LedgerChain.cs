using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Observatoire.Storage;

/// <summary>
/// The hash that ties each row of a month's ledger to the one before: whoever holds a receipt can have it verified, and a
/// row changed afterwards, or one left out, is seen.
/// </summary>
public static class LedgerChain
{
    /// <summary>Code of a row: SHA-256, lower-case hexadecimal, of the code before it and of all its fields.</summary>
    /// <param name="previous">Code of the revision before; empty for the first.</param>
    /// <param name="draft">The return.</param>
    /// <param name="revision">Its revision.</param>
    public static string Next(string previous, LedgerDraft draft, int revision)
    {
        // A list in JSON: no field can end where another begins.
        string[] fields =
        [
            previous,
            draft.Departement,
            draft.Month.ToString(),
            revision.ToString(CultureInfo.InvariantCulture),
            draft.ReceiptId,
            draft.Sha256,
            draft.Extension,
            draft.ByteCount.ToString(CultureInfo.InvariantCulture),
            draft.ReceivedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            draft.KeyId,
            draft.RowCount.ToString(CultureInfo.InvariantCulture),
            draft.WarningCount.ToString(CultureInfo.InvariantCulture),
            draft.Edition,
            draft.Totals,
            draft.Reasons,
            draft.Simulated ? "1" : "0",
            draft.FileMonth?.ToString() ?? "",
        ];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(fields)));
    }

    /// <summary>The row a code was given for, when the whole chain up to it is as it was; null otherwise.</summary>
    /// <param name="history">The revisions of the month, oldest first.</param>
    /// <param name="revision">The revision the receipt names.</param>
    /// <param name="code">The code the receipt carries.</param>
    public static LedgerEntry? Verify(IReadOnlyList<LedgerEntry> history, int revision, string code)
    {
        string previous = "";
        foreach ((int index, LedgerEntry entry) in history.Index())
        {
            previous = Next(previous, entry, entry.Revision);
            if (entry.Revision != index + 1 || !AreSame(previous, entry.Code))
            {
                return null;
            }

            if (entry.Revision == revision)
            {
                return AreSame(previous, code) ? entry : null;
            }
        }

        return null;
    }

    private static bool AreSame(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
