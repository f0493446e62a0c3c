namespace Observatoire.Returns.Privacy;

/// <summary>The column a cell stands in: what is ordinary in one is personal in another.</summary>
public enum GuardedColumn
{
    Month,
    Departement,
    Territory,
    Indicator,
    Breakdown,
    Category,
    Value,
    Status,
    Comment,
}
