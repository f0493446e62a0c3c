using System.Diagnostics.CodeAnalysis;
using Observatoire.Editions.Time;

namespace Observatoire.Storage;

/// <summary>An accepted return before the ledger gives it a revision. Immutable.</summary>
public record LedgerDraft
{
    public required string Departement { get; init; }

    public required ReferenceMonth Month { get; init; }

    /// <summary>Unique to this deposit; chosen by the caller. A retried insert is recognised by it.</summary>
    public required string ReceiptId { get; init; }

    /// <summary>SHA-256 of the file as received, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Extension of the file kept in <see cref="RawStore"/>, without dot.</summary>
    public required string Extension { get; init; }

    public required long ByteCount { get; init; }

    /// <summary>When the return was received, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Id of the key that signed the deposit.</summary>
    public required string KeyId { get; init; }

    /// <summary>Rows of figures in the return, its header not counted.</summary>
    public required int RowCount { get; init; }

    public required int WarningCount { get; init; }

    /// <summary>Nomenclature edition the return was checked against.</summary>
    public required string Edition { get; init; }

    /// <summary>
    /// The département's total of each indicator, <c>CODE=value;CODE=value</c>: the history that seasonal rules read without
    /// opening the files. Empty when it was not kept.
    /// </summary>
    public string Totals { get; init; } = "";

    /// <summary>Why its warnings are no faults, as the sender said: <c>R32:VERIF;R30:CAMPAGNE</c>.</summary>
    public string Reasons { get; init; } = "";

    /// <summary>True when the figures are synthetic. Never taken back: whatever is made from them says so.</summary>
    public bool Simulated { get; init; }

    /// <summary>
    /// The month the file is kept under, when several months came in one; null when it is this month's own, and at the first of
    /// several in rows of before December 2026.
    /// </summary>
    public ReferenceMonth? FileMonth { get; init; }

    /// <summary>The month under which <see cref="RawStore"/> keeps the file.</summary>
    public ReferenceMonth KeptUnder => FileMonth ?? Month;
}

/// <summary>One row of the ledger: an accepted return and its revision. Immutable.</summary>
public sealed record LedgerEntry : LedgerDraft
{
    [SetsRequiredMembers]
    public LedgerEntry(LedgerDraft draft, int revision, string code)
        : base(draft)
    {
        Revision = revision;
        Code = code;
    }

    /// <summary>1 for the first return of a month, then one more for each that replaces it; at most 9999.</summary>
    public int Revision { get; }

    /// <summary>What proves the receipt: see <see cref="LedgerChain"/>. Empty for a row of before the chain.</summary>
    public string Code { get; }
}

/// <summary>What became of a draft.</summary>
public enum AppendOutcome
{
    /// <summary>A row was inserted: the return is committed.</summary>
    Appended,

    /// <summary>The latest revision of the month already has these bytes: the same receipt again.</summary>
    SameAsLatest,

    /// <summary>The caller wanted no revision before its own, and there is a different one. Nothing was inserted.</summary>
    Refused,
}

/// <param name="Entry">The row inserted, or the latest one there already was.</param>
/// <param name="Outcome">Which of the two, and why.</param>
public sealed record AppendResult(LedgerEntry Entry, AppendOutcome Outcome)
{
    public bool IsNew => Outcome == AppendOutcome.Appended;
}
