using Observatoire.Disclosure.Audit;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;

namespace Observatoire.Disclosure.Releases;

/// <summary>What is said in public of the disclosure control of a release. Holds no withheld value, and nothing that tells one.</summary>
/// <param name="Rules">The rules applied.</param>
/// <param name="Attacks">What was tried on it, each attacker with all of it at once.</param>
/// <param name="Attackers">Who the audit played.</param>
/// <param name="AttackedFigures">Figures withheld whose intervals were computed, earlier releases included.</param>
/// <param name="NarrowestWidth">
/// Of the figures that had to be withheld and count people, the narrowest interval that a reader can compute, in people: most
/// less least. Null when there is none, or nothing bounds any of them.
/// </param>
/// <param name="Faults">Figures that an attacker can tell too closely; a release that has one is not published.</param>
public sealed record DisclosureCertificate(
    DisclosureRules Rules,
    IReadOnlyList<AttackKind> Attacks,
    IReadOnlyList<AttackerCount> Attackers,
    int AttackedFigures,
    double? NarrowestWidth,
    int Faults
)
{
    /// <summary>What is known and was not tried: nobody may read that it would fail.</summary>
    public IReadOnlyList<AttackKind> NotAttacked => [.. Enum.GetValues<AttackKind>().Except(Attacks)];

    internal static DisclosureCertificate Certify(
        DisclosureRules rules,
        LinkedTables tables,
        IReadOnlyCollection<SensitiveCell> sensitive,
        int senders,
        AuditReport audit
    )
    {
        HashSet<string> asked = [.. sensitive.Select(cell => cell.Identity)];
        double[] widths =
        [
            .. audit
                .Cells.Where(cell => asked.Contains(cell.Identity))
                .Where(cell => tables[cell.Identity] is { Counts: CountedThing.People, AmountOf: null })
                .Select(cell => (cell.Plausible.Width, tables[cell.Identity].UnitsPerPerson))
                .Where(pair => pair.Width is not null && pair.UnitsPerPerson > 0)
                .Select(pair => pair.Width!.Value / (double)pair.UnitsPerPerson),
        ];
        return new DisclosureCertificate(
            rules,
            [
                AttackKind.AllFigures,
                AttackKind.EarlierReleases,
                .. rules.Insiders ? [AttackKind.OneDepartement] : Array.Empty<AttackKind>(),
                AttackKind.Rests,
                AttackKind.Amounts,
                AttackKind.NearRelations,
            ],
            [
                new(AttackerKind.Reader, 1),
                .. rules.Insiders
                    ? [new AttackerCount(AttackerKind.Departement, senders)]
                    : Array.Empty<AttackerCount>(),
            ],
            audit.Cells.Length,
            widths.Length == 0 ? null : widths.Min(),
            audit.Faults.Length
        );
    }
}

/// <summary>A way to find a withheld figure.</summary>
public enum AttackKind
{
    /// <summary>From all that is published, of all months together.</summary>
    AllFigures,

    /// <summary>With what earlier releases told, withdrawn ones too.</summary>
    EarlierReleases,

    /// <summary>As a département that knows its own figures.</summary>
    OneDepartement,

    /// <summary>By what is left of a whole when a part of it is taken away.</summary>
    Rests,

    /// <summary>From an amount, by what one person, day or household plausibly costs.</summary>
    Amounts,

    /// <summary>By relations that hold nearly.</summary>
    NearRelations,

    /// <summary>As départements that put their figures together.</summary>
    SeveralDepartements,

    /// <summary>With what somebody knows who knows the family or the service.</summary>
    OutsideKnowledge,
}

/// <summary>Who attacks.</summary>
public enum AttackerKind
{
    /// <summary>Anyone, who knows all that was ever published, the rules and the nomenclature.</summary>
    Reader,

    /// <summary>A département, who knows its own figures besides.</summary>
    Departement,
}

/// <param name="Kind">Who.</param>
/// <param name="Count">How many of them, each played in turn.</param>
public sealed record AttackerCount(AttackerKind Kind, int Count);
