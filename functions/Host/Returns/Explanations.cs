using Observatoire.Host.Hosting;
using Observatoire.Returns.Findings;

namespace Observatoire.Host.Returns;

/// <summary>The coded reasons by which a sender explains warnings: <c>?motif=R32:VERIF&amp;motif=R30:CAMPAGNE</c>.</summary>
/// <param name="reasons">The reasons there are.</param>
public sealed class Explanations(IReadOnlyList<Reason> reasons)
{
    private const string Parameter = "motif";

    /// <returns>Code of the reason by code of the rule, or the answer that says which is unknown.</returns>
    public Parsed<Dictionary<string, string>> Read(IQueryCollection query)
    {
        Dictionary<string, string> explained = new(StringComparer.Ordinal);
        foreach (string? written in query[Parameter])
        {
            if (
                written?.Split(':') is not [{ Length: > 0 } rule, string code]
                || !reasons.Any(reason => string.Equals(reason.Code, code, StringComparison.Ordinal))
            )
            {
                string known = string.Join(", ", reasons.Select(reason => reason.Code));
                return Problem.Answer("unknown-reason", written ?? "", known);
            }

            explained[rule] = code;
        }

        return explained;
    }

    /// <summary>As the ledger keeps them: <c>R30:CAMPAGNE;R32:VERIF</c>.</summary>
    public static string Write(IReadOnlyDictionary<string, string> explained) =>
        string.Join(
            ';',
            explained.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{pair.Value}")
        );
}
