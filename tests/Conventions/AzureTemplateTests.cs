using System.Text.Json;
using System.Text.RegularExpressions;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Conventions;

/// <summary>What Azure is given and what the code asks for are the same names.</summary>
public sealed class AzureTemplateTests
{
    private const string Production = "infra/azure/parameters/production.bicepparam";

    private static readonly Lazy<KeyValuePair<string, string>[]> LazyGiven = new(() =>
        GivenBy(Repository.Read(Production))
    );

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
            LazyGiven.Value.Select(setting => setting.Key),
            name => name is "FUNCTIONS_WORKER_RUNTIME" or "FUNCTIONS_EXTENSION_VERSION" or "WEBSITE_RUN_FROM_PACKAGE"
        );
    }

    [BicepFact]
    public void Every_setting_that_is_declared_for_Azure_is_given_once_and_nothing_else() =>
        Assert.Equal(
            DeclaredSettings
                .All.Where(setting => setting.Given != SettingGiver.Local)
                .Select(setting => setting.Name)
                .Order(StringComparer.Ordinal),
            LazyGiven.Value.Select(setting => setting.Key).Order(StringComparer.Ordinal)
        );

    [BicepFact]
    public void Production_gives_every_setting_a_value_that_can_be_used()
    {
        Dictionary<string, string> given = new(LazyGiven.Value);
        DeclaredSetting[] deployed =
        [
            .. DeclaredSettings.All.Where(setting => setting.Given == SettingGiver.Deployment),
        ];
        Assert.NotEmpty(deployed);
        Assert.All(deployed, setting => Assert.Null(setting.FaultOf(given[setting.Name])));
    }

    [BicepFact]
    public void A_setting_that_is_forgotten_or_not_declared_is_refused_by_its_name()
    {
        string parameters = Repository.Read(Production);
        const string given = "  OIDC_ROLE:";
        Assert.Contains(given, parameters, StringComparison.Ordinal);
        string forgotten = Regex.Replace(parameters, $"(?m)^{given}.*\n", "");
        Assert.Contains("OIDC_ROLE", BicepTemplate.Foresee(forgotten).Refusal, StringComparison.Ordinal);
        string misspelt = parameters.Replace(given, given + " ''\n  OIDC_ROLES:", StringComparison.Ordinal);
        Assert.Contains("OIDC_ROLES", BicepTemplate.Foresee(misspelt).Refusal, StringComparison.Ordinal);
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
        string file = Repository.Read(Production);
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

    private static KeyValuePair<string, string>[] GivenBy(string parameters)
    {
        (JsonElement[] resources, string refusal) = BicepTemplate.Foresee(parameters);
        Assert.Empty(refusal);
        return
        [
            .. Assert
                .Single(resources, resource => resource.GetProperty("type").GetString() == "Microsoft.Web/sites")
                .GetProperty("properties")
                .GetProperty("siteConfig")
                .GetProperty("appSettings")
                .EnumerateArray()
                .Select(setting =>
                    KeyValuePair.Create(
                        setting.GetProperty("name").GetString()!,
                        setting.GetProperty("value").GetString()!
                    )
                ),
        ];
    }
}
