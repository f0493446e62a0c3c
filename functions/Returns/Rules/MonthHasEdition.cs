namespace Observatoire.Returns.Rules;

/// <summary>R36E: a nomenclature is in force in the month, or takes its past figures.</summary>
internal static class MonthHasEdition
{
    public const string Code = "R36E";
}
