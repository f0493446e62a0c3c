using System.Globalization;

namespace Observatoire.Local.FunctionsHost;

/// <summary>What host.json and its <c>AzureFunctionsJobHost__</c> overrides say, for the parts this runner imitates.</summary>
/// <remarks>A file that asks for something the runner does not imitate is refused, so that nothing differs in silence.</remarks>
public sealed record HostConfiguration
{
    private const string OverridePrefix = "AzureFunctionsJobHost__";

    /// <summary>How long one invocation may take; null when unbounded.</summary>
    public required TimeSpan? FunctionTimeout { get; init; }

    public required string RoutePrefix { get; init; }

    public required IReadOnlyDictionary<string, string> CustomHeaders { get; init; }

    /// <summary>Least level of what the worker prints that is logged, of all that is logged of it over its stream besides.</summary>
    public required LogLevel ConsoleLevel { get; init; }

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
        return new HostConfiguration
        {
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
            ConsoleLevel = Enum.TryParse(host["logging:logLevel:Host.Function.Console"], out LogLevel least)
                ? least
                : LogLevel.Information,
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
}
