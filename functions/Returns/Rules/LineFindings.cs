using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Privacy;

namespace Observatoire.Returns.Rules;

/// <summary>What is said of the lines of a file while they are read, and the indicators they leave in doubt.</summary>
/// <param name="guard">Tells what is personal from the codes of an edition.</param>
/// <param name="month">The month the file is sent for; null when its lines say it.</param>
internal sealed class LineFindings(PrivacyGuard guard, ReferenceMonth? month)
{
    private static readonly Dictionary<string, GuardedColumn> Guarded = new(StringComparer.Ordinal)
    {
        [ReturnColumns.Month] = GuardedColumn.Month,
        [ReturnColumns.Departement] = GuardedColumn.Departement,
        [ReturnColumns.Territory] = GuardedColumn.Territory,
        [ReturnColumns.Indicator] = GuardedColumn.Indicator,
        [ReturnColumns.Breakdown] = GuardedColumn.Breakdown,
        [ReturnColumns.Category] = GuardedColumn.Category,
        [ReturnColumns.Value] = GuardedColumn.Value,
        [ReturnColumns.Status] = GuardedColumn.Status,
        [ReturnColumns.Comment] = GuardedColumn.Comment,
    };

    public FindingList Findings { get; } = new();

    public Doubts Doubts { get; } = new();

    public ReferenceMonth? Month => month;

    /// <summary>That of the edition the lines are in, once one says which.</summary>
    public PrivacyGuard Guard { get; set; } = guard;

    public void Report(string code, int line, string column, string? found, string? expected) =>
        Findings.Add(new Finding(code, Severity.Error, line, column, found, expected));

    /// <summary>Says that a cell is not what was expected; or, where it carries something personal, that alone.</summary>
    public void Report(string code, int line, string column, ReadOnlySpan<byte> cell, string? expected)
    {
        if (!ReportPersonal(line, column, cell))
        {
            Report(code, line, column, SubmittedLine.TextOf(cell), expected);
        }
    }

    /// <summary>Says that a cell carries something personal, if it does; what it carries is never repeated.</summary>
    public bool ReportPersonal(int line, string column, ReadOnlySpan<byte> cell)
    {
        PersonalMark? mark = Guard.Find(cell, Guarded[column], month);
        if (mark is PersonalMark found)
        {
            Findings.Add(new Finding(PersonalMarkCodes.CodeOf(found), Severity.Error, line, column));
        }

        return mark is not null;
    }
}
