using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

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

    /// <summary>What Azure would be asked for, every expression worked out that needs no subscription.</summary>
    /// <param name="parameters">Text of a file of parameters.</param>
    /// <returns>The resources, or what the template says against the parameters.</returns>
    public static (JsonElement[] Resources, string Refusal) Foresee(string parameters)
    {
        MakeExecutable();
        // The compiler writes what it finds beside the parameters: not into the repository.
        DirectoryInfo folder = Directory.CreateTempSubdirectory("observatoire-bicep-");
        try
        {
            foreach (string path in Repository.FilesWhere(IsOfTemplate))
            {
                string copy = Path.Combine(folder.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(Path.Combine(Repository.Root, path), copy);
            }

            string file = Path.Combine(folder.FullName, "infra/azure/parameters/foreseen");
            File.WriteAllText(file + ".bicepparam", parameters);
            string[] environment =
            [
                .. Regex
                    .Matches(parameters, @"readEnvironmentVariable\('(\w+)'\)")
                    .Select(match => match.Groups[1].Value + "=https://environment.example.org"),
            ];
            string[] command = [Compiler!, "snapshot", file + ".bicepparam", "--mode", "overwrite"];
            (int status, string output) = Repository.Run("env", [.. environment, .. command]);
            return status == 0 ? (ForeseenIn(File.ReadAllText(file + ".snapshot.json")), "") : ([], output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsOfTemplate(string path) =>
        path.StartsWith("infra/azure/", StringComparison.Ordinal) || path == "functions/Host/settings.json";

    private static JsonElement[] ForeseenIn(string snapshot) =>
        [.. JsonDocument.Parse(snapshot).RootElement.GetProperty("predictedResources").EnumerateArray()];

    private static JsonElement Compile(string command, string file)
    {
        MakeExecutable();
        (int status, string output) = Repository.Run(Compiler!, command, file, "--stdout");
        Assert.True(status == 0 && output.TrimStart().StartsWith('{'), output);
        return JsonDocument.Parse(output).RootElement.Clone();
    }

    /// <summary>A package carries no mode bits.</summary>
    private static void MakeExecutable()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Compiler!, File.GetUnixFileMode(Compiler!) | UnixFileMode.UserExecute);
        }
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
