using System.Net;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Logging.Console;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Verdicts;
using Observatoire.Host.Releases;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Organisations;
using Observatoire.Statistics.Returns;
using Observatoire.Storage;

namespace Observatoire.Host.Hosting;

/// <summary>How the app stands under the Functions host: where it listens, how it logs, who may call, what it is made of.</summary>
public static class HostingSetup
{
    public static void AddHosting(this WebApplicationBuilder builder)
    {
        Settings settings = Settings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);

        // Explicitly, so that ASPNETCORE_URLS meant for the Functions host itself changes nothing here.
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // RequestBytes gives the limit and its French answer.
            kestrel.Listen(IPAddress.Loopback, settings.HandlerPort);
        });

        // The Functions host takes each line of standard output as one entry, and standard error as errors.
        builder.Logging.ClearProviders().AddJsonConsole();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning);
        builder.Services.Configure<ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Error
        );

        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
        );
        if (settings.SiteOrigin is string origin)
        {
            builder.Services.AddCors(cors =>
                cors.AddDefaultPolicy(policy =>
                    policy
                        .WithOrigins(origin)
                        .WithMethods("GET", "POST", "PUT")
                        .WithHeaders("Authorization", "Content-Type", "If-None-Match")
                        .WithExposedHeaders("Content-Disposition", "Retry-After")
                )
            );
        }

        builder.Services.AddCallers(settings);
        builder.Services.AddOpenRouteLimits(settings);
    }

    public static void AddObservatoire(this WebApplicationBuilder builder)
    {
        string nomenclature = Path.Combine(AppContext.BaseDirectory, "nomenclature");
        string dashboards = Path.Combine(AppContext.BaseDirectory, "dashboards");
        builder.Services.AddSingleton(NomenclatureFolder.Read(nomenclature));
        builder.Services.AddSingleton(NomenclatureFolder.ReadFindings(nomenclature));
        builder.Services.AddSingleton(NomenclatureFolder.ReadTemplateText(nomenclature));
        builder.Services.AddSingleton(NomenclatureFolder.ReadSentences(nomenclature));
        builder.Services.AddSingleton<ReturnCheck>();
        builder.Services.AddSingleton<VerdictWords>();
        builder.Services.AddSingleton<ReturnChecking>();
        builder.Services.AddSingleton<Deposits>();
        builder.Services.AddSingleton(NomenclatureFolder.ReadReportText(nomenclature));
        builder.Services.AddSingleton(new Explanations(NomenclatureFolder.ReadReasons(nomenclature)));
        builder.Services.AddSingleton(services =>
        {
            Settings settings = services.GetRequiredService<Settings>();
            return string.IsNullOrEmpty(settings.Connection)
                ? StorageAccount.ConnectWithIdentity(settings.AccountName!, settings.ClientId)
                : StorageAccount.Connect(settings.Connection);
        });
        builder.Services.AddSingleton<StorageReadiness>();
        builder.Services.AddSingleton<RawStore>();
        builder.Services.AddSingleton<FactStore>();
        builder.Services.AddSingleton<AcceptedReturns>();
        builder.Services.AddSingleton<Ledger>();
        builder.Services.AddSingleton<KeyRing>();
        builder.Services.AddSingleton<RefusalLog>();
        builder.Services.AddSingleton<OrganisationStore>();
        builder.Services.AddSingleton<KnownOrganisations>();
        Typology typology = NomenclatureFolder.ReadTypology(nomenclature);
        builder.Services.AddSingleton(typology);
        builder.Services.AddSingleton(new OrganisationCheck(typology, NomenclatureFolder.ReadCommunes(nomenclature)));
        builder.Services.AddSingleton<MonthJournal>();
        builder.Services.AddSingleton<MonthGate>();
        builder.Services.AddSingleton<IndicatorStore>();
        builder.Services.AddSingleton<KeyUse>();
        builder.Services.AddSingleton<KeyAuthentication.Services>();
        builder.Services.AddSingleton(services => new RefreshIndicators.Method(
            services.GetRequiredService<EditionSeries>(),
            Fingerprint.OfFolder(nomenclature)
        ));
        builder.Services.AddJob<CloseMonth>();
        builder.Services.AddJob<RefreshIndicators>();
        builder.Services.AddReleases(nomenclature, dashboards);
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseMiddleware<UnexpectedFaults>();
        app.UseMiddleware<FailedAuthentications>();
        if (app.Services.GetRequiredService<Settings>().SiteOrigin is not null)
        {
            app.UseCors();
        }

        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
    }

    /// <summary>The Functions host asks <c>GET /</c> until it is answered: at once, before storage or anything else.</summary>
    public static void MapReadiness(this WebApplication app) => app.MapGet("/", static () => Results.Ok());
}
