using System.Security.Cryptography;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Releases;
using Observatoire.Formats.Nomenclature;
using Observatoire.Host.Hosting;
using Observatoire.Pages;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Organisations;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>What releases are made of and by which routes and timers they go, from candidate to published.</summary>
public static class ReleaseSetup
{
    /// <param name="services">The services of the app.</param>
    /// <param name="nomenclature">The staged nomenclature.</param>
    /// <param name="dashboards">The staged dashboards.</param>
    public static void AddReleases(this IServiceCollection services, string nomenclature, string dashboards)
    {
        services.AddSingleton<ReleaseStore>();
        services.AddSingleton<SiteStore>();
        byte[] rules = File.ReadAllBytes(Path.Combine(nomenclature, "disclosure.json"));
        services.AddSingleton(DisclosureRules.Parse(rules));
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
            VersionOf(dashboards, rules, provider.GetRequiredService<Settings>())
        ));
        services.AddSingleton(NomenclatureFolder.ReadChecklist(nomenclature));
        services.AddSingleton<ReleaseReview>();
        services.AddSingleton<ReleaseSource>();
        services.AddSingleton<ReleaseHistory>();
        services.AddSingleton<ReleaseDocuments>();
        services.AddSingleton<SitePublication>();
        services.AddSingleton<ApproveRelease.Judgement>();
        services.AddSingleton<PrepareReleases.Services>();
        services.AddJob<PrepareReleases>();
        services.AddJob<PublishApprovedReleases>();
    }

    public static void MapReleases(this WebApplication app)
    {
        app.MapMakeRelease();
        app.MapListReleases();
        app.MapShowRelease();
        app.MapApproveRelease();
        app.MapWithdrawRelease();
        app.MapTimer<PrepareReleases>();
        app.MapTimer<PublishApprovedReleases>();
    }

    /// <summary>What a site is made with, beside its figures: code, dashboards, rules of disclosure control.</summary>
    private static string VersionOf(string dashboards, byte[] rules, Settings settings) =>
        Fingerprint.Of([
            typeof(SiteRenderer).Module.ModuleVersionId.ToString("N"),
            typeof(ReleaseProtection).Module.ModuleVersionId.ToString("N"),
            Fingerprint.OfFolder(dashboards),
            Convert.ToHexStringLower(SHA256.HashData(rules)),
            settings.SiteApiAddress,
        ]);
}
