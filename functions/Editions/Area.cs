namespace Observatoire.Editions;

/// <summary>A level of the published hierarchy, from the whole to its parts.</summary>
public enum AreaLevel
{
    Nation,
    Region,
    Departement,

    /// <summary>A part of a département, as it has declared it.</summary>
    Territory,
}

/// <summary>A place figures are given for. Région 11 and département 11 are two areas: the level is part of the key.</summary>
/// <param name="Level">Its level.</param>
/// <param name="Code">FR, the code of the région or of the département; for a territory both: <c>59/T01</c>.</param>
public readonly record struct Area(AreaLevel Level, string Code)
{
    public static Area France { get; } = new(AreaLevel.Nation, "FR");

    public static Area Region(string code) => new(AreaLevel.Region, code);

    public static Area Departement(string code) => new(AreaLevel.Departement, code);

    /// <param name="departement">Code of the département.</param>
    /// <param name="territory">Code of the territory in it.</param>
    public static Area Territory(string departement, string territory) =>
        new(AreaLevel.Territory, $"{departement}/{territory}");
}
