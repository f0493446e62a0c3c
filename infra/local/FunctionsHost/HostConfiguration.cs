using System.Globalization;
using System.Text.RegularExpressions;

namespace Observatoire.Local.FunctionsHost;

/// <summary>What host.json and its <c>AzureFunctionsJobHost__</c> overrides say, for the parts this runner imitates.</summary>
/// <remarks>A file that asks for something the runner does not imitate is refused, so that nothing differs in silence.</remarks>
public sealed partial record HostConfiguration
{
    private const string OverridePrefix = "AzureFunctionsJobHost__";

    public required string Executable { get; init; }

    /// <summary>One command line, as the host hands it over: joined with single spaces, nothing quoted.</summary>
    public required string Arguments { get; init; }

    public required string WorkingDirectory { get; init; }

    public required TimeSpan InitializationTimeout { get; init; }

    /// <summary>How long one invocation may take; null when unbounded.</summary>
    public required TimeSpan? FunctionTimeout { get; init; }

    public required string RoutePrefix { get; init; }

    public required IReadOnlyDictionary<string, string> CustomHeaders { get; init; }

    public required bool ProxiesHttp { get; init; }

    /// <summary>The port pinned for the handler, when there is one.</summary>
    public required int? HandlerPort { get; init; }

    /// <exception cref="RunnerException">When the file is missing, is not version 2.0, or needs what is not supported.</exception>
    public static HostConfiguration Read(string appFolder, IReadOnlyDictionary<string, string> settings)
    {
        string file = Path.Combine(appFolder, "host.json");
        if (!File.Exists(file))
        {
            throw new RunnerException(RunnerText.Current.HostJsonMissing, file);
        }

        IConfiguration host = Load(file, settings);
        if (!string.Equals(host["version"], "2.0", StringComparison.Ordinal))
        {
            throw new RunnerException(RunnerText.Current.HostVersion, file, host["version"] ?? "");
        }

        RefuseWhatIsNotImitated(host);
        IConfigurationSection handler = host.GetSection("customHandler");
        IConfigurationSection description = handler.GetSection("description");
        return new HostConfiguration
        {
            Executable = HandlerExecutable.Resolve(
                appFolder,
                description["workerDirectory"],
                description["defaultExecutablePath"]
            ),
            Arguments = ExpandSettings(
                string.Join(' ', description.GetSection("arguments").GetChildren().Select(child => child.Value)),
                settings
            ),
            WorkingDirectory = Path.GetFullPath(Path.Combine(appFolder, description["workingDirectory"] ?? "")),
            InitializationTimeout = Duration(handler["initializationTimeout"]) ?? TimeSpan.FromSeconds(30),
            FunctionTimeout = host["functionTimeout"] switch
            {
                null => TimeSpan.FromMinutes(30),
                "-1" => null,
                string text => Duration(text),
            },
            RoutePrefix = host["extensions:http:routePrefix"] ?? "api",
            CustomHeaders = host.GetSection("extensions:http:customHeaders")
                .GetChildren()
                .ToDictionary(child => child.Key, child => child.Value ?? "", StringComparer.OrdinalIgnoreCase),
            ProxiesHttp = IsTrue(handler["enableProxyingHttpRequest"]),
            HandlerPort = handler["port"] is string port ? int.Parse(port, CultureInfo.InvariantCulture) : null,
        };
    }

    private static IConfiguration Load(string file, IReadOnlyDictionary<string, string> settings)
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(file)
                .AddInMemoryCollection(
                    settings
                        .Where(setting => setting.Key.StartsWith(OverridePrefix, StringComparison.OrdinalIgnoreCase))
                        .Select(setting => new KeyValuePair<string, string?>(
                            setting.Key[OverridePrefix.Length..].Replace("__", ":", StringComparison.Ordinal),
                            setting.Value
                        ))
                )
                .Build();
        }
        catch (InvalidDataException unreadable)
        {
            throw new RunnerException(RunnerText.Current.JsonUnreadable, file, unreadable.GetBaseException().Message);
        }
    }

    private static void RefuseWhatIsNotImitated(IConfiguration host)
    {
        if (host.GetSection("customHandler:http").Exists())
        {
            throw new RunnerException(RunnerText.Current.HostUnsupported, "customHandler.http");
        }

        foreach (string limit in (string[])["maxOutstandingRequests", "maxConcurrentRequests"])
        {
            if (
                host["extensions:http:" + limit] is string value
                && !string.Equals(value, "-1", StringComparison.Ordinal)
            )
            {
                throw new RunnerException(RunnerText.Current.HostUnsupported, "extensions.http." + limit);
            }
        }

        if (IsTrue(host["extensions:http:dynamicThrottlesEnabled"]))
        {
            throw new RunnerException(RunnerText.Current.HostUnsupported, "extensions.http.dynamicThrottlesEnabled");
        }
    }

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    private static TimeSpan? Duration(string? text) =>
        text is null ? null : TimeSpan.Parse(text, CultureInfo.InvariantCulture);

    // An unknown %NAME% becomes empty, as in the host.
    private static string ExpandSettings(string text, IReadOnlyDictionary<string, string> settings) =>
        SettingReference().Replace(text, match => settings.GetValueOrDefault(match.Groups["name"].Value, ""));

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex SettingReference();
}
