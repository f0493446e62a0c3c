using System.Globalization;
using System.Text.Json.Serialization;
using Observatoire.Editions.Time;

namespace Observatoire.Host.Hosting;

/// <summary>What the value of a setting must be.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SettingKind>))]
public enum SettingKind
{
    Text,

    /// <summary>A whole number within bounds.</summary>
    Number,

    /// <summary>A month, <c>yyyy-MM</c>.</summary>
    Month,

    /// <summary>NCRONTAB with seconds, UTC: a trigger names it, and the Functions host reads it.</summary>
    Schedule,

    /// <summary>An http address, or a path on the same origin.</summary>
    Address,

    /// <summary>Scheme, host and port of an http address.</summary>
    Origin,

    /// <summary>An address reached over TLS, or on this very machine.</summary>
    Authority,
}

/// <summary>Who gives a setting its value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SettingGiver>))]
public enum SettingGiver
{
    /// <summary>The parameters of a deployment, or the default.</summary>
    Deployment,

    /// <summary>The Azure template, from the resources it makes.</summary>
    Resources,

    /// <summary>A local machine only.</summary>
    Local,
}

/// <summary>A setting as settings.json declares it. Values are written as the environment holds them.</summary>
/// <param name="Name">Name in the environment.</param>
/// <param name="Kind">What its value must be.</param>
/// <param name="Given">Who gives it.</param>
/// <param name="Fr">What it is, in French.</param>
/// <param name="En">The same in English.</param>
public sealed record DeclaredSetting(string Name, SettingKind Kind, SettingGiver Given, string Fr, string En)
{
    /// <summary>Value where none is given; null: there is none, and the app does without or a deployment must give it.</summary>
    public string? Default { get; init; }

    /// <summary>Value on a local machine, where it is not the default.</summary>
    public string? Local { get; init; }

    /// <summary>Least value of a number.</summary>
    public int? Least { get; init; }

    /// <summary>Largest value of a number.</summary>
    public int? Most { get; init; }

    /// <summary>True when its value opens something: no file of this repository may hold one.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>True when the Functions host or the platform reads it, not the app.</summary>
    public bool IsOfHost { get; init; }

    /// <summary>The value given, or the default; null when there is neither.</summary>
    /// <exception cref="InvalidOperationException">When it cannot be used; the message names the setting.</exception>
    public string? In(IConfiguration configuration)
    {
        string? value = configuration[Name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)];
        value = string.IsNullOrEmpty(value) ? Default : value;
        return value is not null && FaultOf(value) is string fault
            ? throw new InvalidOperationException($"{Name} is « {value} », {fault}.")
            : value;
    }

    /// <summary>Why a value cannot be used; null when it can.</summary>
    public string? FaultOf(string value) =>
        Kind switch
        {
            SettingKind.Number when !IsNumber(value) => $"not a number from {Least} to {Most}",
            SettingKind.Month when !ReferenceMonth.TryParse(value, out _) => "not a month",
            SettingKind.Address when value is "/" || (!value.StartsWith('/') && !IsHttp(value)) => "not an address",
            SettingKind.Origin when !IsOrigin(value.TrimEnd('/')) => "not an origin such as https://example.org",
            // In clear, a token could be read on the way: only a provider of this very machine may do without TLS.
            SettingKind.Authority when !IsHttp(value) || !IsSafe(new Uri(value)) => "not an https address",
            _ => null,
        };

    private bool IsNumber(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && number >= Least
        && number <= Most;

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme is "http" or "https");

    private static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.IsLoopback;

    private static bool IsOrigin(string address) =>
        IsHttp(address)
        && string.Equals(new Uri(address).GetLeftPart(UriPartial.Authority), address, StringComparison.Ordinal);
}
