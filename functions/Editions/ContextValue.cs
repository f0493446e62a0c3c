namespace Observatoire.Editions;

/// <summary>What a département lives with, as opposed to how it works: nothing in it is its services' doing.</summary>
public enum ContextVariable
{
    /// <summary>Inhabitants per km².</summary>
    Density,

    /// <summary>Share of inhabitants under 20, %.</summary>
    Under20,

    /// <summary>Share of inhabitants of 60 and over, %.</summary>
    Over60,

    /// <summary>Poverty rate, %.</summary>
    Poverty,

    /// <summary>Unemployment rate of the fourth quarter, %.</summary>
    Unemployment,

    /// <summary>Share of dwellings that are social housing, %.</summary>
    SocialHousing,
}

/// <summary>One known value of a variable. A value that is not known is not there: it is never zero.</summary>
/// <param name="Departement">INSEE code.</param>
/// <param name="Variable">What is measured.</param>
/// <param name="Year">Year of the figure.</param>
/// <param name="Value">In the unit of the variable; above 0 for a density.</param>
public sealed record ContextValue(string Departement, ContextVariable Variable, int Year, double Value);
