using Observatoire.Editions;
using Observatoire.Returns.Organisations;

namespace Observatoire.Pages.Outcomes;

/// <summary>How départements say they are organised, as known when the release is made.</summary>
/// <param name="Typology">The axes and the types of reorganisation.</param>
/// <param name="Of">By département code; one that has declared nothing is absent.</param>
public sealed record DeclaredOrganisations(Typology Typology, IReadOnlyDictionary<string, Organisation> Of);
