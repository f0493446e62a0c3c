using System.Collections.Immutable;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Audit;

/// <summary>Attacks a release before it is published. See docs/methods/disclosure.md.</summary>
public static class DisclosureAudit
{
    private static readonly ImmutableDictionary<string, long> Nothing = ImmutableDictionary.Create<string, long>(
        StringComparer.Ordinal
    );

    /// <summary>Attacks it as any reader, then as each of those who know figures of their own.</summary>
    /// <param name="publication">Everything published, of this edition and earlier ones.</param>
    /// <param name="least">
    /// What would be public whatever is withheld: what a département can tell from that and its own figures, a total that
    /// is its own since the others sent zero, is no fault of the release.
    /// </param>
    /// <param name="sensitive">What must not be told too closely.</param>
    /// <param name="insiders">By name, the figures each knows, by identity; none to attack as a reader only.</param>
    public static AuditReport Attack(
        Publication publication,
        Publication least,
        IReadOnlyCollection<SensitiveCell> sensitive,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> insiders
    )
    {
        List<AuditFault> faults = [];
        ImmutableArray<AuditedCell> cells;
        using (Attacker reader = new(publication, Nothing))
        {
            faults.AddRange(
                Faults(
                    reader,
                    null,
                    sensitive.SelectMany(cell =>
                        new[]
                        {
                            new Question(cell.Identity, true, cell.High),
                            new Question(cell.Identity, false, cell.Low),
                        }
                    )
                )
            );
            cells = [.. reader.Withheld.Select(identity => new AuditedCell(identity, Told(reader, identity)))];
        }

        foreach (
            (string insider, IReadOnlyDictionary<string, long> own) in insiders.OrderBy(
                pair => pair.Key,
                StringComparer.Ordinal
            )
        )
        {
            using Attacker attacker = new(publication, own);
            AuditFault[] found =
            [
                .. Faults(
                    attacker,
                    insider,
                    sensitive
                        .Where(cell => !own.ContainsKey(cell.Identity))
                        .Select(cell => new Question(cell.Identity, true, cell.InsiderHigh))
                ),
            ];
            if (found.Length > 0)
            {
                using Attacker anyway = new(least, own);
                faults.AddRange(
                    found.Where(fault => anyway.Bounds(fault.Identity).Most is not long most || most >= fault.Excluded)
                );
            }
        }

        return new AuditReport(cells, [.. faults]);
    }

    /// <summary>The tables found on the way show how wide an interval is at least; where they all agree it is computed.</summary>
    private static Interval Told(Attacker reader, string identity) =>
        reader.Plausible(identity) is { Width: > 0 } plausible ? plausible : reader.Bounds(identity);

    private static IEnumerable<AuditFault> Faults(
        Attacker attacker,
        string? insider,
        IEnumerable<Question> questions
    ) =>
        attacker
            .Excluded(questions)
            .Select(found => new AuditFault(
                found.Question.Identity,
                insider,
                found.Question.Value,
                attacker.Bounds(found.Question.Identity)
            ));
}
