namespace Observatoire.Editions;

/// <summary>The population a rate is over.</summary>
/// <param name="Year">Year of the estimate, on 1 January: it need not be that of the figures.</param>
/// <param name="Count">Inhabitants.</param>
public readonly record struct Inhabitants(int Year, long Count)
{
    /// <summary>
    /// Of the year asked for; else of the latest year known before it; else of the earliest after it. Null when the
    /// edition knows none.
    /// </summary>
    public static Inhabitants? Nearest(NomenclatureEdition edition, string departement, int year)
    {
        foreach (
            int known in edition
                .PopulationYears.Where(each => each <= year)
                .Reverse()
                .Concat(edition.PopulationYears.Where(each => each > year))
        )
        {
            if (edition.PopulationOf(departement, known) is long count and > 0)
            {
                return new Inhabitants(known, count);
            }
        }

        return null;
    }
}
