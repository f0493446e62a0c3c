namespace Observatoire.Returns;

/// <summary>The letters a return may write in the column <c>statut</c>, beside nothing at all.</summary>
public static class StatusLetters
{
    private static readonly (string Letter, ValueStatus Status)[] Letters =
    [
        ("E", ValueStatus.Estimated),
        ("M", ValueStatus.Missing),
        ("X", ValueStatus.NotApplicable),
        ("R", ValueStatus.Delayed),
    ];

    /// <summary>E estimated, M missing, X not applicable, R announced late.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Letters.Select(each => each.Letter)];

    /// <summary>What was written as a status, in whatever case; null when it is none. Nothing written is a value, counted.</summary>
    internal static ValueStatus? Read(string written)
    {
        if (written.Length == 0)
        {
            return ValueStatus.Reported;
        }

        int at = Array.FindIndex(
            Letters,
            each => string.Equals(each.Letter, written, StringComparison.OrdinalIgnoreCase)
        );
        return at < 0 ? null : Letters[at].Status;
    }
}
