using Observatoire.Editions.Time;

namespace Observatoire.Statistics.Reorganisations;

/// <summary>A reorganisation and the département it is of.</summary>
/// <param name="Departement">INSEE code.</param>
/// <param name="Type">Code of the type of event: <c>REDEC</c>.</param>
/// <param name="Month">First month of the new organisation.</param>
public sealed record DepartementEvent(string Departement, string Type, ReferenceMonth Month);
