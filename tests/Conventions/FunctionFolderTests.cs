using System.Text.Json;

namespace Observatoire.Conventions;

/// <summary>One function, one folder; what the Functions host will read is what is written here.</summary>
public sealed class FunctionFolderTests
{
    private static readonly string[] Folders =
    [
        .. Repository
            .Files.Where(path => path.StartsWith("functions/Host/", StringComparison.Ordinal))
            .Where(path => path.EndsWith("/function.json", StringComparison.Ordinal))
            .Select(path => path.Split('/')[^2])
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void There_are_functions() => Assert.NotEmpty(Folders);

    [Fact]
    public void A_folder_holds_the_class_it_is_named_after() =>
        Assert.All(
            Folders,
            name =>
            {
                Assert.Matches("^[A-Za-z][A-Za-z0-9_-]{0,127}$", name);
                Assert.Contains(
                    $"class {name}",
                    Repository.Read($"functions/Host/{name}/{name}.cs"),
                    StringComparison.Ordinal
                );
            }
        );

    [Fact]
    public void An_HTTP_function_has_one_trigger_and_one_answer_so_that_it_is_proxied() =>
        Assert.All(
            Folders.Where(name => TypesOf(name).Contains("httpTrigger")),
            name =>
            {
                Assert.Equal(["httpTrigger", "http"], TypesOf(name));
                JsonElement trigger = BindingsOf(name)[0];
                Assert.Equal("anonymous", trigger.GetProperty("authLevel").GetString());
                Assert.NotEmpty(trigger.GetProperty("methods").EnumerateArray());
                Assert.DoesNotMatch("^(admin|runtime)", trigger.GetProperty("route").GetString()!);
            }
        );

    [Fact]
    public void A_timer_takes_its_schedule_from_the_settings() =>
        Assert.All(
            Folders.Where(name => TypesOf(name).Contains("timerTrigger")),
            name =>
            {
                Assert.Equal(["timerTrigger"], TypesOf(name));
                Assert.Matches("^%[A-Z_]+_CRON%$", BindingsOf(name)[0].GetProperty("schedule").GetString()!);
            }
        );

    [Fact]
    public void No_two_functions_take_the_same_route_and_method()
    {
        string[] taken =
        [
            .. Folders
                .Select(BindingsOf)
                .Select(bindings => bindings[0])
                .Where(trigger => trigger.TryGetProperty("route", out _))
                .SelectMany(trigger =>
                    trigger
                        .GetProperty("methods")
                        .EnumerateArray()
                        .Select(method =>
                            $"{method.GetString()!.ToUpperInvariant()} {trigger.GetProperty("route").GetString()}"
                        )
                ),
        ];
        Assert.Equal(taken.Distinct(), taken);
    }

    [Fact]
    public void The_staged_application_holds_the_same_functions_one_level_down()
    {
        string app = Path.Combine(Repository.Root, "artifacts", "app");
        string[] staged =
        [
            .. Directory
                .EnumerateFiles(app, "function.json", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(app, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(Folders.Select(name => $"{name}/function.json"), staged);
        Assert.All(
            Folders,
            name =>
                Assert.Equal(
                    Repository.Read($"functions/Host/{name}/function.json"),
                    File.ReadAllText(Path.Combine(app, name, "function.json"))
                )
        );
    }

    [Fact]
    public void The_staged_application_holds_the_executable_host_json_names_and_all_it_loads()
    {
        string app = Path.Combine(Repository.Root, "artifacts", "app");
        using JsonDocument host = JsonDocument.Parse(File.ReadAllText(Path.Combine(app, "host.json")));
        JsonElement handler = host.RootElement.GetProperty("customHandler");
        Assert.True(handler.GetProperty("enableProxyingHttpRequest").GetBoolean());
        string executable = handler.GetProperty("description").GetProperty("defaultExecutablePath").GetString()!;
        Assert.True(File.Exists(Path.Combine(app, executable)) || File.Exists(Path.Combine(app, executable + ".exe")));
        // Uploads fail at run time, and only then, without it.
        Assert.True(File.Exists(Path.Combine(app, "System.IO.Hashing.dll")));
    }

    private static string[] TypesOf(string name) =>
        [.. BindingsOf(name).Select(binding => binding.GetProperty("type").GetString()!)];

    private static JsonElement[] BindingsOf(string name)
    {
        using JsonDocument function = JsonDocument.Parse(Repository.Read($"functions/Host/{name}/function.json"));
        return [.. function.RootElement.GetProperty("bindings").EnumerateArray().Select(binding => binding.Clone())];
    }
}
