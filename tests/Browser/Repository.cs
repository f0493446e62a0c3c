using System.Reflection;

namespace Observatoire.Browser;

internal static class Repository
{
    /// <summary>Root of the repository these tests were built from.</summary>
    public static string Root { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(metadata => string.Equals(metadata.Key, "RepositoryRoot", StringComparison.Ordinal))
            .Value!;
}
