using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;

namespace Observatoire.Statistics.Returns;

/// <summary>What the rules need to know beside the file.</summary>
/// <param name="Edition">The edition in force in the month of the return.</param>
/// <param name="Departement">Code of the département the return is for.</param>
/// <param name="Month">The month the return is for.</param>
public sealed record CheckScope(NomenclatureEdition Edition, string Departement, ReferenceMonth Month);

/// <summary>One rule: it says everything it finds, and never throws on a bad file.</summary>
public interface IReturnRule
{
    void Check(IReadOnlyList<SubmittedRow> rows, CheckScope scope, FindingList findings);
}
