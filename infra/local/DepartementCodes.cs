namespace Observatoire.Local;

/// <summary>The départements of the staged nomenclature: first column of its semicolon-separated list.</summary>
internal static class DepartementCodes
{
    public static IReadOnlyList<string> Read(string appFolder)
    {
        string file = Path.Combine(appFolder, "nomenclature", "2017-01", "departements.csv");
        return File.Exists(file)
            ?
            [
                .. File.ReadLines(file)
                    .Skip(1)
                    .Select(line => line.Split(';')[0].Trim('"'))
                    .Where(code => code.Length > 0),
            ]
            : [];
    }
}
