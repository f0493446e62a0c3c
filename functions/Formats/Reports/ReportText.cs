namespace Observatoire.Formats.Reports;

/// <summary>The words of reports, from <c>reports.json</c> of the nomenclature.</summary>
/// <param name="Columns">Titles of a report: severity, code, line, column, cell, found, expected, message, how to mend it.</param>
/// <param name="Error">What an error is called.</param>
/// <param name="Warning">What a warning is called.</param>
/// <param name="Sheet">Name of the sheet an annotated workbook gains, at most 31 characters.</param>
public sealed record ReportText(IReadOnlyList<string> Columns, string Error, string Warning, string Sheet);
