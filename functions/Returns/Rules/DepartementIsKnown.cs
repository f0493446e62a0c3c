namespace Observatoire.Returns.Rules;

/// <summary>R37U: the département of a file is one of the nomenclature.</summary>
internal static class DepartementIsKnown
{
    public const string Code = "R37U";
}
