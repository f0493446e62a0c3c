namespace Observatoire.Local.Demonstration;

/// <summary>Which returns the runner loads.</summary>
/// <param name="IsSimulated">True for the simulated nation.</param>
/// <param name="File">Else a file of returns; null for none.</param>
public sealed record DemonstrationSource(bool IsSimulated, string? File)
{
    /// <summary>No return: the service on its first day.</summary>
    public static DemonstrationSource None { get; } = new(false, null);

    /// <summary>Three years of a simulated nation, to last month.</summary>
    public static DemonstrationSource Simulated { get; } = new(true, null);

    /// <summary>The real months of 2017 and 2018 that come with the runner.</summary>
    public static DemonstrationSource Real { get; } =
        new(false, Path.Combine(AppContext.BaseDirectory, "demonstration", "returns-2017-2018.csv"));

    /// <summary>The returns of a file.</summary>
    public static DemonstrationSource From(string file) => new(false, Path.GetFullPath(file));
}
