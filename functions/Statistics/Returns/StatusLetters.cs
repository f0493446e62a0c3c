namespace Observatoire.Statistics.Returns;

/// <summary>The letters a return may write in the column <c>statut</c>, beside nothing at all.</summary>
public static class StatusLetters
{
    /// <summary>E estimated, M missing, X not applicable, R announced late.</summary>
    public static IReadOnlyList<string> All { get; } = ["E", "M", "X", "R"];
}
