using System.Collections;
using System.Security.Cryptography;
using System.Text;

namespace Observatoire.Local;

/// <summary>The environment the handler is given: everything inherited, and the app settings where nothing is set.</summary>
internal static class AppSettings
{
    /// <remarks>
    /// The store and the token are always the runner's own: a setting left in the environment must not send
    /// demonstration returns to a real account.
    /// </remarks>
    public static Dictionary<string, string> Build(
        string storage,
        string dgasToken,
        IReadOnlyDictionary<string, string> chosen
    )
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["REFRESH_INDICATORS_CRON"] = "0 */5 * * * *",
            ["PUBLISH_RELEASE_CRON"] = "0 */15 * * * *",
            ["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "268435456",
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
        settings["DGAS_TOKEN_SHA256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dgasToken)));
        return settings;
    }
}
