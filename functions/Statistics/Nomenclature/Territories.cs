namespace Observatoire.Statistics.Nomenclature;

/// <summary>A département: the collectivity that sends a return.</summary>
/// <param name="Code">Its INSEE code, in capitals, leading zero kept: <c>01</c>, <c>2A</c>, <c>976</c>.</param>
/// <param name="Name">Its official French name.</param>
/// <param name="RegionCode">INSEE code of the région it belongs to in the edition's period.</param>
public sealed record Departement(string Code, string Name, string RegionCode);

/// <summary>A région, as it stands in the edition's period.</summary>
/// <param name="Code">INSEE code, two characters: <c>84</c>.</param>
/// <param name="Name">Its official French name.</param>
public sealed record Region(string Code, string Name);
