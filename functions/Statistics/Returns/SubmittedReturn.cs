using Observatoire.Statistics.Findings;

namespace Observatoire.Statistics.Returns;

/// <summary>One line of a return as the file has it: nothing interpreted yet, an absent cell is empty.</summary>
public sealed record SubmittedRow
{
    /// <summary>Line of the file, from 1, header included.</summary>
    public required int Line { get; init; }

    public string Month { get; init; } = "";

    public string Departement { get; init; } = "";

    public string Territory { get; init; } = "";

    public string Indicator { get; init; } = "";

    public string Breakdown { get; init; } = "";

    public string Category { get; init; } = "";

    public string Value { get; init; } = "";

    /// <summary>True when the format itself says the value is a number (JSON), so that nothing in it is ambiguous.</summary>
    public bool ValueIsNumber { get; init; }

    public string Status { get; init; } = "";

    public string Comment { get; init; } = "";
}

/// <summary>A return as read from a file: its lines, and what was already found wrong in reading them.</summary>
/// <param name="Rows">In the order of the file; empty when it could not be read at all.</param>
/// <param name="Findings">Faults of the file itself; the rules add theirs.</param>
public sealed record SubmittedReturn(IReadOnlyList<SubmittedRow> Rows, FindingList Findings);

/// <summary>The columns of a return, by the names its files give them.</summary>
public static class ReturnColumns
{
    public const string Month = "mois";
    public const string Departement = "departement";
    public const string Territory = "territoire";
    public const string Indicator = "indicateur";
    public const string Breakdown = "ventilation";
    public const string Category = "modalite";
    public const string Value = "valeur";
    public const string Status = "statut";
    public const string Comment = "commentaire";

    /// <summary>All nine, in the order of the template.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Month, Departement, Territory, Indicator, Breakdown, Category, Value, Status, Comment];
}
