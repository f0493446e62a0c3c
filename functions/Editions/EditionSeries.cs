using Observatoire.Editions.Time;

namespace Observatoire.Editions;

/// <summary>The editions of the nomenclature one after the other: at most one is in force in any month.</summary>
public sealed class EditionSeries
{
    /// <exception cref="InvalidDataException">When there is none, or two overlap or leave a gap.</exception>
    public EditionSeries(IReadOnlyList<NomenclatureEdition> editions)
    {
        Editions = [.. editions.OrderBy(edition => edition.Period.First)];
        if (Editions.Count == 0)
        {
            throw new InvalidDataException("There is no edition of the nomenclature.");
        }

        foreach ((NomenclatureEdition earlier, NomenclatureEdition later) in Editions.Zip(Editions.Skip(1)))
        {
            if (earlier.Period.Last?.PlusMonths(1) != later.Period.First)
            {
                throw new InvalidDataException(
                    $"Edition {later.Period.Id} does not start the month after edition {earlier.Period.Id} ends."
                );
            }
        }
    }

    /// <summary>In the order of their periods.</summary>
    public IReadOnlyList<NomenclatureEdition> Editions { get; }

    public NomenclatureEdition Latest => Editions[^1];

    /// <summary>The edition with that id, or null when there is none.</summary>
    public NomenclatureEdition? Find(string id) =>
        Editions.FirstOrDefault(edition => string.Equals(edition.Period.Id, id, StringComparison.Ordinal));

    /// <summary>The edition in force in that month, or null when none is.</summary>
    public NomenclatureEdition? InForce(ReferenceMonth month) =>
        Editions.FirstOrDefault(edition => edition.Period.Covers(month));

    /// <summary>
    /// The definition of a code in the last edition, up to the one in force in <paramref name="until"/>, that has it: a
    /// code an edition drops keeps the words of the one before. Failing these, in the first later edition in which past
    /// figures of that month may be sent. Null when none has it.
    /// </summary>
    public IndicatorDefinition? FindIndicator(string code, ReferenceMonth until) =>
        Editions
            .Where(edition => edition.Period.First <= until)
            .Reverse()
            .Concat(
                Editions.Where(edition => edition.Period.First > until && edition.Period.RetrospectiveFrom <= until)
            )
            .Select(edition => edition.FindIndicator(code))
            .FirstOrDefault(indicator => indicator is not null);
}
