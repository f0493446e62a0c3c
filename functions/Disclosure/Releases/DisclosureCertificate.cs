using Observatoire.Disclosure.Audit;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>What is said in public of the disclosure control of a release. Holds no withheld value, and nothing that tells one.</summary>
/// <param name="Rules">The rules applied.</param>
/// <param name="Levels">How many figures are published and withheld, from the nation to territories; levels without figures are left out.</param>
/// <param name="Attackers">Who the audit played.</param>
/// <param name="AttackedFigures">Figures withheld whose intervals were computed, earlier releases included.</param>
/// <param name="NarrowestWidth">
/// Of the figures that had to be withheld and count people, the narrowest interval that a reader can compute, in people: most
/// less least. Null when there is none, or nothing bounds any of them.
/// </param>
/// <param name="Faults">Figures that an attacker can tell too closely; a release that has one is not published.</param>
public sealed record DisclosureCertificate(
    DisclosureRules Rules,
    IReadOnlyList<LevelCount> Levels,
    IReadOnlyList<AttackerCount> Attackers,
    int AttackedFigures,
    double? NarrowestWidth,
    int Faults
)
{
    internal static DisclosureCertificate Certify(
        DisclosureRules rules,
        ProtectedTable table,
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
                .Select(cell => (cell.Plausible.Width, tables[cell.Identity].UnitsPerPerson))
                .Where(pair => pair.Width is not null && pair.UnitsPerPerson > 0)
                .Select(pair => pair.Width!.Value / (double)pair.UnitsPerPerson),
        ];
        return new DisclosureCertificate(
            rules,
            [
                .. Enum.GetValues<AreaLevel>()
                    .Select(level => new LevelCount(
                        level,
                        table.Count(level, cell => cell.Value is not null),
                        table.Count(level, cell => cell.State == CellState.Withheld)
                    ))
                    .Where(count => count.Published + count.Withheld > 0),
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

/// <param name="Level">Of the areas the figures are of.</param>
/// <param name="Published">Figures with a value.</param>
/// <param name="Withheld">Figures whose value is withheld.</param>
public sealed record LevelCount(AreaLevel Level, int Published, int Withheld);

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
