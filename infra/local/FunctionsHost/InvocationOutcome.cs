namespace Observatoire.Local.FunctionsHost;

/// <summary>What came of one invocation.</summary>
/// <param name="Error">Why it failed; null when it succeeded.</param>
/// <param name="IsLost">Whether it failed because its worker went, so that nothing more is to be expected of it.</param>
public sealed record InvocationOutcome(string? Error, bool IsLost = false)
{
    public static InvocationOutcome Success { get; } = new((string?)null);

    public bool Succeeded => Error is null;

    public static InvocationOutcome Failure(string error) => new(error);

    public static InvocationOutcome Lost(string error) => new(error, IsLost: true);
}
