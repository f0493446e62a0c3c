using Observatoire.Editions;

namespace Observatoire.Formats.Templates;

/// <summary>The words of templates and schemas, from <c>template.json</c> of the nomenclature.</summary>
/// <param name="Columns">What each column of a return holds, by its name.</param>
/// <param name="Sheets">Names of the sheets of a workbook.</param>
/// <param name="Codes">Header of the sheet of indicators.</param>
/// <param name="Categories">Header of the sheet of breakdowns.</param>
/// <param name="Territories">Header of the sheet of territories.</param>
/// <param name="Flow">What a flow is called.</param>
/// <param name="Stock">What a stock is called.</param>
/// <param name="Yes">Yes.</param>
/// <param name="No">No.</param>
/// <param name="ValueTitle">Title of the message on a wrong value.</param>
/// <param name="ValueError">The message on a wrong value.</param>
/// <param name="StatusTitle">Title of the message on a wrong status.</param>
/// <param name="StatusError">The message on a wrong status.</param>
/// <param name="Guide">How to fill the template, a paragraph each, the title first.</param>
public sealed record TemplateText(
    IReadOnlyDictionary<string, BilingualText> Columns,
    SheetNames Sheets,
    IReadOnlyList<string> Codes,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string> Territories,
    string Flow,
    string Stock,
    string Yes,
    string No,
    string ValueTitle,
    string ValueError,
    string StatusTitle,
    string StatusError,
    IReadOnlyList<string> Guide
);

/// <summary>Names of the sheets of a template, at most 31 characters each.</summary>
public sealed record SheetNames(string Return, string Guide, string Codes, string Categories, string Territories);
