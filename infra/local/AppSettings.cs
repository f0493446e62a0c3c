using System.Collections;

namespace Observatoire.Local;

/// <summary>The environment the worker is given: everything inherited, and the app settings where nothing is set.</summary>
internal static class AppSettings
{
    /// <remarks>
    /// The store and the identity provider are always the runner's own: a setting left in the environment must not send
    /// demonstration returns to a real account.
    /// </remarks>
    public static Dictionary<string, string> Build(
        string storage,
        Uri identity,
        IReadOnlyDictionary<string, string> chosen
    )
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["REFRESH_INDICATORS_CRON"] = "0 */5 * * * *",
            ["CLOSE_MONTH_CRON"] = "0 30 3 * * *",
            ["PREPARE_RELEASES_CRON"] = "30 */5 * * * *",
            ["PUBLISH_APPROVED_RELEASES_CRON"] = "0 * * * * *",
            ["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "268435456",
            // Everyone on this machine has the same address.
            ["OPEN_REQUESTS_PER_MINUTE"] = "60000",
        };
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
}
