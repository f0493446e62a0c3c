using System.Globalization;
using System.Text.Json;
using Observatoire.Editions.Time;

namespace Observatoire.Host.Hosting;

/// <summary>The settings of functions/Host/settings.json, read from a configuration by their names.</summary>
public sealed class DeclaredSettings(IConfiguration configuration)
{
    /// <summary>Every setting there is, in the order of the file.</summary>
    public static IReadOnlyList<DeclaredSetting> All { get; } = Load();

    /// <returns>Null when it is not given and has no default.</returns>
    /// <exception cref="InvalidOperationException">When it is not declared, or cannot be used; the message names it.</exception>
    public string? Text(string name) =>
        (
            All.FirstOrDefault(setting => string.Equals(setting.Name, name, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"settings.json does not declare {name}.")
        ).In(configuration);

    /// <inheritdoc cref="Text"/>
    public ReferenceMonth? Month(string name) =>
        Text(name) is string text && ReferenceMonth.TryParse(text, out ReferenceMonth month) ? month : null;

    /// <exception cref="InvalidOperationException">When it is not declared, missing, or cannot be used; the message names it.</exception>
    public int Number(string name) => int.Parse(Required(name), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Number"/>
    public string Required(string name) => Text(name) ?? throw new InvalidOperationException($"Set {name}.");

    private static DeclaredSetting[] Load()
    {
        using Stream stream = typeof(DeclaredSettings).Assembly.GetManifestResourceStream("settings.json")!;
        return JsonSerializer.Deserialize<DeclaredSetting[]>(stream, JsonSerializerOptions.Web)!;
    }
}
