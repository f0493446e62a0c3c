using System.Text.Json;
using System.Text.RegularExpressions;
using AzureFunctionsRpcMessages;
using Observatoire.Local.FunctionsHost.Timers;

namespace Observatoire.Local.FunctionsHost;

/// <summary>The functions of an app, in the order of their names, which is the order of their routes.</summary>
/// <param name="Http">Functions behind a route.</param>
/// <param name="Timers">Functions run by a schedule.</param>
public sealed partial record FunctionCatalog(IReadOnlyList<HttpFunction> Http, IReadOnlyList<TimerFunction> Timers)
{
    /// <summary>Reads what the worker says of its functions.</summary>
    /// <exception cref="RunnerException">When a function cannot be read or needs what the runner does not imitate.</exception>
    internal static FunctionCatalog Read(
        IEnumerable<RpcFunctionMetadata> functions,
        IReadOnlyDictionary<string, string> settings
    )
    {
        List<FunctionDefinition> read =
        [
            .. functions
                .Select(function => ReadOne(function, settings))
                .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
        ];
        return new FunctionCatalog([.. read.OfType<HttpFunction>()], [.. read.OfType<TimerFunction>()]);
    }

    private static FunctionDefinition ReadOne(
        RpcFunctionMetadata function,
        IReadOnlyDictionary<string, string> settings
    )
    {
        if (
            !FunctionName().IsMatch(function.Name)
            || string.Equals(function.Name, "host", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new RunnerException(RunnerText.Current.FunctionName, function.Name);
        }

        if (function.RetryOptions is not null)
        {
            throw new RunnerException(RunnerText.Current.FunctionUnsupported, function.Name, "retry");
        }

        try
        {
            return ReadBindings(function, settings);
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new RunnerException(RunnerText.Current.JsonUnreadable, function.Name, unreadable.Message);
        }
    }

    private static FunctionDefinition ReadBindings(
        RpcFunctionMetadata function,
        IReadOnlyDictionary<string, string> settings
    )
    {
        List<JsonElement> bindings =
        [
            .. function.RawBindings.Select(binding => JsonDocument.Parse(binding).RootElement),
        ];
        List<string?> types = [.. bindings.Select(binding => Text(binding, "type"))];
        return types switch
        {
            ["httpTrigger"] or ["httpTrigger", "http"] => ReadHttp(function, bindings[0], settings),
            ["http", "httpTrigger"] => ReadHttp(function, bindings[1], settings),
            ["timerTrigger"] => ReadTimer(function, bindings[0], settings),
            _ => throw new RunnerException(
                RunnerText.Current.FunctionUnsupported,
                function.Name,
                string.Join(" + ", types)
            ),
        };
    }

    private static HttpFunction ReadHttp(
        RpcFunctionMetadata function,
        JsonElement trigger,
        IReadOnlyDictionary<string, string> settings
    )
    {
        string route = Text(trigger, "route") ?? function.Name;
        if (ReservedRoute().IsMatch(route))
        {
            throw new RunnerException(RunnerText.Current.RouteReserved, function.Name, route);
        }

        IReadOnlyList<string> methods =
            trigger.TryGetProperty("methods", out JsonElement list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())]
                : [];
        AuthorizationLevel level = Enum.Parse<AuthorizationLevel>(
            Text(trigger, "authLevel") ?? nameof(AuthorizationLevel.Function),
            ignoreCase: true
        );
        return new HttpFunction(
            function.FunctionId,
            function.Name,
            IsDisabled(function, settings),
            trigger.GetProperty("name").GetString()!,
            route,
            methods,
            level
        );
    }

    private static TimerFunction ReadTimer(
        RpcFunctionMetadata function,
        JsonElement trigger,
        IReadOnlyDictionary<string, string> settings
    )
    {
        string schedule = SettingReference()
            .Replace(
                Text(trigger, "schedule") ?? "",
                match =>
                    settings.GetValueOrDefault(match.Groups["name"].Value)
                    ?? throw new RunnerException(
                        RunnerText.Current.SettingMissing,
                        function.Name,
                        match.Groups["name"].Value
                    )
            );
        if (TimerSchedule.TryParse(schedule) is null)
        {
            throw new RunnerException(RunnerText.Current.ScheduleUnreadable, function.Name, schedule);
        }

        return new TimerFunction(
            function.FunctionId,
            function.Name,
            IsDisabled(function, settings),
            trigger.GetProperty("name").GetString()!,
            schedule,
            Flag(trigger, "useMonitor", otherwise: true),
            Flag(trigger, "runOnStartup", otherwise: false)
        );
    }

    private static bool IsDisabled(RpcFunctionMetadata function, IReadOnlyDictionary<string, string> settings) =>
        settings.GetValueOrDefault($"AzureWebJobs.{function.Name}.Disabled") is "1" or "true" or "True";

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement value) ? value.GetString() : null;

    private static bool Flag(JsonElement element, string property, bool otherwise) =>
        element.TryGetProperty(property, out JsonElement value) ? value.GetBoolean() : otherwise;

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingReference();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FunctionName();

    [GeneratedRegex(
        "^/?(admin|runtime)(/|$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ReservedRoute();
}
