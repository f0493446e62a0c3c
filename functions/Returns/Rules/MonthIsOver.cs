namespace Observatoire.Returns.Rules;

/// <summary>R36C: a return is about a month that is over.</summary>
internal static class MonthIsOver
{
    public const string Code = "R36C";
}
