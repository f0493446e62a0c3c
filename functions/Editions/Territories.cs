using System.Collections.Frozen;

namespace Observatoire.Editions;

/// <summary>A département: the collectivity that sends a return.</summary>
/// <param name="Code">Its INSEE code, in capitals, leading zero kept: <c>01</c>, <c>2A</c>, <c>976</c>.</param>
/// <param name="Name">Its official French name.</param>
/// <param name="RegionCode">INSEE code of the région it belongs to in the edition's period.</param>
/// <param name="Region2005Code">INSEE code of the région it belonged to in 2005; null when it was no département then.</param>
public sealed record Departement(string Code, string Name, string RegionCode, string? Region2005Code = null);

/// <summary>A région, as it stands in the edition's period.</summary>
/// <param name="Code">INSEE code, two characters: <c>84</c>.</param>
/// <param name="Name">Its official French name.</param>
public sealed record Region(string Code, string Name);

/// <summary>The communes of the départements, of one year of the code officiel géographique: code and name.</summary>
/// <remarks>Territories are described in the communes of that year, whatever the month they existed in.</remarks>
public sealed class CommuneList
{
    private const string Overseas = "97";

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> byDepartement;

    /// <exception cref="InvalidDataException">When a code is given twice; the message says which.</exception>
    public CommuneList(IEnumerable<(string Code, string Name)> communes)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        byDepartement = communes
            .GroupBy(commune => DepartementOf(commune.Code), StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group =>
                    group.ToFrozenDictionary(
                        commune =>
                            seen.Add(commune.Code)
                                ? commune.Code
                                : throw new InvalidDataException($"The commune « {commune.Code} » is given twice."),
                        commune => commune.Name,
                        StringComparer.Ordinal
                    ),
                StringComparer.Ordinal
            );
    }

    /// <summary>Names by code; empty for a code that is of no département.</summary>
    public IReadOnlyDictionary<string, string> Of(string departement) =>
        byDepartement.GetValueOrDefault(departement, FrozenDictionary<string, string>.Empty);

    // The INSEE code of a commune begins with that of its département, which has three characters overseas.
    private static string DepartementOf(string commune) =>
        commune[..(commune.StartsWith(Overseas, StringComparison.Ordinal) ? 3 : 2)];
}
