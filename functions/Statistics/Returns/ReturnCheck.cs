using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns.Rules;
using Observatoire.Statistics.Time;

namespace Observatoire.Statistics.Returns;

/// <summary>The verdict on a file: what was found, and the return itself when nothing forbids it.</summary>
/// <param name="Return">The typed return; null exactly when there is an error.</param>
/// <param name="Findings">Everything found, in the order of the lines.</param>
/// <param name="Rows">Number of lines read, header excluded.</param>
public sealed record CheckedReturn(ActivityReturn? Return, FindingList Findings, int Rows)
{
    public bool Accepted => Return is not null;
}

/// <summary>Checks a return against every rule and reports all faults at once.</summary>
/// <param name="editions">The nomenclature.</param>
public sealed class ReturnCheck(EditionSeries editions)
{
    public const string MonthNotReadable = "R36F";
    public const string MonthNotOver = "R36C";
    public const string NoEdition = "R36E";
    public const string DepartementUnknown = "R37U";

    private static readonly IReturnRule[] Rules =
    [
        new MonthMatches(),
        new DepartementMatches(),
        new IndicatorIsKnown(),
        new BreakdownIsAllowed(),
        new TerritoryIsDeclared(),
        new ValueIsWritten(),
        new StatusFitsValue(),
        new KeyIsUnique(),
        new CompulsoryIsPresent(),
    ];

    /// <param name="file">The return as read.</param>
    /// <param name="departement">The département it is sent for; null: the one its first line names.</param>
    /// <param name="month">The month it is sent for; null: the one its first line names.</param>
    /// <param name="currentMonth">The month of today: a return is about a month that is over.</param>
    public CheckedReturn Check(
        SubmittedReturn file,
        string? departement,
        ReferenceMonth? month,
        ReferenceMonth currentMonth
    )
    {
        FindingList findings = file.Findings;
        if (
            file.Rows.Count == 0
            || ScopeOf(file.Rows[0], departement, month, currentMonth, findings) is not CheckScope scope
        )
        {
            return new CheckedReturn(null, findings, file.Rows.Count);
        }

        foreach (IReturnRule rule in Rules)
        {
            rule.Check(file.Rows, scope, findings);
        }

        ActivityReturn? typed = findings.Errors > 0 ? null : Type(file.Rows, scope);
        return new CheckedReturn(typed, findings, file.Rows.Count);
    }

    private CheckScope? ScopeOf(
        SubmittedRow first,
        string? departement,
        ReferenceMonth? month,
        ReferenceMonth currentMonth,
        FindingList findings
    )
    {
        if (month is null && ReferenceMonth.TryParse(first.Month.Trim(), out ReferenceMonth written))
        {
            month = written;
        }

        if (month is null)
        {
            findings.Add(
                new(MonthNotReadable, Severity.Error, first.Line, ReturnColumns.Month, first.Month, "AAAA-MM")
            );
            return null;
        }

        if (month >= currentMonth)
        {
            string last = currentMonth.PlusMonths(-1).ToString();
            findings.Add(
                new(MonthNotOver, Severity.Error, first.Line, ReturnColumns.Month, month.Value.ToString(), last)
            );
        }

        if (editions.InForce(month.Value) is not NomenclatureEdition edition)
        {
            string earliest = editions.Editions[0].Period.First.ToString();
            findings.Add(
                new(NoEdition, Severity.Error, first.Line, ReturnColumns.Month, month.Value.ToString(), earliest)
            );
            return null;
        }

        string code = departement ?? DepartementMatches.Normalise(first.Departement);
        if (edition.FindDepartement(code) is null)
        {
            findings.Add(
                new(
                    DepartementUnknown,
                    Severity.Error,
                    first.Line,
                    ReturnColumns.Departement,
                    first.Departement,
                    "01 … 976"
                )
            );
            return null;
        }

        return new CheckScope(edition, code, month.Value);
    }

    private static ActivityReturn Type(IReadOnlyList<SubmittedRow> rows, CheckScope scope) =>
        new(scope.Departement, scope.Month, scope.Edition.Period.Id, [.. rows.Select(row => Type(row, scope.Edition))]);

    private static ReturnCell Type(SubmittedRow row, NomenclatureEdition edition)
    {
        string indicator = row.Indicator.Trim();
        double? value = null;
        if (!string.IsNullOrWhiteSpace(row.Value))
        {
            int decimals = edition.FindIndicator(indicator)!.Decimals;
            _ = ReturnNumber.Read(row.Value, row.ValueIsNumber, decimals, out double number);
            value = number;
        }

        return new ReturnCell(
            indicator,
            row.Territory.Trim(),
            row.Breakdown.Trim(),
            row.Category.Trim(),
            value,
            StatusFitsValue.Read(row.Status)!.Value,
            row.Comment.Trim()
        );
    }
}
