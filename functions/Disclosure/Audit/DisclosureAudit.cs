using System.Collections.Immutable;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Audit;

/// <summary>Attacks a release before it is published. See docs/methods/disclosure.md.</summary>
public static class DisclosureAudit
{
    // What bounds a figure whatever is withheld is near it; further away, a bound not found makes the audit stricter.
    private const int StepsAround = 3;

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
        // Nothing that is told of one part bears on another: each is attacked alone.
        PublicationPart[] parts = [.. PublicationPart.Split(publication)];
        Dictionary<string, SensitiveCell> asked = sensitive.ToDictionary(cell => cell.Identity, StringComparer.Ordinal);
        PublicationIndex anyway = new(least);
        InsiderIndex known = new(insiders, parts.SelectMany(part => part.Withheld));
        (AuditedCell[] Cells, AuditFault[] Faults)[] found = new (AuditedCell[], AuditFault[])[parts.Length];
        Parallel.For(0, parts.Length, part => found[part] = Attack(parts[part], anyway, asked, known));
        AuditFault[] published =
        [
            .. publication
                .Figures.Where(figure => figure.Value is not null && asked.ContainsKey(figure.Identity))
                .Select(figure => new AuditFault(
                    figure.Identity,
                    null,
                    asked[figure.Identity].High,
                    new FeasibleRange(figure.Value, figure.Value)
                )),
        ];
        return new AuditReport(
            [.. found.SelectMany(part => part.Cells).OrderBy(cell => cell.Identity, StringComparer.Ordinal)],
            [.. published, .. found.SelectMany(part => part.Faults)]
        );
    }

    private static (AuditedCell[] Cells, AuditFault[] Faults) Attack(
        PublicationPart part,
        PublicationIndex anyway,
        Dictionary<string, SensitiveCell> asked,
        InsiderIndex insiders
    )
    {
        SensitiveCell[] sensitive = [.. part.Withheld.Where(asked.ContainsKey).Select(identity => asked[identity])];
        List<AuditFault> faults = [];
        AuditedCell[] cells;
        using (Attacker reader = new(part.Publication, Nothing))
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
            Narrow(cells, asked, reader);
        }

        foreach ((string insider, IReadOnlyDictionary<string, long> own) in insiders.Concerned(part))
        {
            using Attacker attacker = new(part.Publication, own);
            AuditFault[] found =
            [
                .. Faults(
                    attacker,
                    insider,
                    sensitive.Where(cell => !own.ContainsKey(cell.Identity)).SelectMany(cell => InsiderQuestions(cell))
                ),
            ];
            if (found.Length > 0)
            {
                using Attacker without = new(anyway.Around(part.Withheld, StepsAround), own);
                faults.AddRange(found.Where(fault => !IsKnownAnyway(fault, without.Bounds(fault.Identity))));
            }
        }

        return (cells, [.. faults]);
    }

    private static IEnumerable<Question> InsiderQuestions(SensitiveCell cell)
    {
        yield return new Question(cell.Identity, true, cell.InsiderHigh);
        if (cell.InsiderLow is long low)
        {
            yield return new Question(cell.Identity, false, low);
        }
    }

    private static bool IsKnownAnyway(AuditFault fault, FeasibleRange anyway) =>
        fault.Excluded < anyway.Least || fault.Excluded > anyway.Most;

    /// <summary>The tables found on the way show how wide an interval is at least; where they all agree it is computed.</summary>
    private static FeasibleRange Told(Attacker reader, string identity) =>
        reader.Plausible(identity) is { Width: > 0 } plausible ? plausible : reader.Bounds(identity);

    /// <summary>Makes the narrowest interval of the sensitive figures exact, which the tables found on the way may understate.</summary>
    private static void Narrow(AuditedCell[] cells, Dictionary<string, SensitiveCell> asked, Attacker reader)
    {
        long? narrowest = null;
        foreach (
            int at in Enumerable
                .Range(0, cells.Length)
                .Where(at => asked.ContainsKey(cells[at].Identity))
                .OrderBy(at => cells[at].Plausible.Width ?? long.MaxValue)
        )
        {
            if (cells[at].Plausible.Width is not long seen || seen >= narrowest)
            {
                break;
            }

            cells[at] = cells[at] with { Plausible = reader.Bounds(cells[at].Identity) };
            narrowest = cells[at].Plausible.Width is long exact ? Math.Min(exact, narrowest ?? exact) : narrowest;
        }
    }

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
