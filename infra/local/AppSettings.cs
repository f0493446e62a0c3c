using System.Collections;
using System.Text.Json;

namespace Observatoire.Local;

/// <summary>The environment the worker is given: everything inherited, and the settings of the app's folder where nothing is set.</summary>
internal static class AppSettings
{
    private const string LocalFile = "local.settings.json";

    /// <summary>The settings the build of an app gives a local machine, as Core Tools reads them; none where it gives none.</summary>
    public static Dictionary<string, string> OfFolder(string appFolder)
    {
        string file = Path.Combine(appFolder, LocalFile);
        return File.Exists(file)
            ? JsonSerializer
                .Deserialize<LocalSettings>(File.ReadAllText(file))!
                .Values.ToDictionary(StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <remarks>
    /// The store and the identity provider are always the runner's own: a setting left in the environment must not send
    /// demonstration returns to a real account.
    /// </remarks>
    public static Dictionary<string, string> Build(
        string appFolder,
        string storage,
        Uri identity,
        IReadOnlyDictionary<string, string> chosen
    )
    {
        Dictionary<string, string> settings = OfFolder(appFolder);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            settings[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        foreach ((string name, string value) in chosen)
        {
            settings[name] = value;
        }

        settings["AzureWebJobsStorage"] = storage;
        settings["ObservatoireStorage"] = storage;
        settings["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        settings["OIDC_AUTHORITY"] = identity.OriginalString;
        settings["OIDC_AUDIENCE"] = IdentityProvider.Audience;
        settings["OIDC_ROLE"] = IdentityProvider.Role;
        return settings;
    }

    private sealed record LocalSettings(IReadOnlyDictionary<string, string> Values);
}
