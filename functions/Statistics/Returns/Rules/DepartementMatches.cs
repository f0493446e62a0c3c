using Observatoire.Statistics.Findings;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>R37: every line is about the département of the return; a leading zero lost by a spreadsheet is forgiven.</summary>
public sealed class DepartementMatches : IReturnRule
{
    public const string Code = "R37";

    /// <summary>The code as the nomenclature writes it: <c>1</c> is <c>01</c>, <c>2a</c> is <c>2A</c>.</summary>
    public static string Normalise(string written)
    {
        string code = written.Trim().ToUpperInvariant();
        return code.Length == 1 && char.IsAsciiDigit(code[0]) ? "0" + code : code;
    }

    public void Check(IReadOnlyList<SubmittedRow> rows, CheckScope scope, FindingList findings)
    {
        foreach (SubmittedRow row in rows)
        {
            if (!string.Equals(Normalise(row.Departement), scope.Departement, StringComparison.Ordinal))
            {
                findings.Add(
                    new(Code, Severity.Error, row.Line, ReturnColumns.Departement, row.Departement, scope.Departement)
                );
            }
        }
    }
}
