namespace Observatoire.Returns.Rules;

/// <summary>R37: every line is about the département of the return; a leading zero lost by a spreadsheet is forgiven.</summary>
internal static class DepartementMatches
{
    public const string Code = "R37";

    /// <summary>The code as the nomenclature writes it: <c>1</c> and <c>001</c> are <c>01</c>, <c>2a</c> is <c>2A</c>.</summary>
    public static string Normalise(string written)
    {
        string code = WrittenCell.Bare(written).ToUpperInvariant();
        return code switch
        {
            [>= '0' and <= '9'] => "0" + code,
            ['0', _, _] => code[1..],
            _ => code,
        };
    }

    public static bool Holds(ReadOnlySpan<byte> cell, string departement) =>
        string.Equals(Normalise(SubmittedLine.TextOf(cell)), departement, StringComparison.Ordinal);

    public static void Report(LineFindings said, in SubmittedLine line, string departement) =>
        said.Report(Code, line.Number, ReturnColumns.Departement, line.Departement, departement);
}
