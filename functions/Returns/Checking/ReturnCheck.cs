using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Rules;
using Observatoire.Returns.Shortcuts;

namespace Observatoire.Returns.Checking;

/// <summary>What is asked of a check.</summary>
/// <param name="Departement">The département the file is sent for; null: the one its first line names.</param>
/// <param name="Month">The month it is sent for; null: those its lines name.</param>
/// <param name="CurrentMonth">The month of today: a return is about a month that is over.</param>
public sealed record ReturnAsk(string? Departement, ReferenceMonth? Month, ReferenceMonth CurrentMonth);

/// <summary>Checks returns against every rule and reports all faults at once.</summary>
/// <remarks>
/// A reader pushes the lines of a file into a session (<see cref="Begin"/>); the session then says whose figures they
/// are, so that what is known of that département can be fetched, and <see cref="ReturnSession.Complete"/> gives the
/// verdict. Lines are not kept: memory grows with the cells of the nomenclature, not with the file.
/// </remarks>
public sealed class ReturnCheck
{
    private readonly Dictionary<string, RuleBook> books;
    private readonly Dictionary<string, CodeTable>? tables;

    /// <param name="editions">The nomenclature.</param>
    /// <param name="usesShortcut">False to read every line in full: slower, with the same verdicts.</param>
    public ReturnCheck(EditionSeries editions, bool usesShortcut = true)
    {
        Editions = editions;
        books = editions.Editions.ToDictionary(
            edition => edition.Period.Id,
            edition => new RuleBook(edition),
            StringComparer.Ordinal
        );
        tables = usesShortcut
            ? editions.Editions.ToDictionary(
                edition => edition.Period.Id,
                edition => new CodeTable(edition),
                StringComparer.Ordinal
            )
            : null;
    }

    public EditionSeries Editions { get; }

    public ReturnSession Begin(ReturnAsk ask) => new(this, ask);

    internal LineFindings SayNothing(ReturnAsk ask) => new(BookOf(Editions.Latest).Guard, ask.Month);

    internal LineShortcut? MakeShortcut() => tables is null ? null : new LineShortcut();

    internal CodeTable TableOf(NomenclatureEdition edition) => tables![edition.Period.Id];

    internal RuleBook BookOf(NomenclatureEdition edition) => books[edition.Period.Id];
}
