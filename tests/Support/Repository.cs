using System.Reflection;

namespace Observatoire.Support;

/// <summary>The repository these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(item => string.Equals(item.Key, "RepositoryRoot", StringComparison.Ordinal))
            .Value!;

    /// <summary>The folder of the editions of the nomenclature.</summary>
    public static string Nomenclature { get; } = PathOf("functions", "nomenclature");

    /// <summary>The path of a file or folder below the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
