using System.Reflection;
using System.Text.Json;

namespace Observatoire.Conventions;

/// <summary>infra/azure, compiled to the template Azure gets.</summary>
internal static class BicepTemplate
{
    private static readonly Lazy<JsonElement> LazyTemplate = new(() => Compile("build", "infra/azure/main.bicep"));

    /// <summary>Path of the Bicep compiler, or null on a platform this repository downloads none for.</summary>
    public static string? Compiler { get; } =
        typeof(BicepTemplate)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .SingleOrDefault(item => item.Key == "BicepCompiler")
            ?.Value;

    public static JsonElement Template => LazyTemplate.Value;

    /// <summary>The resources of a type in every module.</summary>
    public static IEnumerable<JsonElement> Resources(string type) =>
        Modules().SelectMany(ResourcesOf).Where(resource => resource.GetProperty("type").GetString() == type);

    /// <summary>The value of a variable of a module, as text.</summary>
    public static string[] Variable(string module, string variable) =>
        [
            .. Module(module)
                .GetProperty("variables")
                .GetProperty(variable)
                .EnumerateArray()
                .Select(item => item.GetString()!),
        ];

    public static JsonElement Compile(string command, string file)
    {
        // A package carries no mode bits: the compiler has to be made executable once.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Compiler!, File.GetUnixFileMode(Compiler!) | UnixFileMode.UserExecute);
        }

        (int status, string output) = Repository.Run(Compiler!, command, file, "--stdout");
        Assert.True(status == 0 && output.TrimStart().StartsWith('{'), output);
        return JsonDocument.Parse(output).RootElement.Clone();
    }

    private static JsonElement Module(string name) =>
        ResourcesOf(Template)
            .Single(resource => resource.GetProperty("name").GetString() == name)
            .GetProperty("properties")
            .GetProperty("template");

    private static IEnumerable<JsonElement> Modules() =>
        ResourcesOf(Template)
            .Where(resource => resource.GetProperty("type").GetString() == "Microsoft.Resources/deployments")
            .Select(resource => resource.GetProperty("properties").GetProperty("template"));

    private static IEnumerable<JsonElement> ResourcesOf(JsonElement template)
    {
        JsonElement resources = template.GetProperty("resources");
        return resources.ValueKind == JsonValueKind.Array
            ? resources.EnumerateArray()
            : resources.EnumerateObject().Select(property => property.Value);
    }
}

/// <summary>A fact about the compiled template; skipped, and said so, where there is no compiler.</summary>
internal sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute()
    {
        if (BicepTemplate.Compiler is null)
        {
            Skip = "The Bicep compiler is downloaded for Linux x64 only.";
        }
    }
}
