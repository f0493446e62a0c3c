using System.Security.Cryptography;
using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Formats.Nomenclature;
using Observatoire.Host.Hosting;
using Observatoire.Host.Service;
using Observatoire.Pages.Assets;
using Observatoire.Pages.Rendering;
using Observatoire.Statistics.Indicators;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>What releases are made of.</summary>
public static class ReleaseSetup
{
    /// <param name="services">The services of the app.</param>
    /// <param name="nomenclature">The nomenclature of the app.</param>
    /// <param name="dashboards">The dashboards of the app.</param>
    public static void AddReleases(this IServiceCollection services, string nomenclature, string dashboards)
    {
        services.AddSingleton<ReleaseStore>();
        services.AddSingleton<SiteStore>();
        services.AddSingleton(provider =>
        {
            DisclosureRules rules = NomenclatureFolder.ReadDisclosureRules(nomenclature);
            rules.Prove(provider.GetRequiredService<EditionSeries>());
            return rules;
        });
        services.AddSingleton(_ => SiteAssets.Load(dashboards));
        services.AddSingleton(provider => new SiteRenderer(
            provider.GetRequiredService<SiteAssets>(),
            new DepositSite(
                provider.GetRequiredService<Settings>().SiteApiAddress,
                NomenclatureFolder.ReadReasons(nomenclature)
            )
        ));
        services.AddSingleton(provider => new ReleaseMethod(
            provider.GetRequiredService<EditionSeries>(),
            provider.GetRequiredService<Typology>(),
            provider.GetRequiredService<DisclosureRules>(),
            provider.GetRequiredService<SiteRenderer>(),
            provider.GetRequiredService<Settings>().Calendar,
            Fingerprint.Compute([
                typeof(ReleaseProtection).Module.ModuleVersionId.ToString("N"),
                typeof(MonthAggregation).Module.ModuleVersionId.ToString("N"),
                Fingerprint.OfFolder(nomenclature),
                .. provider.GetRequiredService<SiteRenderer>().Territorial,
            ]),
            VersionOf(
                dashboards,
                Path.Combine(nomenclature, "disclosure.json"),
                provider.GetRequiredService<Settings>()
            )
        ));
        services.AddSingleton(_ => NomenclatureFolder.ReadChecklist(nomenclature));
        services.AddSingleton<ReleaseReview>();
        services.AddSingleton<ReleaseSource>();
        services.AddSingleton<ReleaseHistory>();
        services.AddSingleton<FigureProtection>();
        services.AddSingleton<ReleaseDocuments>();
        services.AddSingleton<ReleasedMonths>();
        services.AddSingleton<SitePublication>();
        services.AddSingleton<ApproveRelease.Judgement>();
        services.AddSingleton<PrepareReleases.Services>();
    }

    /// <summary>What a site is made with, beside its figures: code, dashboards, rules of disclosure control.</summary>
    private static string VersionOf(string dashboards, string rules, Settings settings) =>
        Fingerprint.Compute([
            typeof(SiteRenderer).Module.ModuleVersionId.ToString("N"),
            typeof(ReleaseProtection).Module.ModuleVersionId.ToString("N"),
            Fingerprint.OfFolder(dashboards),
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(rules))),
            settings.SiteApiAddress,
        ]);
}
