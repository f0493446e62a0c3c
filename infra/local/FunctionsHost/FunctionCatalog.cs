using System.Text.Json;
using System.Text.RegularExpressions;

namespace Observatoire.Local.FunctionsHost;

/// <summary>The functions of an app folder, in the order of their names, which is the order of their routes.</summary>
/// <param name="Http">Functions behind a route.</param>
/// <param name="Timers">Functions run by a schedule.</param>
public sealed partial record FunctionCatalog(IReadOnlyList<HttpFunction> Http, IReadOnlyList<TimerFunction> Timers)
{
    /// <summary>Reads each <c>function.json</c> one level down, as the host does.</summary>
    /// <exception cref="RunnerException">When one cannot be read or needs what the runner does not imitate.</exception>
    public static FunctionCatalog Read(string appFolder, IReadOnlyDictionary<string, string> settings)
    {
        List<FunctionDefinition> functions =
        [
            .. Directory
                .EnumerateDirectories(appFolder)
                .Select(folder => Path.Combine(folder, "function.json"))
                .Where(File.Exists)
                .Select(file => ReadOne(file, settings))
                .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
        ];
        return new FunctionCatalog([.. functions.OfType<HttpFunction>()], [.. functions.OfType<TimerFunction>()]);
    }

    private static FunctionDefinition ReadOne(string file, IReadOnlyDictionary<string, string> settings)
    {
        string name = Path.GetFileName(Path.GetDirectoryName(file)!);
        if (!FunctionName().IsMatch(name) || string.Equals(name, "host", StringComparison.OrdinalIgnoreCase))
        {
            throw new RunnerException(RunnerText.Current.FunctionName, name);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            return ReadBindings(name, file, document.RootElement, settings);
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new RunnerException(RunnerText.Current.JsonUnreadable, file, unreadable.Message);
        }
    }

    private static FunctionDefinition ReadBindings(
        string name,
        string file,
        JsonElement function,
        IReadOnlyDictionary<string, string> settings
    )
    {
        if (function.TryGetProperty("retry", out _))
        {
            throw new RunnerException(RunnerText.Current.FunctionUnsupported, file, "retry");
        }

        bool disabled =
            Flag(function, "disabled", otherwise: false)
            || settings.GetValueOrDefault($"AzureWebJobs.{name}.Disabled") is "1" or "true" or "True";
        List<JsonElement> bindings = [.. function.GetProperty("bindings").EnumerateArray()];
        List<string?> types = [.. bindings.Select(binding => Text(binding, "type"))];
        return types switch
        {
            ["httpTrigger", "http"] => ReadHttp(name, disabled, bindings[0]),
            ["http", "httpTrigger"] => ReadHttp(name, disabled, bindings[1]),
            ["timerTrigger"] => ReadTimer(name, file, disabled, bindings[0], settings),
            _ => throw new RunnerException(RunnerText.Current.FunctionUnsupported, file, string.Join(" + ", types)),
        };
    }

    private static HttpFunction ReadHttp(string name, bool disabled, JsonElement trigger)
    {
        string route = Text(trigger, "route") ?? name;
        if (ReservedRoute().IsMatch(route))
        {
            throw new RunnerException(RunnerText.Current.RouteReserved, name, route);
        }

        IReadOnlyList<string> methods = trigger.TryGetProperty("methods", out JsonElement list)
            ? [.. list.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())]
            : [];
        AuthorizationLevel level = Enum.Parse<AuthorizationLevel>(
            Text(trigger, "authLevel") ?? nameof(AuthorizationLevel.Function),
            ignoreCase: true
        );
        return new HttpFunction(name, disabled, route, methods, level);
    }

    private static TimerFunction ReadTimer(
        string name,
        string file,
        bool disabled,
        JsonElement trigger,
        IReadOnlyDictionary<string, string> settings
    )
    {
        string schedule = HostConfiguration
            .SettingReference()
            .Replace(
                Text(trigger, "schedule") ?? "",
                match =>
                    settings.GetValueOrDefault(match.Groups["name"].Value)
                    ?? throw new RunnerException(RunnerText.Current.SettingMissing, file, match.Groups["name"].Value)
            );
        if (TimerSchedule.TryParse(schedule) is null)
        {
            throw new RunnerException(RunnerText.Current.ScheduleUnreadable, file, schedule);
        }

        return new TimerFunction(
            name,
            disabled,
            Text(trigger, "name") ?? name,
            schedule,
            Flag(trigger, "useMonitor", otherwise: true),
            Flag(trigger, "runOnStartup", otherwise: false)
        );
    }

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement value) ? value.GetString() : null;

    private static bool Flag(JsonElement element, string property, bool otherwise) =>
        element.TryGetProperty(property, out JsonElement value) ? value.GetBoolean() : otherwise;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FunctionName();

    [GeneratedRegex(
        "^/?(admin|runtime)(/|$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ReservedRoute();
}
