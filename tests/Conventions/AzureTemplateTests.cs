using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Conventions;

/// <summary>What Azure is given and what the code asks for are the same names.</summary>
public sealed class AzureTemplateTests
{
    /// <summary>Read by the platform and the host, not by the code.</summary>
    private static readonly string[] ReadByThePlatform =
    [
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "AzureWebJobsStorage__accountName",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsStorage__credential",
    ];

    [BicepFact]
    public void The_template_compiles_without_a_warning() =>
        Assert.Contains("resources", BicepTemplate.Template.EnumerateObject().Select(property => property.Name));

    [BicepFact]
    public void The_storage_account_has_the_containers_and_tables_of_the_code()
    {
        // The application makes $web itself: it is the site's, and a template could not switch the site on.
        Assert.Equal(
            StorageNames.Containers.Except([StorageNames.Site]),
            BicepTemplate.Variable("storage", "containers")
        );
        Assert.Equal(StorageNames.Tables, BicepTemplate.Variable("storage", "tables"));
    }

    [BicepFact]
    public void The_function_app_runs_the_isolated_worker_on_Flex_Consumption()
    {
        JsonElement plan = Assert.Single(BicepTemplate.Resources("Microsoft.Web/serverfarms"));
        Assert.Equal("FC1", plan.GetProperty("sku").GetProperty("name").GetString());
        JsonElement runtime = App().GetProperty("functionAppConfig").GetProperty("runtime");
        Assert.Equal("dotnet-isolated", runtime.GetProperty("name").GetString());
        Assert.Equal("10.0", runtime.GetProperty("version").GetString());
        Assert.DoesNotContain(
            SettingNames(),
            name => name is "FUNCTIONS_WORKER_RUNTIME" or "FUNCTIONS_EXTENSION_VERSION" or "WEBSITE_RUN_FROM_PACKAGE"
        );
    }

    [BicepFact]
    public void Every_setting_of_the_code_is_given_and_nothing_else()
    {
        // The connection string is for Azurite: no deployment gives it.
        string[] declared =
        [
            .. typeof(Settings)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(field => field.IsLiteral && field.FieldType == typeof(string))
                .Select(field => (string)field.GetRawConstantValue()!),
        ];
        Assert.Equal(
            declared.Except([Settings.StorageConnection]).Order(StringComparer.Ordinal),
            Settings.Deployed.Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            Settings.Deployed.Order(StringComparer.Ordinal),
            SettingNames().Except(ReadByThePlatform).Order(StringComparer.Ordinal)
        );
    }

    [BicepFact]
    public void Every_setting_a_trigger_names_is_given()
    {
        HashSet<string> named =
        [
            .. Repository
                .FilesWhere(path => Regex.IsMatch(path, @"^functions/Host/\w+/\w+\.cs$"))
                .SelectMany(path => Regex.Matches(Repository.Read(path), @"TimerTrigger\(""%([A-Z_]+)%""\)"))
                .Select(match => match.Groups[1].Value),
        ];
        Assert.NotEmpty(named);
        Assert.Superset(named, SettingNames().ToHashSet());
    }

    [BicepFact]
    public void The_platform_answers_no_preflight_in_the_place_of_the_app() =>
        Assert.False(App().GetProperty("siteConfig").TryGetProperty("cors", out _));

    [BicepFact]
    public void No_key_opens_the_storage_account_and_no_container_is_public()
    {
        JsonElement account = Assert
            .Single(BicepTemplate.Resources("Microsoft.Storage/storageAccounts"))
            .GetProperty("properties");
        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
    }

    [BicepFact]
    public void The_identity_may_switch_the_site_and_has_no_other_right_over_the_account_itself()
    {
        JsonElement role = Assert.Single(BicepTemplate.Resources("Microsoft.Authorization/roleDefinitions"));
        JsonElement permission = Assert.Single(
            role.GetProperty("properties").GetProperty("permissions").EnumerateArray()
        );
        Assert.Equal(
            [
                "Microsoft.Storage/storageAccounts/blobServices/read",
                "Microsoft.Storage/storageAccounts/blobServices/write",
            ],
            permission.GetProperty("actions").EnumerateArray().Select(action => action.GetString())
        );
        Assert.Equal(["actions"], permission.EnumerateObject().Select(property => property.Name));
    }

    [BicepFact]
    public void The_parameters_of_production_fit_the_template()
    {
        string file = Repository.Read("infra/azure/parameters/production.bicepparam");
        IEnumerable<string> given = Regex.Matches(file, @"(?m)^param (\w+) =").Select(match => match.Groups[1].Value);
        IEnumerable<string> wanted = BicepTemplate
            .Template.GetProperty("parameters")
            .EnumerateObject()
            .Where(parameter => !parameter.Value.TryGetProperty("defaultValue", out _))
            .Select(parameter => parameter.Name);
        Assert.Equal(wanted.Order(StringComparer.Ordinal), given.Order(StringComparer.Ordinal));
    }

    private static JsonElement App() =>
        Assert.Single(BicepTemplate.Resources("Microsoft.Web/sites")).GetProperty("properties");

    private static string[] SettingNames() =>
        [
            .. App()
                .GetProperty("siteConfig")
                .GetProperty("appSettings")
                .EnumerateArray()
                .Select(setting => setting.GetProperty("name").GetString()!),
        ];
}
