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
public readonly record struct Area
{
    private const char Slash = '/';

    private Area(AreaLevel level, string code, string? departement) =>
        (Level, Code, DepartementCode) = (level, code, departement);

    public AreaLevel Level { get; }

    /// <summary>FR, or the code of the région, of the département, or of the territory in its département.</summary>
    public string Code { get; }

    /// <summary>The département it is, or is a part of; null for a région and the nation.</summary>
    public string? DepartementCode { get; }

    public static Area France { get; } = new(AreaLevel.Nation, "FR", null);

    public static Area Region(string code) => new(AreaLevel.Region, code, null);

    public static Area Departement(string code) => new(AreaLevel.Departement, code, code);

    /// <param name="departement">Code of the département.</param>
    /// <param name="territory">Code of the territory in it.</param>
    public static Area Territory(string departement, string territory) =>
        new(AreaLevel.Territory, territory, departement);

    /// <summary>Reads a code as <see cref="ToString"/> writes it.</summary>
    /// <exception cref="FormatException">When a territory is not written with its département.</exception>
    public static Area Parse(AreaLevel level, string code) =>
        level switch
        {
            AreaLevel.Nation or AreaLevel.Region => new(level, code, null),
            AreaLevel.Departement => Departement(code),
            AreaLevel.Territory => code.Split(Slash) is [string departement, string territory]
                ? Territory(departement, territory)
                : throw new FormatException($"« {code} » is not a territory of a département."),
        };

    /// <summary>Its code as files write it; for a territory that of its département before it: <c>59/T01</c>.</summary>
    public override string ToString() => Level == AreaLevel.Territory ? $"{DepartementCode}{Slash}{Code}" : Code;
}
