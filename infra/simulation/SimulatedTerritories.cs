using System.Globalization;

namespace Observatoire.Simulation;

/// <summary>The territories of each département: real communes gathered as a service of its size would (territories.csv).</summary>
public sealed class SimulatedTerritories
{
    private const string File = "territories.csv";
    private const int FewestPieces = 6;

    private readonly Dictionary<string, List<List<Piece>>> territories = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> communes;

    /// <param name="communes">Name of each commune, by its code.</param>
    public SimulatedTerritories(IReadOnlyDictionary<string, string> communes)
    {
        this.communes = communes;
        foreach (IGrouping<string, string[]> departement in EmbeddedRows.Read(File).GroupBy(row => row[0]))
        {
            territories[departement.Key] =
            [
                .. departement.GroupBy(row => row[1]).Select(rows => rows.Select(row => new Piece(row)).ToList()),
            ];
        }
    }

    /// <summary>Those of a département, by their codes.</summary>
    public IEnumerable<SimulatedTerritory> Of(string departement, SimulatedMonth start)
    {
        double all = territories[departement].Sum(Inhabitants);
        return territories[departement]
            .Select((pieces, at) => Make(CodeOf(at + 1), pieces, start, Inhabitants(pieces) / all));
    }

    /// <summary>The first two territories side by side that have enough communes to be drawn anew.</summary>
    public static (int Left, int Right) Neighbours(IReadOnlyList<SimulatedTerritory> among) =>
        Enumerable
            .Range(0, among.Count - 1)
            .Where(at => among[at].Communes.Count + among[at + 1].Communes.Count >= FewestPieces)
            .Select(at => (at, at + 1))
            .DefaultIfEmpty((0, 1))
            .First();

    /// <summary>Territories drawn anew over the communes of others.</summary>
    /// <param name="departement">Where they are.</param>
    /// <param name="before">Those that end.</param>
    /// <param name="parts">Part of each new one; all together 1.</param>
    /// <param name="count">Territories there were, after which the codes go on.</param>
    /// <param name="month">First month of the new ones.</param>
    public IEnumerable<SimulatedTerritory> Redraw(
        string departement,
        IReadOnlyList<SimulatedTerritory> before,
        IReadOnlyList<double> parts,
        int count,
        SimulatedMonth month
    )
    {
        HashSet<string> codes = [.. before.SelectMany(territory => territory.Communes)];
        Piece[] pieces =
        [
            .. territories[departement]
                .SelectMany(each => each)
                .Where(piece => codes.Contains(piece.Code))
                .OrderBy(piece => piece.Code, StringComparer.Ordinal),
        ];
        double weight = before.Sum(territory => territory.Weight);
        long all = Inhabitants(pieces);
        List<Piece>[] drawn = [.. parts.Select(_ => new List<Piece>())];
        long given = 0;
        foreach (Piece piece in pieces)
        {
            drawn[PartOf((given + piece.Inhabitants / 2.0) / all, parts)].Add(piece);
            given += piece.Inhabitants;
        }

        return drawn
            .Where(each => each.Count > 0)
            .Select(
                (each, at) =>
                    Make(
                        CodeOf(count + at + 1),
                        [.. each.OrderByDescending(piece => piece.Inhabitants)],
                        month,
                        weight * Inhabitants(each) / all
                    )
            );
    }

    private static int PartOf(double place, IReadOnlyList<double> parts)
    {
        int at = 0;
        for (double end = parts[0]; at < parts.Count - 1 && place >= end; end += parts[at])
        {
            at++;
        }

        return at;
    }

    private SimulatedTerritory Make(string code, IReadOnlyList<Piece> pieces, SimulatedMonth from, double weight) =>
        new(code, NameOf(pieces[0].Code), from, null, weight, [.. pieces.Select(piece => piece.Code)]);

    /// <summary>The commune's, and of a part its own: <c>69123/3E</c> is Lyon 3e, <c>31555/SUD-OUEST</c> Toulouse Sud-Ouest.</summary>
    private string NameOf(string code)
    {
        string[] words = code.Split('/');
        string commune = communes[words[0]];
        if (words.Length == 1)
        {
            return commune;
        }

        string part = words[1].ToLowerInvariant();
        return $"{commune} {(char.IsAsciiDigit(part[0]) ? part : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(part))}";
    }

    private static long Inhabitants(IReadOnlyList<Piece> pieces) => pieces.Sum(piece => piece.Inhabitants);

    private static string CodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"T{number:00}");

    private sealed record Piece(string Code, long Inhabitants)
    {
        public Piece(string[] row)
            : this(row[2], long.Parse(row[3], CultureInfo.InvariantCulture)) { }
    }
}
