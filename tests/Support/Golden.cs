namespace Observatoire.Support;

/// <summary>Files that are kept as somebody last read them, beside what makes them.</summary>
public static class Golden
{
    /// <summary>What <c>refresh</c> writes them anew.</summary>
    public const string Switch = "OBSERVATOIRE_GOLDEN";

    /// <summary>True when whoever runs the tests wants them written anew, to read the difference.</summary>
    /// <exception cref="InvalidOperationException">Under CI, where nobody reads it.</exception>
    public static bool IsRefreshed
    {
        get
        {
            bool isAsked = string.Equals(
                Environment.GetEnvironmentVariable(Switch),
                "refresh",
                StringComparison.Ordinal
            );
            return isAsked && Environment.GetEnvironmentVariable("CI") is { Length: > 0 }
                ? throw new InvalidOperationException(
                    $"{Switch}=refresh is for whoever reads the difference, not for CI."
                )
                : isAsked;
        }
    }
}
