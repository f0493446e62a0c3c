namespace Observatoire.Returns;

/// <summary>The columns of a return, by the names its files give them.</summary>
public static class ReturnColumns
{
    public const string Month = "mois";
    public const string Departement = "departement";
    public const string Territory = "territoire";
    public const string Indicator = "indicateur";
    public const string Breakdown = "ventilation";
    public const string Category = "modalite";
    public const string Value = "valeur";
    public const string Status = "statut";
    public const string Comment = "commentaire";

    /// <summary>All nine, in the order of the template.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Month, Departement, Territory, Indicator, Breakdown, Category, Value, Status, Comment];
}
